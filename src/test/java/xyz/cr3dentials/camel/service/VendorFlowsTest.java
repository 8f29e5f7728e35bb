package xyz.cr3dentials.camel.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import xyz.cr3dentials.camel.contract.ApiContract;

/** What the service's own flows make of query parameters, and that they offer all that a vendor's API has. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class VendorFlowsTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String DEEPIDV_SESSION = """
            {"first_name":"Ana","last_name":"Berg","email":"ana@canary.example","phone":"+15550100123",
             "external_id":"%s","send_email_invite":false,"send_phone_invite":false}
            """;

    /** What a vendor that answers every list with an empty page was asked. */
    private final Queue<String> asked = new ConcurrentLinkedQueue<>();

    private HttpServer vendor;
    private ServiceInProcess service;
    private ServiceInProcess asking;

    @BeforeAll
    void start() throws Exception {
        vendor = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        vendor.createContext("/", call -> {
            asked.add(String.valueOf(call.getRequestURI().getRawQuery()));
            byte[] page = """
                    {"status":200,"data":[],"sessions":[],
                     "meta":{"current_page":1,"last_page":1,"per_page":1,"total":0}}
                    """.getBytes(StandardCharsets.UTF_8);
            call.getResponseHeaders().set("Content-Type", "application/json");
            call.sendResponseHeaders(200, page.length);
            call.getResponseBody().write(page);
            call.close();
        });
        vendor.start();
        String address = "http://localhost:" + vendor.getAddress().getPort();
        service = ServiceInProcess.start(
                "cr3dentials.poll-delay=3600000\ndeepidv.poll-delay=3600000\nverilock.poll-delay=3600000",
                Map.of(
                        "CR3DENTIALS_SANDBOX_PORT", "0",
                        "CR3DENTIALS_API_KEY", "sandbox-api-key",
                        "VERILOCK_API_KEY", "sandbox-api-key",
                        "DEEPIDV_API_KEY", "sandbox-api-key",
                        "DATABASE_URL", "jdbc:h2:mem:flows"));
        asking = ServiceInProcess.start(
                "deepidv.poll-delay=3600000\nverilock.poll-delay=3600000",
                Map.of(
                        "VERILOCK_API_KEY", "sandbox-api-key",
                        "VERILOCK_BASE_URL", address,
                        "DEEPIDV_API_KEY", "sandbox-api-key",
                        "DEEPIDV_BASE_URL", address,
                        "DATABASE_URL", "jdbc:h2:mem:asking"));
    }

    @AfterAll
    void stop() {
        asking.close();
        service.close();
        vendor.stop(0);
    }

    @ParameterizedTest
    @CsvSource({
        "/api/verilock/sessions, page=3&per_page=7&status=approved&from=2026-11-01&to=2026-11-30",
        "/api/deepidv/sessions, limit=9&next_token=n%2Fx&start_date=2026-11-01T00%3A00%3A00Z&end_date=2026-11-30T00%3A00%3A00Z"
                + "&by_organization=true&external_id=loan-1&workflow_id=w-1"
    })
    void everyListParameterReachesTheVendor(String path, String query) throws Exception {
        HttpResponse<String> answer = asking.get(path + "?" + query);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(asked).anySatisfy(sent -> assertThat(sent.split("&")).containsExactlyInAnyOrder(query.split("&")));
    }

    @Test
    void aListOfCr3dentialsTakesItsParameters() throws Exception {
        service.post("/api/sessions", "{\"platformId\":1}");
        service.post("/api/sessions", "{\"platformId\":1}");

        JsonNode page =
                JSON.readTree(service.get("/api/sessions?limit=1&offset=1").body());

        assertThat(page.path("sessions")).hasSize(1);
        assertThat(page.path("offset").asInt()).isEqualTo(1);
        assertThat(JSON.readTree(service.get("/api/sessions?status=TERMINATED").body())
                        .path("sessions"))
                .isEmpty();
    }

    @Test
    void anUnknownParameterOfAnyOperationIsRefusedByNameAndThoseThereAreAreListed() throws Exception {
        ApiContract contract = ApiContract.service();
        for (String operation : contract.operations()) {
            // The stream of events and what is not below /api are servlets.
            if (operation.contains(" /api/") && !operation.endsWith(" /api/events")) {
                String[] parts = operation.replaceAll("\\{\\w+}", "x").split(" ", 2);
                HttpResponse<String> answer = service.send(parts[0], parts[1] + "?colour=blue", "{}");
                assertThat(answer.statusCode())
                        .as(operation + "\n" + answer.body())
                        .isEqualTo(400);
                JsonNode errors = JSON.readTree(answer.body()).path("errors");
                assertThat(errors).as(operation).hasSize(1);
                assertThat(errors.path(0).asText()).startsWith("colour: no parameter of this call; leave it out");
                String listed = errors.path(0).asText().replaceFirst(".*there are ", "");
                assertThat(List.of(listed.equals("none") ? new String[0] : listed.split(", ")))
                        .as(operation)
                        .containsExactlyInAnyOrderElementsOf(contract.queryParameters(operation));
            }
        }
    }

    @Test
    void aNameThatMayBePersonalIsNotRepeated() throws Exception {
        HttpResponse<String> answer = service.get("/api/sessions?ana%40canary.example=1&limit=1&limit=2");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body())
                .contains("a parameter: no parameter of this call", "limit: sent 2 times; send it once")
                .doesNotContain("canary");
    }

    @Test
    void aHeaderIsNoQueryParameter() throws Exception {
        assertThat(service.send("GET", "/api/sessions", "", "limit", "0", "status", "", "offset", "x")
                        .statusCode())
                .isEqualTo(200);
        assertThat(service.send("GET", "/api/deliveries", "", "vendor", "nobody")
                        .statusCode())
                .isEqualTo(200);
        assertThat(service.send("POST", "/api/deliveries/replay", "", "parked", "true")
                        .body())
                .contains("name exactly one of sessionId=<id>, eventId=<id>, parked=true and since=<time>");
        assertThat(service.send("GET", "/api/sessions/unknown/timeline", "", "vendor", "nobody", "sessionId", "other")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void aHeaderOfTheSameNameDoesNotHideAQueryParameter() throws Exception {
        assertThat(service.send("GET", "/api/sessions?limit=0", "", "limit", "1")
                        .statusCode())
                .isEqualTo(400);
        assertThat(service.send("GET", "/api/deliveries?vendor=nobody", "", "vendor", "cr3dentials")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void aFieldOfAFormIsNoQueryParameter() throws Exception {
        assertThat(service.post(
                                "/api/deliveries/replay",
                                java.net.http.HttpRequest.BodyPublishers.ofString("parked=true"),
                                "Content-Type",
                                "application/x-www-form-urlencoded")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void aSessionOfDeepidvIsDecidedByHand() throws Exception {
        String id = create("decided");
        String path = "/api/deepidv/sessions/" + id + "/status";

        HttpResponse<String> answer = service.send("PUT", path, "{\"new_status\":\"REJECTED\"}", "sessionId", "other");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(ApiContract.service()
                        .validate(
                                "PUT",
                                path,
                                Map.of(),
                                Map.of("Content-Type", List.of("application/json")),
                                "{\"new_status\":\"REJECTED\"}",
                                200,
                                answer.headers().map(),
                                answer.body()))
                .isEmpty();
        assertThat(service.get("/api/deepidv/sessions/" + id).body()).contains("\"status\":\"REJECTED\"");
        assertThat(service.send("PUT", path, "{\"new_status\":\"MAYBE\"}").statusCode())
                .isEqualTo(400);
        assertThat(service.send("PUT", path, "{}").body()).contains("new_status: missing");
    }

    @Test
    void whatAHeaderSaysOfARedirectIsNoHint() throws Exception {
        String id = create("redirected");
        String timeline = "/api/sessions/" + id + "/timeline?vendor=deepidv";

        assertThat(service.send("GET", "/redirects/deepidv", "", "session_id", id)
                        .statusCode())
                .isEqualTo(200);
        assertThat(service.get(timeline).body()).doesNotContain("HINTED");
        assertThat(service.get("/redirects/deepidv?session_id=" + id + "&status=success&of-a-later-version=1")
                        .body())
                .contains("You can close this page");
        assertThat(service.get(timeline).body()).contains("HINTED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/verilock", "/api/deepidv"})
    void aSessionIsFoundByTheCallersReference(String vendor) throws Exception {
        String id = vendor.endsWith("deepidv")
                ? create("by-reference")
                : JSON.readTree(service.post(
                                        "/api/verilock/sessions",
                                        "{\"profile_id\":\"7e6d3f0a-31c7-4b35-9d5b-8f5a0c0e9d11\",\"external_id\":\"by-reference\"}")
                                .body())
                        .path("id")
                        .asText();

        assertThat(service.get(vendor + "/session-by-reference?reference=by-reference")
                        .body())
                .contains(id);
        assertThat(service.get(vendor + "/session-by-reference?reference=another")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void aServiceWithoutCr3dentialsServesTheOthers() throws Exception {
        assertThat(asking.get("/api/sessions").statusCode()).isEqualTo(404);
        assertThat(JSON.readTree(asking.get("/api/overview").body())
                        .path("vendors")
                        .findValuesAsText("vendor"))
                .containsExactly("verilock", "deepidv");
    }

    private String create(String reference) throws Exception {
        HttpResponse<String> answer = service.post("/api/deepidv/sessions", DEEPIDV_SESSION.formatted(reference));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return JSON.readTree(answer.body()).path("id").asText();
    }
}
