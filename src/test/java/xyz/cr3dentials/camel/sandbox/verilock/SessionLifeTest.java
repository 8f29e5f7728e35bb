package xyz.cr3dentials.camel.sandbox.verilock;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import xyz.cr3dentials.camel.sandbox.CommonSwitches;
import xyz.cr3dentials.camel.sandbox.CommonSwitches.Finishing;
import xyz.cr3dentials.camel.sandbox.ListOrder;
import xyz.cr3dentials.camel.sandbox.Outcomes;
import xyz.cr3dentials.camel.sandbox.verilock.VerilockSwitches.Page;
import xyz.cr3dentials.camel.sandbox.verilock.VerilockSwitches.Spelling;

class SessionLifeTest {

    private static final Pattern TICKET = Pattern.compile("name=\"ticket\" value=\"([^\"]+)\"");
    private static final Map<String, String> FORM = Map.of("Content-Type", "application/x-www-form-urlencoded");

    private final SandboxFixture fixture = new SandboxFixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void aSessionEndsByItselfInTheOutcomeThatIsDrawn() {
        fixture.sandbox
                .set(VerilockSwitches.FINISHING, Finishing.AUTOMATIC)
                .set(VerilockSwitches.OUTCOMES, Outcomes.always("declined"))
                .set(VerilockSwitches.UNKNOWN_STATUS, "in_review");
        String id = fixture.createdId();
        List<String> seen = new ArrayList<>();
        for (int step = 0; step < 5; step++) {
            seen.add(fixture.status(id));
            fixture.pass(1);
        }

        assertThat(seen).containsExactly("created", "processing", "in_review", "declined", "declined");
    }

    @Test
    void aSessionNobodyFinishesExpiresWhenItsTimeIsUp() {
        JsonNode usual = fixture.created(SandboxFixture.PROFILE);
        JsonNode brief = fixture.created(SandboxFixture.request("\"expires_in\":300"));
        fixture.pass(299);
        assertThat(fixture.status(id(brief))).isEqualTo("processing");
        fixture.pass(1);
        assertThat(fixture.status(id(brief))).isEqualTo("expired");
        assertThat(fixture.session(id(brief)).get("completed_at").textValue()).isEqualTo("2026-11-20T10:05:00Z");
        fixture.pass(3_300);
        assertThat(fixture.status(id(usual))).isEqualTo("expired");
    }

    @ParameterizedTest
    @CsvSource({"approved, approved", "declined, declined", "expired, expired", "left, processing"})
    void aPersonDecidesOnTheHostedPageAndIsSentBackWithoutAWordOnTheOutcome(String button, String status) {
        JsonNode created =
                fixture.created(SandboxFixture.request("\"redirect_url\":\"https://partner.example/back?order=7\""));
        String url = created.get("session_url").textValue();
        HttpResponse<String> page = open(url);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("form-action 'self' https://partner.example;");
        assertThat(fixture.status(id(created))).isEqualTo("processing");

        HttpResponse<String> answer = click(url, ticket(page), button);
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location")).hasValue("https://partner.example/back?order=7");
        fixture.pass(1);
        assertThat(fixture.status(id(created))).isEqualTo(status);
        boolean over = !status.equals("processing");
        assertThat(open(url).statusCode()).isEqualTo(over ? 410 : 200);
        assertThat(click(url, ticket(page), "approved").statusCode()).isEqualTo(over ? 410 : 303);
    }

    @Test
    void withoutRedirectThePersonStaysOnThePage() {
        JsonNode created = fixture.created(SandboxFixture.PROFILE);
        String url = created.get("session_url").textValue();
        HttpResponse<String> page = open(url);

        assertThat(click(url, ticket(page), "approved").body()).contains("Thank you");
        assertThat(click(url, "wrong", "approved").statusCode()).isEqualTo(404);
        assertThat(click(url, ticket(page), "created").statusCode()).isEqualTo(400);
        assertThat(open(url + "x").statusCode()).isEqualTo(404);
    }

