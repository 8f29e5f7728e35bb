package xyz.cr3dentials.camel.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.apache.camel.Route;
import org.apache.camel.component.platform.http.PlatformHttpEndpoint;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import xyz.cr3dentials.camel.contract.ApiContract;

/** What the console's page is told by the real flows, and that the OpenAPI document describes it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConsoleDataTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String REFERENCE = "loan-4711-of-ana";
    private static final String EMAIL = "ana.berg@canary.example";
    private static final List<String> PERSONAL = List.of(REFERENCE, EMAIL, "Ana Berg");
    private static final String SESSIONS = "/api/ledger/sessions/cr3dentials/";

    private final ApiContract contract = ApiContract.service();
    private ServiceInProcess service;
    private JsonNode created;
    private String sessionId;

    @BeforeAll
    void startServiceAndVerifySomebody() throws Exception {
        service = ServiceInProcess.start(
                """
                cr3dentials.poll-delay=300
                cr3dentials.requests-per-minute=60000
                sandbox.stepMillis=10
                sandbox.outcomes={"COMPLETED":1}
                sandbox.requestsPerWindow=60000
                verilock.poll-delay=60000
                deepidv.poll-delay=60000
                """,
                Map.of(
                        "CR3DENTIALS_SANDBOX_PORT", "0",
                        "CR3DENTIALS_API_KEY", "sandbox-api-key",
                        "VERILOCK_SANDBOX_PORT", "0",
                        "VERILOCK_API_KEY", "sandbox-api-key",
                        "DEEPIDV_SANDBOX_PORT", "0",
                        "DEEPIDV_API_KEY", "sandbox-api-key",
                        "DATABASE_URL", "jdbc:h2:mem:console"));
        created = create(REFERENCE);
        sessionId = created.path("sessionId").asText();
        await().atMost(Duration.ofSeconds(60))
                .until(() -> session().path("state").asText(), "DELIVERED"::equals);
    }

    private JsonNode create(String reference) throws Exception {
        return checked("POST", "/api/sessions", """
                {"platformId": 1, "externalReferenceId": "%s", "receiverData": {"email": "%s", "name": "Ana Berg"}}
                """.formatted(reference, EMAIL), 201);
    }

    private JsonNode session() throws Exception {
        return JSON.readTree(service.get(SESSIONS + sessionId).body()).path("session");
    }

    @AfterAll
    void stop() {
        service.close();
    }

    @Test
    void theOverviewShowsTheWholeServiceWithoutPersonalDataOrAddresses() throws Exception {
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(
                        checked("GET", "/api/overview", null, 200).path("ready").asBoolean())
                .isTrue());
        JsonNode overview = checked("GET", "/api/overview", null, 200);
        assertThat(overview.path("profile").asText()).isEqualTo("sandbox");
        assertThat(overview.path("database").toString()).isEqualTo("{\"up\":true,\"kind\":\"H2\"}");
        assertThat(overview.path("features").toString()).isEqualTo("{\"start\":true,\"breakIt\":true,\"crm\":true}");
        assertThat(overview.path("vendors").findValuesAsText("vendor"))
                .containsExactly("cr3dentials", "verilock", "deepidv");
        JsonNode vendor = overview.path("vendors").path(0);
        assertThat(vendor.path("reachable").asBoolean()).isTrue();
        assertThat(vendor.path("trouble").isNull()).isTrue();
        assertThat(vendor.path("requests").path("usedInLastMinute").asInt()).isPositive();
        assertThat(vendor.path("requests").path("limitPerMinute").asInt()).isEqualTo(60_000);
        assertThat(overview.path("vendors")
                        .path(2)
                        .path("requests")
                        .path("limitPerDay")
                        .asInt())
                .isPositive();
        assertThat(vendor.path("lists").findValuesAsText("status")).contains("COMPLETED", "TERMINATED");
        assertThat(overview.path("nodes")).singleElement().satisfies(node -> {
            assertThat(node.path("self").asBoolean()).isTrue();
            assertThat(node.path("alive").asBoolean()).isTrue();
        });
        assertThat(overview.toString()).doesNotContain(PERSONAL).doesNotContain("jdbc:", "http:", sessionId);
    }

    @Test
    void aSearchByReferenceFindsTheSessionAndShowsNoMoreThanItsEnds() throws Exception {
        JsonNode page = checked(
                "POST",
                "/api/ledger/search",
                "{\"vendor\":\"cr3dentials\",\"states\":[\"DELIVERED\"],\"reference\":\"" + REFERENCE
                        + "\",\"limit\":10,\"after\":null}",
                200);
        assertThat(page.path("sessions")).singleElement().satisfies(found -> {
            assertThat(found.path("sessionId").asText()).isEqualTo(sessionId);
            assertThat(found.path("status").asText()).isEqualTo("COMPLETED");
            assertThat(found.path("reference").asText()).isEqualTo("lo•••na");
        });
        assertThat(page.toString()).doesNotContain(PERSONAL);
        assertThat(checked("POST", "/api/ledger/counts", "{\"reference\":\"" + REFERENCE + "\"}", 200)
                        .toString())
                .isEqualTo("{\"total\":1,\"byState\":{\"DELIVERED\":1},\"byStatus\":{\"COMPLETED\":1}}");
    }

    @Test
    void pagesFollowEachOtherByTheirCursor() throws Exception {
        create("another");
        create("another");
        List<String> seen = new ArrayList<>();
        String after = "null";
        do {
            JsonNode page = checked("POST", "/api/ledger/search", "{\"limit\":1,\"after\":" + after + "}", 200);
            seen.add(page.path("sessions").path(0).path("sessionId").asText());
            after = page.path("next").toString();
        } while (!after.equals("null"));
        assertThat(seen).doesNotHaveDuplicates().hasSizeGreaterThanOrEqualTo(3).contains(sessionId);
    }

    @Test
    void allThatIsWrongWithASearchIsSaidAtOnceAndNothingIsQuoted() throws Exception {
        HttpResponse<String> answer = service.post("/api/ledger/search", """
                {"vendor":"nobody","states":["GONE"],"reference":7,"since":"yesterday","limit":201,"after":"x y","who":1}
                """);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(JSON.readTree(answer.body()).path("errors")).hasSize(7);
        assertThat(answer.body()).doesNotContain("nobody", "GONE", "yesterday", "x y");
        assertThat(contract.validateResponse(
                        "POST", "/api/ledger/search", 400, answer.headers().map(), answer.body()))
                .isEmpty();
        assertThat(service.post("/api/ledger/counts", "{\"limit\":1}").statusCode())
                .isEqualTo(400);
        assertThat(service.post("/api/ledger/search", "[]").statusCode()).isEqualTo(400);
        assertThat(service.post("/api/ledger/search", "{\"reference\":\"" + EMAIL)
                        .body())
                .contains("not a JSON object")
                .doesNotContain(EMAIL);
    }

    @Test
    void aSessionIsShownWithItsTimelineItsCrmRowAndItsDataMasked() throws Exception {
        JsonNode detail = checked("GET", SESSIONS + sessionId, null, 200);
        assertThat(detail.path("timeline").findValuesAsText("event"))
                .startsWith("BOUND")
                .containsSubsequence("LEARNT", "CRM_UPDATED")
                .contains("DELIVERED");
        assertThat(detail.path("crm").path("status").asText()).isEqualTo("COMPLETED");
        JsonNode data = detail.path("data");
        assertThat(data.path("status").asText()).isEqualTo("COMPLETED");
        assertThat(data.path("sessionId").asText()).isEqualTo(sessionId);
        assertThat(leaves(data.path("extractedData"))).isNotEmpty().allMatch("•••"::equals);
        assertThat(detail.toString()).doesNotContain(PERSONAL).doesNotContain(token());
    }

    @Test
    void aRevealShowsTheDataButNoTokenAndIsWrittenDown() throws Exception {
        String masked =
                checked("GET", SESSIONS + sessionId, null, 200).path("data").toString();
        JsonNode revealed = checked("POST", SESSIONS + sessionId + "/reveal", "", 200);
        assertThat(revealed.path("reference").asText()).isEqualTo(REFERENCE);
        assertThat(leaves(revealed.path("data").path("extractedData")))
                .isNotEmpty()
                .noneMatch("•••"::equals);
        assertThat(revealed.path("data").toString()).isNotEqualTo(masked).doesNotContain(token());
        JsonNode after = checked("GET", SESSIONS + sessionId, null, 200);
        assertThat(after.path("timeline").findValuesAsText("event")).endsWith("REVEALED");
        assertThat(after.toString()).doesNotContain(PERSONAL);
    }

    @Test
    void anUnknownSessionIsNotFound() throws Exception {
        for (String path : List.of(SESSIONS + "unknown", "/api/ledger/sessions/nobody/" + sessionId)) {
            checked("GET", path, null, 404);
            checked("POST", path + "/reveal", "", 404);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "a,b", "'quoted'", "%22quoted%22", "$%7Bbody%7D", "true", "x.class", "a%2Fb"})
    void aSessionIdIsTakenAsItIs(String id) throws Exception {
        checked("GET", SESSIONS + id, null, 404);
        checked("POST", SESSIONS + id + "/reveal", "", 404);
    }

    @Test
    void theDescriptionNamesWhatTheFlowsServeAndNothingElse() throws Exception {
        Set<String> served = new TreeSet<>();
        for (Route route : service.context().getRoutes()) {
            if (route.getEndpoint() instanceof PlatformHttpEndpoint flow
                    && flow.getPath().startsWith("/api/")) {
                for (String method : flow.getHttpMethodRestrict().split(",")) {
                    served.add(method.trim() + " " + flow.getPath());
                }
            }
        }
        // The stream is a servlet's.
        served.add("GET /api/events");
        assertThat(contract.operations())
                .filteredOn(operation -> operation.contains(" /api/"))
                .containsExactlyInAnyOrderElementsOf(served);
    }

    @Test
    void theOtherFlowsOfThePageAnswerAsDescribed() throws Exception {
        checked("GET", "/api/platforms", null, 200);
        checked("GET", "/api/sessions/" + sessionId, null, 200);
        checked("GET", "/api/sessions/" + sessionId + "/timeline", null, 200);
        checked("GET", "/api/sessions/unknown/timeline", null, 404);
        checked("GET", "/api/deliveries?vendor=cr3dentials", null, 200);
        checked("GET", "/api/crm/contacts", null, 200);
        checked("POST", "/api/deliveries/replay?since=2999-01-01T00:00:00Z", "", 200);
        checked("POST", "/api/sessions/unknown/redact", "", 404);
        checked(
                "POST",
                "/api/verilock/sessions",
                "{\"profile_id\":\"7e6d3f0a-31c7-4b35-9d5b-8f5a0c0e9d11\",\"external_id\":\"cust-17\"}",
                201);
        checked("POST", "/api/deepidv/sessions", """
                {"first_name":"Ana","last_name":"Berg","email":"ana@canary.example","phone":"+15550100123",
                 "send_email_invite":false,"send_phone_invite":false}
                """, 201);
        assertThat(service.get("/api/openapi").body()).startsWith("openapi: 3.0.3");
    }

    /** Calls the service and holds question and answer against its OpenAPI document. */
    private JsonNode checked(String method, String path, String body, int status) throws Exception {
        HttpResponse<String> answer = method.equals("GET") ? service.get(path) : service.post(path, body);
        assertThat(answer.statusCode())
                .as(method + " " + path + "\n" + answer.body())
                .isEqualTo(status);
        String[] parts = path.split("\\?", 2);
        Map<String, List<String>> query = parts.length == 1
                ? Map.of()
                : Map.of(
                        parts[1].substring(0, parts[1].indexOf('=')),
                        List.of(parts[1].substring(parts[1].indexOf('=') + 1)));
        String sent = body == null || body.isEmpty() ? null : body;
        Map<String, List<String>> headers =
                sent == null ? Map.of() : Map.of("Content-Type", List.of("application/json"));
        assertThat(contract.validate(
                        method,
                        parts[0],
                        query,
                        headers,
                        sent,
                        status,
                        answer.headers().map(),
                        answer.body()))
                .as(method + " " + path + "\n" + answer.body())
                .isEmpty();
        return JSON.readTree(answer.body());
    }

    private String token() {
        String embedUrl = created.path("embedUrl").asText();
        assertThat(embedUrl).contains("token=");
        return embedUrl.substring(embedUrl.indexOf("token=") + 6);
    }

    private static List<String> leaves(JsonNode node) {
        List<String> leaves = new ArrayList<>();
        Consumer<JsonNode> collect = new Consumer<>() {
            @Override
            public void accept(JsonNode each) {
                if (each.isValueNode() && !each.isNull()) {
                    leaves.add(each.asText());
                }
                each.forEach(this);
            }
        };
        collect.accept(node);
        return leaves;
    }
}
