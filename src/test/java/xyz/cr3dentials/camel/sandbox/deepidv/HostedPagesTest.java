package xyz.cr3dentials.camel.sandbox.deepidv;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import xyz.cr3dentials.camel.sandbox.CommonSwitches.Finishing;
import xyz.cr3dentials.camel.sandbox.Outcomes;
import xyz.cr3dentials.camel.sandbox.deepidv.DeepidvSwitches.Redirect;

class HostedPagesTest {

    private static final Pattern TICKET = Pattern.compile("name=\"ticket\" value=\"([^\"]+)\"");
    private static final Map<String, String> FORM = Map.of("Content-Type", "application/x-www-form-urlencoded");
    private static final String BACK = ",\"redirect_url\":\"http://localhost:8080/done?a=b#top\"";

    private final DeepidvFixture fixture = new DeepidvFixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    @ParameterizedTest
    @CsvSource({
        "SUBMIT, SUBMITTED, status=success",
        "FAIL, FAILED, status=failed&reason=face_mismatch",
        "RETRY_LATER, PENDING, status=failed&reason=document_unreadable",
        "ABANDON, PENDING, status=abandoned&reason=user_cancelled"
    })
    void aPersonActsAndIsSentBack(String action, String status, String query) {
        JsonNode created = fixture.created(BACK);
        String id = created.path("id").textValue();
        HttpResponse<String> page = open(created);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy).contains("form-action 'self' http://localhost:8080"));
        assertThat(fixture.sessionRecord(id).path("session_progress").textValue())
                .isEqualTo("STARTED");
        HttpResponse<String> answer = click(id, ticket(page), action);
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location"))
                .hasValue("http://localhost:8080/done?a=b&session_id=" + id + "&" + query + "#top");
        assertThat(fixture.status(id)).isEqualTo(status);
        assertThat(open(created).statusCode()).isEqualTo(status.equals("PENDING") ? 200 : 410);
    }

    @Test
    void theRedirectCanHaveItsOlderForm() {
        fixture.sandbox.set(DeepidvSwitches.REDIRECT, Redirect.OLDER);
        JsonNode created = fixture.created(BACK);
        String id = created.path("id").textValue();
        assertThat(click(id, ticket(open(created)), "SUBMIT").headers().firstValue("Location"))
                .hasValue("http://localhost:8080/done?a=b&sessionId=" + id + "&status=SUBMITTED#top");
    }

    @Test
    void withoutARedirectTheOutcomeIsShown() {
        JsonNode created = fixture.created("");
        String id = created.path("id").textValue();
        String ticket = ticket(open(created));
        assertThat(click(id, ticket, "SUBMIT").body()).contains("Thank you");
        assertThat(click(id, ticket, "FAIL").statusCode()).isEqualTo(410);
        assertThat(fixture.status(id)).isEqualTo("SUBMITTED");
    }

    @Test
    void neitherOpensNorActsWithoutTheRightToken() {
        JsonNode created = fixture.created(BACK);
        String id = created.path("id").textValue();
        String url = created.path("session_url").textValue();
        assertThat(fixture.send("GET", url.replace("token=", "token=x"), Map.of(), null)
                        .statusCode())
                .isEqualTo(404);
        assertThat(click(id, "wrong", "SUBMIT").statusCode()).isEqualTo(404);
        assertThat(click(id, ticket(open(created)), "VERIFIED").statusCode()).isEqualTo(400);
        assertThat(fixture.status(id)).isEqualTo("PENDING");
    }

    private HttpResponse<String> open(JsonNode created) {
        return fixture.send("GET", created.path("session_url").textValue(), Map.of(), null);
    }

    private HttpResponse<String> click(String id, String ticket, String action) {
        String url = fixture.sandbox.baseUrl() + "/verify/" + id;
        return fixture.send("POST", url, FORM, "ticket=" + ticket + "&action=" + action);
    }

    private static String ticket(HttpResponse<String> page) {
        Matcher matcher = TICKET.matcher(page.body());
        assertThat(matcher.find()).as(page.body()).isTrue();
        return matcher.group(1);
    }

    @Test
    void aSessionWhosePageIsOpenWaitsForThePersonAndThenForItsOwnReviewer() {
        fixture.sandbox
                .set(DeepidvSwitches.FINISHING, Finishing.AUTOMATIC)
                .set(DeepidvSwitches.OUTCOMES, Outcomes.always("REJECTED"));
        JsonNode created = fixture.created("");
        String id = created.path("id").textValue();
        String ticket = ticket(open(created));
        fixture.pass(600);
        assertThat(fixture.status(id)).isEqualTo("PENDING");
        click(id, ticket, "SUBMIT");
        assertThat(fixture.status(id)).isEqualTo("SUBMITTED");
        fixture.pass(1);
        assertThat(fixture.status(id)).isEqualTo("REJECTED");
    }

    @Test
    void aSingleSessionCanBeLeftToPersonAndReviewerByCommand() {
        fixture.sandbox.set(DeepidvSwitches.FINISHING, Finishing.AUTOMATIC);
        JsonNode created = fixture.created("");
        String id = created.path("id").textValue();
        assertThat(fixture.sandbox.leaveToPerson(id)).isTrue();
        click(id, ticket(open(created)), "SUBMIT");
        fixture.pass(600);
        assertThat(fixture.status(id)).isEqualTo("SUBMITTED");
        fixture.sandbox.finish(id, "VERIFIED");
        assertThat(fixture.sandbox.leaveToPerson(id)).isFalse();
    }
}