    @Test
    void theSessionsIdOpensThePageOnlyInTheOlderSpelling() {
        JsonNode created = fixture.created(SandboxFixture.PROFILE);
        String url = created.get("session_url").textValue();
        String byId = url.substring(0, url.lastIndexOf('/') + 1) + id(created);

        assertThat(open(byId).statusCode()).isEqualTo(404);
        fixture.sandbox.set(VerilockSwitches.SPELLING, Spelling.OLDER);
        assertThat(open(byId).statusCode()).isEqualTo(200);
        assertThat(fixture.created(SandboxFixture.PROFILE).get("hosted_url").textValue())
                .contains("/verify/ses_");
    }

    @Test
    void aListIsCutIntoPages() {
        fixture.sandbox.set(VerilockSwitches.LIST_ORDER, ListOrder.OLDEST_FIRST);
        List<String> made = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            made.add(fixture.createdId());
        }

        assertThat(ids(list("?per_page=3"))).isEqualTo(made.subList(0, 3));
        assertThat(ids(list("?per_page=3&page=3"))).isEqualTo(made.subList(6, 7));
        assertThat(ids(list("?per_page=3&page=4"))).isEmpty();
        assertThat(list("?per_page=3&page=2").get("meta").toString())
                .isEqualTo("{\"current_page\":2,\"last_page\":3,\"per_page\":3,\"total\":7}");
        fixture.sandbox.set(VerilockSwitches.LIST_ORDER, ListOrder.NEWEST_FIRST);
        Collections.reverse(made);
        assertThat(ids(list(""))).isEqualTo(made);
    }

    @Test
    void aListIsFilteredByStatusAndDay() {
        String early = fixture.createdId();
        fixture.pass(86_400);
        String late = fixture.createdId();

        assertThat(ids(list("?status=expired"))).containsExactly(early);
        assertThat(ids(list("?from=2026-11-21"))).containsExactly(late);
        assertThat(ids(list("?to=2026-11-20"))).containsExactly(early);
        assertThat(ids(list("?from=2026-11-20&to=2026-11-21"))).hasSize(2);
    }

    @Test
    void aPageCanBeIgnored() {
        for (int i = 0; i < 4; i++) {
            fixture.createdId();
        }
        JsonNode first = list("?per_page=2");
        fixture.sandbox.set(VerilockSwitches.PAGE, Page.IGNORED);
        assertThat(list("?per_page=2&page=2")).isEqualTo(first);
        fixture.sandbox.set(VerilockSwitches.PAGE, Page.IGNORED_BUT_ECHOED);
        assertThat(ids(list("?per_page=2&page=2"))).isEqualTo(ids(first));
        assertThat(list("?per_page=2&page=2").at("/meta/current_page").intValue())
                .isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"?page=0", "?page=x", "?per_page=0", "?per_page=101", "?from=yesterday", "?to=2026-02-30"})
    void aWrongQueryIsRefused(String query) {
        HttpResponse<String> answer = fixture.get(SandboxFixture.SESSIONS + query);

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(fixture.violations("GET", answer)).isEmpty();
    }

    @Test
    void aPageSizeOutOfRangeCanBeClamped() {
        fixture.sandbox.set(VerilockSwitches.PER_PAGE_OUT_OF_RANGE, CommonSwitches.OutOfRange.CLAMP);

        assertThat(list("?per_page=500").at("/meta/per_page").intValue()).isEqualTo(100);
    }

    @Test
    void commandsEndHoldSpawnAndForgetSessions() {
        String id = fixture.createdId();
        assertThat(control("/sessions/" + id, "{\"status\":\"paused\"}")).isEqualTo(200);
        fixture.pass(10);
        assertThat(fixture.status(id)).isEqualTo("paused");
        assertThat(control("/sessions/" + id, "{\"status\":\"approved\"}")).isEqualTo(200);
        assertThat(control("/sessions/" + id, "{\"status\":\"declined\"}")).isEqualTo(409);
        assertThat(control("/switches", "{\"spelling\":\"BOTH\",\"outcomes\":{\"approved\":1}}"))
                .isEqualTo(200);
        assertThat(control("/switches", "{\"outcomes\":{\"COMPLETED\":1}}")).isEqualTo(400);
        assertThat(control("/faults", "{\"kind\":\"CUT\",\"operation\":\"listPlatforms\"}"))
                .isEqualTo(400);
        assertThat(fixture.sandbox.spawn(2)).isEqualTo(2);
        assertThat(fixture.sandbox.spawnEnded(3, "approved", Duration.ofDays(2)))
                .isEqualTo(3);
        assertThat(fixture.sandbox.createdSessions()).hasSize(1);
        assertThat(fixture.sandbox.forgetEnded(Duration.ofDays(1))).isEqualTo(3);
    }

    @Test
    void secretsStayOutOfTextsAndOfTheControlEndpoint() {
        JsonNode created = fixture.created(SandboxFixture.request("\"applicant_email\":\"ana@example.org\""));
        SandboxSession session = fixture.sandbox.createdSessions().get(0);
        String shown = fixture.send("GET", fixture.sandbox.controlUrl(), Map.of(), null)
                        .body()
                + fixture.send("GET", fixture.sandbox.controlUrl() + "/sessions", Map.of(), null)
                        .body();

        assertThat(shown).contains(id(created));
        assertThat(shown + session)
                .doesNotContain(SandboxFixture.KEY, session.sessionToken(), session.pageToken(), "ana@example.org");
    }

    private int control(String path, String body) {
        return fixture.send(
                        "POST", fixture.sandbox.controlUrl() + path, Map.of("Content-Type", "application/json"), body)
                .statusCode();
    }

    private JsonNode list(String query) {
        return SandboxFixture.json(fixture.get(SandboxFixture.SESSIONS + query).body());
    }

    private static List<String> ids(JsonNode page) {
        List<String> ids = new ArrayList<>();
        page.get("data").forEach(row -> ids.add(id(row)));
        return ids;
    }

    private static String id(JsonNode session) {
        return session.get("id").textValue();
    }

    private HttpResponse<String> open(String url) {
        return fixture.send("GET", url, Map.of(), null);
    }

    private HttpResponse<String> click(String url, String ticket, String outcome) {
        return fixture.send("POST", url, FORM, "ticket=" + ticket + "&outcome=" + outcome);
    }

    private static String ticket(HttpResponse<String> page) {
        Matcher found = TICKET.matcher(page.body());
        assertThat(found.find()).as(page.body()).isTrue();
        return found.group(1);
    }

    @Test
    void aSessionWhosePageIsOpenWaitsForThePersonInsteadOfEndingByItself() {
        fixture.sandbox.set(VerilockSwitches.FINISHING, Finishing.AUTOMATIC);
        JsonNode created = fixture.created(SandboxFixture.PROFILE);
        String url = created.get("session_url").textValue();
        fixture.pass(1);
        HttpResponse<String> page = open(url);
        fixture.pass(600);
        assertThat(fixture.status(id(created))).isEqualTo("processing");

        click(url, ticket(page), "declined");
        open(url);
        fixture.pass(1);
        assertThat(fixture.status(id(created)))
                .as("a second look decides nothing")
                .isEqualTo("declined");
    }

    @Test
    void aSingleSessionCanBeLeftToThePersonByCommand() {
        fixture.sandbox.set(VerilockSwitches.FINISHING, Finishing.AUTOMATIC);
        String id = fixture.createdId();
        assertThat(fixture.sandbox.leaveToPerson(id)).isTrue();
        fixture.pass(600);
        assertThat(fixture.status(id)).isEqualTo("processing");
        fixture.sandbox.finish(id, "approved");
        assertThat(fixture.sandbox.leaveToPerson(id)).isFalse();
    }
}
