package xyz.cr3dentials.camel.sandbox.cr3dentials;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

/** Every answer of the sandbox, under every switch that stays within the documentation, fits the description. */
class Cr3dentialsSandboxContractTest {

    private static final Map<String, String> KEY = Map.of("x-api-key", SandboxFixture.KEY);
    private static final Map<String, String> BEARER = Map.of("Authorization", "Bearer " + SandboxFixture.KEY);
    private static final Map<String, String> POST =
            Map.of("x-api-key", SandboxFixture.KEY, "Content-Type", "application/json");
    private static final String FULL_REQUEST = """
            {"platformId":7,"receiverData":{"name":"Ana Berg","email":"ana@example.org"},"expiresInHours":24,
             "country":"DE","webhookUrl":"https://partner.example/hook","externalReferenceId":"loan-889"}""";

    private final SandboxFixture fixture = new SandboxFixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void theUsualCallsFitOnBothSides() {
        fixture.sandbox.set(Cr3dentialsSwitches.WEBHOOKS, false);

        wholeCallsFit();
    }

    static Stream<String> positions() {
        return Cr3dentialsSwitches.ALL.stream()
                .filter(one -> one != Cr3dentialsSwitches.ENVELOPE)
                .flatMap(Cr3dentialsSandboxContractTest::positionsOf);
    }

    @ParameterizedTest
    @MethodSource("positions")
    void everySwitchStaysWithinTheDescription(String change) {
        fixture.sandbox.switches().set(SandboxFixture.json(change));
        fixture.sandbox.set(Cr3dentialsSwitches.WEBHOOKS, false);

        wholeCallsFit();
    }

