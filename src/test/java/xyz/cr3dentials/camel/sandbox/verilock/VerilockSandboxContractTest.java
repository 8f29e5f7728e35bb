package xyz.cr3dentials.camel.sandbox.verilock;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import xyz.cr3dentials.camel.sandbox.Fault;
import xyz.cr3dentials.camel.sandbox.Fault.Kind;
import xyz.cr3dentials.camel.sandbox.Switch;
import xyz.cr3dentials.camel.sandbox.verilock.VerilockSwitches.FieldErrors;
import xyz.cr3dentials.camel.sandbox.verilock.VerilockSwitches.Spelling;

class VerilockSandboxContractTest {

    private static final String FULL_REQUEST = SandboxFixture.request("""
            "applicant_email":"ana@example.org","applicant_name":"Ana Berg","external_id":"cust-17",
            "redirect_url":"https://partner.example/back","expires_in":1800,"metadata":{"branch":"north"}""");

    private final SandboxFixture fixture = new SandboxFixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void theUsualCallsFitOnBothSides() {
        wholeCallsFit();
    }

    static Stream<String> positions() {
        return VerilockSwitches.ALL.stream()
                .filter(one -> one != VerilockSwitches.REQUEST_ID && one != VerilockSwitches.KEY_HEADER)
                .flatMap(VerilockSandboxContractTest::positionsOf);
    }

    @ParameterizedTest
    @MethodSource("positions")
    void everySwitchStaysWithinTheDescription(String change) {
        fixture.sandbox.switches().set(SandboxFixture.json(change));

        wholeCallsFit();
    }

    @Test
    void anAnswerWithoutRequestIdIsOutsideTheDescription() {
        fixture.sandbox.set(VerilockSwitches.REQUEST_ID, false);

        assertThat(fixture.violations("GET", fixture.get(SandboxFixture.SESSIONS)))
                .isNotEmpty();
    }

