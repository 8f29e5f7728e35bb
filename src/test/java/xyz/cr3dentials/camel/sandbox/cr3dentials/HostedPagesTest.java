package xyz.cr3dentials.camel.sandbox.cr3dentials;

import static org.assertj.core.api.Assertions.assertThat;

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
import xyz.cr3dentials.camel.sandbox.cr3dentials.Cr3dentialsSwitches.EmbedToken;

class HostedPagesTest {

    private static final Pattern TICKET = Pattern.compile("name=\"ticket\" value=\"([^\"]+)\"");
    private static final Map<String, String> FORM = Map.of("Content-Type", "application/x-www-form-urlencoded");

    private final SandboxFixture fixture = new SandboxFixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    @ParameterizedTest
    @CsvSource({"COMPLETED, 2", "PARTIAL_COMPLETE, 1", "ERROR, 0", "CANCELLED, 0"})
    void aPersonEndsTheSessionByClicking(String outcome, int secondsLater) {
        String id = fixture.created();
        fixture.pass(10);
        HttpResponse<String> page = open(embedUrl(id));
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("Verify with Shopmart", "AWAITING_USER", "60 %", outcome);
        assertThat(page.headers().firstValue("Cache-Control")).hasValue("no-store");

        assertThat(click(id, ticket(page), outcome).statusCode()).isEqualTo(200);
        if (secondsLater > 0) {
            assertThat(fixture.status(id)).isEqualTo("COLLECTING_DATA");
        }
        fixture.pass(secondsLater);

        assertThat(fixture.status(id)).isEqualTo(outcome);
    }

    @Test
    void theLinkIsDeadOnceTheSessionHasEnded() {
        String id = fixture.created();
        String url = embedUrl(id);
        String ticket = ticket(open(url));
        fixture.sandbox.finish(id, "CANCELLED");

        assertThat(open(url).statusCode()).isEqualTo(410);
        assertThat(click(id, ticket, "COMPLETED").statusCode()).isEqualTo(410);
        assertThat(fixture.status(id)).isEqualTo("CANCELLED");
    }

    @Test
    void aLinkCanWorkOnceOnlyWhileItsPageGoesOn() {
        fixture.sandbox.set(Cr3dentialsSwitches.EMBED_TOKEN, EmbedToken.SINGLE_USE);
        String id = fixture.created();
        HttpResponse<String> page = open(embedUrl(id));

        assertThat(open(embedUrl(id)).statusCode()).isEqualTo(404);
        assertThat(click(id, ticket(page), "CANCELLED").statusCode()).isEqualTo(200);
        assertThat(fixture.status(id)).isEqualTo("CANCELLED");
    }

    @Test
    void neitherOpensNorActsWithoutTheRightToken() {
        String id = fixture.created();
        String url = embedUrl(id);
        String bare = url.substring(0, url.indexOf('?'));
        String embedToken = url.substring(url.indexOf("token=") + 6);

        assertThat(open(bare).statusCode()).isEqualTo(404);
        assertThat(open(bare + "?token=wrong").statusCode()).isEqualTo(404);
        assertThat(open(url.replace(id, "unknown")).statusCode()).isEqualTo(404);
        assertThat(click(id, "wrong", "COMPLETED").statusCode()).isEqualTo(404);
        assertThat(click(id, embedToken, "COMPLETED").statusCode())
                .as("the address alone cannot click")
                .isEqualTo(404);
        assertThat(click(id, ticket(open(url)), "TERMINATED").statusCode()).isEqualTo(400);
        assertThat(fixture.status(id)).isEqualTo("CREATED");
    }

    private String embedUrl(String id) {
        return fixture.session(id).get("embedUrl").textValue();
    }

    private HttpResponse<String> open(String url) {
        return fixture.send("GET", url, Map.of(), null);
    }

    private HttpResponse<String> click(String id, String ticket, String outcome) {
        String url = fixture.sandbox.baseUrl().replace("/v1", "/verify/" + id);
        return fixture.send("POST", url, FORM, "ticket=" + ticket + "&outcome=" + outcome);
    }

    private static String ticket(HttpResponse<String> page) {
        Matcher found = TICKET.matcher(page.body());
        assertThat(found.find()).as(page.body()).isTrue();
        return found.group(1);
    }

    @Test
    void aSessionWhosePageIsOpenWaitsForThePersonInsteadOfEndingByItself() {
        fixture.sandbox.set(Cr3dentialsSwitches.FINISHING, Finishing.AUTOMATIC);
        String leftAlone = fixture.created();
        String opened = fixture.created();
        fixture.pass(2);
        HttpResponse<String> page = open(embedUrl(opened));
        fixture.pass(3_600);
        assertThat(fixture.sandbox.session(leftAlone)).matches(session -> session != null && session.isTerminal());
        assertThat(fixture.status(opened)).isEqualTo("AWAITING_USER");

        click(opened, ticket(page), "COMPLETED");
        open(embedUrl(opened));
        fixture.pass(2);
        assertThat(fixture.status(opened)).as("a second look decides nothing").isEqualTo("COMPLETED");
    }

    @Test
    void openingThePageTooLateStopsNothing() {
        fixture.sandbox
                .set(Cr3dentialsSwitches.FINISHING, Finishing.AUTOMATIC)
                .set(Cr3dentialsSwitches.OUTCOMES, Outcomes.always("COMPLETED"));
        String id = fixture.created();
        fixture.pass(7);
        assertThat(fixture.status(id)).isEqualTo("COLLECTING_DATA");
        open(embedUrl(id));
        fixture.pass(2);
        assertThat(fixture.status(id)).isEqualTo("COMPLETED");
    }
}