    @Test
    void theBareBodyIsOutsideTheDescription() {
        fixture.sandbox.set(Cr3dentialsSwitches.ENVELOPE, false);

        HttpResponse<String> bare = fixture.get(SandboxFixture.PLATFORMS);

        assertThat(SandboxFixture.json(bare.body()).isArray()).isTrue();
        assertThat(fixture.violations("GET", bare)).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"platformId\":\"7\"}",
                "{\"platformId\":7.5}",
                "{\"platformId\":4711}",
                "{\"platformId\":9}",
                "{\"platformId\":7,\"expiresInHours\":0}",
                "{\"platformId\":7,\"expiresInHours\":169}",
                "{\"platformId\":7,\"expiresInHours\":1.5}",
                "{\"platformId\":7,\"country\":\"FR\"}",
                "{\"platformId\":7,\"receiverData\":\"Ana\"}",
                "{\"platformId\":7,\"externalReferenceId\":5}",
                "{\"platformId\":7,\"webhookUrl\":\"http://partner.example/hook\"}",
                "{\"platformId\":7,\"webhookUrl\":\"https://localhost/hook\"}",
                "{\"platformId\":7,\"webhookUrl\":\"http://localhost:8080/hook\"}",
                "{\"platformId\":7,\"webhookUrl\":\"https://10.0.0.1/hook\"}",
                "{\"platformId\":7,\"webhookUrl\":\"hook\"}",
                "[]",
                "not json"
            })
    void refusesBadRequestsWithADescribedError(String body) {
        for (String form : List.of("LIST", "TEXT")) {
            fixture.sandbox.switches().set(SandboxFixture.json("{\"errorMessage\":\"" + form + "\"}"));
            HttpResponse<String> answer = fixture.create(body);

            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(fixture.violations("POST", answer)).isEmpty();
            assertThat(SandboxFixture.json(answer.body()).get("statusCode").intValue())
                    .isEqualTo(400);
        }
        assertThat(fixture.sandbox.createdSessions()).isEmpty();
    }

    @Test
    void reportsAllViolationsAtOnce() {
        JsonNode messages = SandboxFixture.json(fixture.create("{\"expiresInHours\":200,\"country\":\"FR\"}")
                        .body())
                .get("message");

        assertThat(messages).hasSize(3);
    }

    @Test
    void refusesUnknownFieldsOnlyWhenTold() {
        assertThat(fixture.create("{\"platformId\":7,\"x\":1}").statusCode()).isEqualTo(201);

        fixture.sandbox.set(Cr3dentialsSwitches.REFUSE_UNKNOWN_FIELDS, true);
        assertThat(fixture.create("{\"platformId\":7,\"x\":1}").body()).contains("property x should not exist");
    }

    @Test
    void takesLocalWebhooksOnlyWhenTold() {
        fixture.sandbox.set(Cr3dentialsSwitches.LOCAL_WEBHOOKS, true);

        assertThat(fixture.create("{\"platformId\":7,\"webhookUrl\":\"http://localhost:8080/hook\"}")
                        .statusCode())
                .isEqualTo(201);
    }

    @Test
    void demandsAKeyInEitherForm() {
        for (Map<String, String> headers : List.of(
                Map.<String, String>of(),
                Map.of("x-api-key", "wrong"),
                Map.of("Authorization", "Bearer wrong"),
                Map.of("Authorization", "Basic " + SandboxFixture.KEY))) {
            HttpResponse<String> answer = fixture.call("GET", SandboxFixture.SESSIONS, headers, null);
            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(answer.body()).isEqualTo("{\"statusCode\":401,\"message\":\"Unauthorized\"}");
            assertThat(fixture.violations("GET", answer)).isEmpty();
        }
        assertThat(fixture.call("GET", SandboxFixture.SESSIONS, BEARER, null).statusCode())
                .isEqualTo(200);

        fixture.sandbox.replaceApiKeys(Set.of("rotated"));
        assertThat(fixture.get(SandboxFixture.SESSIONS).statusCode()).isEqualTo(401);
    }

    @Test
    void answersUnknownSessionsAndPathsWith404() {
        HttpResponse<String> session = fixture.get(SandboxFixture.SESSION + "/unknown");
        assertThat(session.statusCode()).isEqualTo(404);
        assertThat(fixture.violations("GET", session)).isEmpty();
        assertThat(fixture.get("/partner/sources").statusCode()).isEqualTo(404);
        assertThat(fixture.call("DELETE", SandboxFixture.SESSION + "/x", KEY, null)
                        .statusCode())
                .isEqualTo(404);
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
        fits("GET", SandboxFixture.PLATFORMS, KEY, null);
        fits("GET", SandboxFixture.PLATFORMS, BEARER, null);
        JsonNode made = SandboxFixture.data(fits("POST", SandboxFixture.SESSION, POST, FULL_REQUEST));
        fits("POST", SandboxFixture.SESSION, POST, "{\"platformId\":1}");
        fixture.pass(3);
        String path = SandboxFixture.SESSION + "/" + made.get("sessionId").textValue();
        fits("GET", path, KEY, null);
        for (String status : Statuses.TERMINAL) {
            String id = SandboxFixture.data(fits("POST", SandboxFixture.SESSION, POST, FULL_REQUEST))
                    .get("sessionId")
                    .textValue();
            fixture.sandbox.finish(id, status);
            fits("GET", SandboxFixture.SESSION + "/" + id, KEY, null);
        }
        fits("GET", SandboxFixture.SESSIONS, KEY, null);
        fits("GET", SandboxFixture.SESSIONS + "?status=COMPLETED&limit=100&offset=1", KEY, null);
        fits("GET", SandboxFixture.SESSIONS + "?status=NEVER_HEARD_OF", BEARER, null);
    }

    private HttpResponse<String> fits(String method, String path, Map<String, String> headers, @Nullable String body) {
        HttpResponse<String> answer = fixture.call(method, path, headers, body);
        assertThat(fixture.violations(method, headers, body, answer))
                .as(method + " " + path + " " + answer.statusCode() + " " + answer.body())
                .isEmpty();
        return answer;
    }

    private static Stream<String> positionsOf(Switch<?> one) {
        ObjectMapper json = new ObjectMapper();
        Stream<Object> values;
        if (one.type() == Boolean.class) {
            values = Stream.of(true, false);
        } else if (one.type().isEnum()) {
            values = Stream.of((Object[]) one.type().getEnumConstants());
        } else if (one == Cr3dentialsSwitches.UNKNOWN_STATUS) {
            values = Stream.of("MANUAL_REVIEW");
        } else if (one == Cr3dentialsSwitches.CREATE_CODE) {
            values = Stream.of(200, 201);
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