    @ParameterizedTest
    @EnumSource(Spelling.class)
    void answersAreSpeltAsTheGenerationHasIt(Spelling spelling) {
        fixture.sandbox.set(VerilockSwitches.SPELLING, spelling);
        JsonNode created = fixture.created(FULL_REQUEST);
        JsonNode session = fixture.session(created.get("id").textValue());
        boolean newer = spelling != Spelling.OLDER;
        boolean older = spelling != Spelling.NEWER;

        assertThat(created.has("session_url")).isEqualTo(newer);
        assertThat(created.has("session_token")).isEqualTo(newer);
        assertThat(created.has("hosted_url")).isEqualTo(older);
        assertThat(created.get("expires_at").textValue()).isEqualTo("2026-11-20T10:30:00Z");
        assertThat(session.has("external_id")).isEqualTo(newer);
        assertThat(session.has("reference_id")).isEqualTo(older);
        assertThat(session.get(newer ? "external_id" : "reference_id").textValue())
                .isEqualTo("cust-17");
        assertThat(session.get("applicant").get("last_name").textValue()).isEqualTo("Berg");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"profile_id\":\"7\"}",
                "{\"profile_id\":7}",
                "\"expires_in\":299",
                "\"expires_in\":86401",
                "\"expires_in\":\"300\"",
                "\"redirect_url\":\"/back\"",
                "\"redirect_url\":\"//partner.example/back\"",
                "\"applicant_email\":5",
                "\"metadata\":[]"
            })
    void refusesBadRequestsWithADescribedError(String wrong) {
        String body = wrong.startsWith("{") ? wrong : SandboxFixture.request(wrong);
        for (FieldErrors form : FieldErrors.values()) {
            fixture.sandbox.set(VerilockSwitches.FIELD_ERRORS, form);
            HttpResponse<String> answer = fixture.create(body);

            assertThat(answer.statusCode()).as(body).isEqualTo(422);
            assertThat(fixture.violations("POST", answer)).isEmpty();
            JsonNode details = SandboxFixture.json(answer.body()).get("details");
            assertThat(details.isNull()).isEqualTo(form == FieldErrors.NONE);
            assertThat(details.properties())
                    .allMatch(field -> form == FieldErrors.LISTS
                            ? field.getValue().isArray()
                            : field.getValue().isTextual());
        }
        assertThat(fixture.sandbox.createdSessions()).isEmpty();
    }

    @Test
    void reportsAllViolationsAtOnce() {
        JsonNode details = SandboxFixture.json(
                        fixture.create("{\"expires_in\":1,\"metadata\":5}").body())
                .get("details");

        assertThat(details.fieldNames()).toIterable().containsExactlyInAnyOrder("profile_id", "expires_in", "metadata");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "not json", ""})
    void refusesWhatIsNoObjectAsMalformed(String body) {
        HttpResponse<String> answer = fixture.create(body);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(fixture.violations("POST", answer)).isEmpty();
    }

    @Test
    void refusesUnknownFieldsOnlyWhenTold() {
        String body = SandboxFixture.request("\"x\":1");
        assertThat(fixture.create(body).statusCode()).isEqualTo(201);

        fixture.sandbox.set(VerilockSwitches.REFUSE_UNKNOWN_FIELDS, true);
        assertThat(fixture.create(body).body()).contains("\"x\":[");
    }

    @Test
    void demandsTheBearerKey() {
        for (Map<String, String> headers : List.of(
                Map.<String, String>of(),
                Map.of("X-API-Key", SandboxFixture.KEY),
                Map.of("Authorization", "Bearer wrong"))) {
            HttpResponse<String> answer = fixture.call("GET", SandboxFixture.SESSIONS, headers, null);
            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(answer.body()).contains("\"error\":\"authentication_error\"");
            assertThat(fixture.violations("GET", answer)).isEmpty();
        }
        fixture.sandbox.set(VerilockSwitches.KEY_HEADER, true).set(VerilockSwitches.OLDER_UNAUTHORIZED, true);
        assertThat(fixture.call("GET", SandboxFixture.SESSIONS, Map.of("X-API-Key", SandboxFixture.KEY), null)
                        .statusCode())
                .isEqualTo(200);
        assertThat(fixture.call("GET", SandboxFixture.SESSIONS, Map.of(), null).body())
                .contains("\"error\":\"Unauthorized\"");
    }

    @Test
    void answersUnknownSessionsAndPathsWith404() {
        HttpResponse<String> session = fixture.get(SandboxFixture.SESSIONS + "/unknown");
        assertThat(session.statusCode()).isEqualTo(404);
        assertThat(fixture.violations("GET", session)).isEmpty();
        assertThat(fixture.get("/profiles").statusCode()).isEqualTo(404);
    }

    @Test
    void saysHowLongToWaitOnceTheLimitIsUsedUp() {
        fixture.sandbox.set(VerilockSwitches.REQUESTS_PER_WINDOW, 1);
        HttpResponse<String> first = fixture.get(SandboxFixture.SESSIONS);
        assertThat(first.headers().firstValue("X-RateLimit-Remaining")).hasValue("0");
        assertThat(first.headers().firstValue("Retry-After")).isEmpty();
        fixture.pass(20);
        HttpResponse<String> second = fixture.get(SandboxFixture.SESSIONS);

        assertThat(second.statusCode()).isEqualTo(429);
        assertThat(second.headers().firstValue("Retry-After")).hasValue("40");
        assertThat(SandboxFixture.json(second.body()).at("/details/retry_after").intValue())
                .isEqualTo(40);
        assertThat(fixture.violations("GET", second)).isEmpty();

        fixture.sandbox.set(VerilockSwitches.RETRY_AFTER_IN_DETAILS, false).set(VerilockSwitches.RETRY_AFTER, false);
        HttpResponse<String> third = fixture.get(SandboxFixture.SESSIONS);
        assertThat(third.body()).contains("\"details\":null");
        assertThat(third.headers().firstValue("Retry-After")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {"UNAVAILABLE", "INTERNAL_ERROR", "TOO_MANY_REQUESTS", "UNAUTHORIZED", "SLOW", "DRIBBLE"})
    void faultsTheVendorItselfCouldShowFit(Kind kind) {
        fixture.sandbox.faults().add(Fault.next(1, kind).delayed(Duration.ofMillis(5)));

        assertThat(fixture.violations("GET", fixture.get(SandboxFixture.SESSIONS)))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {"BAD_GATEWAY", "GARBLED", "EMPTY"})
    void otherFaultsBreakTheDescription(Kind kind) {
        fixture.sandbox.faults().next(1, kind);

        assertThat(fixture.violations("GET", fixture.get(SandboxFixture.SESSIONS)))
                .isNotEmpty();
    }

    private void wholeCallsFit() {
        JsonNode made = fits("POST", SandboxFixture.SESSIONS, SandboxFixture.POST, FULL_REQUEST);
        fits("POST", SandboxFixture.SESSIONS, SandboxFixture.POST, SandboxFixture.PROFILE);
        fixture.pass(3);
        fits("GET", SandboxFixture.SESSIONS + "/" + made.get("id").textValue(), SandboxFixture.BEARER, null);
        for (String status : Statuses.TERMINAL) {
            String id = fits("POST", SandboxFixture.SESSIONS, SandboxFixture.POST, FULL_REQUEST)
                    .get("id")
                    .textValue();
            fixture.sandbox.finish(id, status);
            fits("GET", SandboxFixture.SESSIONS + "/" + id, SandboxFixture.BEARER, null);
        }
        fits("GET", SandboxFixture.SESSIONS, SandboxFixture.BEARER, null);
        fits(
                "GET",
                SandboxFixture.SESSIONS + "?page=1&per_page=100&status=approved&from=2026-11-01&to=2026-11-20",
                SandboxFixture.BEARER,
                null);
        fits("GET", SandboxFixture.SESSIONS + "?status=never_heard_of", SandboxFixture.BEARER, null);
    }

    private JsonNode fits(String method, String path, Map<String, String> headers, @Nullable String body) {
        HttpResponse<String> answer = fixture.call(method, path, headers, body);
        assertThat(fixture.violations(method, headers, body, answer))
                .as(method + " " + path + " " + answer.statusCode() + " " + answer.body())
                .isEmpty();
        return SandboxFixture.json(answer.body());
    }

    private static Stream<String> positionsOf(Switch<?> one) {
        ObjectMapper json = new ObjectMapper();
        Stream<Object> values;
        if (one.type() == Boolean.class) {
            values = Stream.of(true, false);
        } else if (one.type().isEnum()) {
            values = Stream.of((Object[]) one.type().getEnumConstants());
        } else if (one == VerilockSwitches.UNKNOWN_STATUS) {
            values = Stream.of("in_review");
        } else {
            values = Stream.of(one.initial());
        }
        return values.map(value -> {
            ObjectNode change = json.createObjectNode();
            change.set(one.name(), json.valueToTree(value));
            return change.toString();
        });
    }
}
