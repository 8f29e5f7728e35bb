package xyz.cr3dentials.camel.service;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.put;
import static com.github.tomakehurst.wiremock.client.WireMock.putRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlMatching;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.WireMockServer;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import xyz.cr3dentials.camel.sandbox.Fault;
import xyz.cr3dentials.camel.sandbox.SandboxSettings;
import xyz.cr3dentials.camel.sandbox.cr3dentials.Cr3dentialsSandbox;
import xyz.cr3dentials.camel.sandbox.cr3dentials.Cr3dentialsSwitches;

/** What an operator asks of the real jar in the production profile, and what becomes of it without the service key. */
class OperatorCallsIT {

    private static final String SERVICE_KEY = "service-key-of-the-test-in-production";
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Gives up at the first failure, so that sessions park while the CRM is down. */
    private static final String IMPATIENT = """
            - route:
                id: terminal-sessions
                from:
                  uri: cr3dentials:terminalSessions
                  parameters:
                    delay: "{{cr3dentials.poll-delay}}"
                    maximumDeliveries: 1
                  steps:
                    - to:
                        uri: direct:crm-update
            """;

    @TempDir
    private Path workingDirectory;

    private final WireMockServer crm = new WireMockServer(options().dynamicPort());
    private final Cr3dentialsSandbox vendor = Cr3dentialsSandbox.start(
            SandboxSettings.builder().apiKeys("a-real+key=").build());
    private BootableJarProcess service;

    @BeforeEach
    void start() throws Exception {
        crm.start();
        answerOfCrm(400);
        vendor.set(Cr3dentialsSwitches.STEP_MILLIS, 20)
                .set(Cr3dentialsSwitches.WEBHOOKS, false)
                .set(Cr3dentialsSwitches.REQUESTS_PER_WINDOW, 1_000_000);
        service = BootableJarProcess.in(workingDirectory)
                .projectRoutes()
                .route("terminal-sessions.yaml", IMPATIENT)
                .property("audit.cron", "0/2 * * * * ?")
                .property("cr3dentials.poll-delay", "500")
                .property("cr3dentials.requests-per-minute", "60000")
                .property("cr3dentials.crm", "http")
                .property("cr3dentials.crm-url", crm.baseUrl())
                .environment("CR3DENTIALS_PROFILE", "production")
                .environment("CR3DENTIALS_API_KEY", "a-real+key=")
                .environment("CR3DENTIALS_BASE_URL", vendor.baseUrl())
                .environment("CR3DENTIALS_SERVICE_KEY", SERVICE_KEY)
                .environment("DATABASE_URL", "jdbc:h2:file:./data/production")
                .start()
                .awaitReady();
    }

    @AfterEach
    void stop() {
        service.close();
        crm.stop();
        vendor.close();
    }

    @Test
    void everyCallAnswersToTheServiceKeyAndToNothingElse() throws Exception {
        List<String> sessions = List.of(create("loan-1"), create("loan-2"), create("loan-3"));
        await().atMost(Duration.ofSeconds(60)).until(() -> count("parked") == 3);

        for (String path : List.of(
                "/api/deliveries",
                "/api/sessions/" + sessions.get(0) + "/timeline",
                "/api/session-by-reference?reference=loan-1",
                "/metrics")) {
            assertThat(service.get(path).statusCode()).as(path).isEqualTo(401);
        }
        for (String path : List.of(
                "/api/deliveries/replay?parked=true",
                "/api/deliveries/replay?sessionId=" + sessions.get(0),
                "/api/deliveries/replay?since=2026-01-01T00:00:00Z",
                "/api/sessions/" + sessions.get(0) + "/redact")) {
            assertThat(service.postJson(path, "").statusCode()).as(path).isEqualTo(401);
        }
        assertThat(count("parked")).isEqualTo(3);
        // The ledger is read for metrics once in five seconds.
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(get("/metrics").body())
                        .contains(
                                "session_ledger_sessions{account=\"default\",state=\"parked\",vendor=\"cr3dentials\"} 3.0",
                                "vendor_requests_last_minute{vendor=\"cr3dentials\"}")
                        .doesNotContain(sessions)
                        .doesNotContain("loan-"));

        answerOfCrm(204);
        replays("sessionId=" + sessions.get(0), 1);
        awaitDelivered(sessions.get(0), 2);
        replays("parked=true", 2);
        awaitDelivered(sessions.get(1), 2);
        awaitDelivered(sessions.get(2), 2);
        await().atMost(Duration.ofSeconds(60)).until(() -> count("parked") + count("backlog") == 0);
        replays("since=2026-01-01T00:00:00Z", 3);
        for (String sessionId : sessions) {
            awaitDelivered(sessionId, 3);
        }
        assertThat(post("/api/deliveries/replay").statusCode()).isEqualTo(400);
        assertThat(post("/api/deliveries/replay?sessionId=unknown").statusCode())
                .isEqualTo(404);

        assertThat(get("/api/session-by-reference?reference=loan-2").body()).contains(sessions.get(1));
        assertThat(get("/api/session-by-reference?reference=unknown").statusCode())
                .isEqualTo(404);
        redacts(sessions.get(1), "loan-2");
        awaitAudit();
    }

    private void redacts(String sessionId, String reference) throws Exception {
        await().atMost(Duration.ofSeconds(60)).until(() -> count("backlog") == 0);
        assertThat(get(timeline(sessionId)).body()).contains("PARKED", "REPLAYED", "DELIVERED");
        assertThat(post("/api/sessions/" + sessionId + "/redact").statusCode()).isEqualTo(200);
        assertThat(post("/api/sessions/unknown/redact").statusCode()).isEqualTo(404);
        assertThat(get(timeline(sessionId)).body()).contains("REDACTED").doesNotContain(reference);
        assertThat(get(timeline("unknown")).statusCode()).isEqualTo(404);
        assertThat(get("/api/session-by-reference?reference=" + reference).statusCode())
                .isEqualTo(404);
        assertThat(post("/api/deliveries/replay?sessionId=" + sessionId).statusCode())
                .isEqualTo(404);
    }

    private void awaitAudit() {
        service.awaitLog("Audit: nothing missed.");
    }

    @Test
    void aVendorsOutageIsShownAndTheNodeStaysReady() throws Exception {
        // A node is ready before its first poll.
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(
                        () -> assertThat(service.get("/health/ready").body()).contains("\"proof\":\"PROVEN\""));
        vendor.faults().during(Duration.ofHours(1), Fault.next(1, Fault.Kind.UNAUTHORIZED));

        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            HttpResponse<String> ready = service.get("/health/ready");
            assertThat(ready.statusCode()).isEqualTo(200);
            assertThat(ready.body())
                    .contains(
                            "{\"name\":\"consumer:terminal-sessions\",\"status\":\"DOWN\",\"vendor\":\"KEY_REFUSED\"}")
                    .contains("\"proof\":\"PROVEN\"");
        });

        vendor.faults().clear();
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(service.get("/health/ready").body())
                        .contains("{\"name\":\"consumer:terminal-sessions\",\"status\":\"UP\"}"));
    }

    private static String timeline(String sessionId) {
        return "/api/sessions/" + sessionId + "/timeline";
    }

    private String create(String reference) throws Exception {
        HttpResponse<String> created = service.send(request("/api/sessions")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "{\"platformId\": 1, \"externalReferenceId\": \"" + reference + "\"}"))
                .build());
        assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
        return JSON.readTree(created.body()).path("sessionId").asText();
    }

    private int count(String state) throws Exception {
        HttpResponse<String> answer = get("/api/deliveries");
        assertThat(answer.statusCode()).isEqualTo(200);
        JsonNode counts = JSON.readTree(answer.body());
        assertThat(counts.has(state)).isTrue();
        return counts.path(state).asInt();
    }

    private void replays(String query, int sessions) throws Exception {
        HttpResponse<String> answer = post("/api/deliveries/replay?" + query);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"replayed\":" + sessions + "}");
    }

    private void awaitDelivered(String sessionId, int exchanges) {
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> crm.verify(exchanges, putRequestedFor(urlEqualTo("/contacts/" + sessionId))));
    }

    private void answerOfCrm(int status) {
        crm.stubFor(put(urlMatching("/contacts/.*")).willReturn(aResponse().withStatus(status)));
    }

    private HttpResponse<String> get(String path) throws Exception {
        return service.send(request(path).build());
    }

    private HttpResponse<String> post(String path) throws Exception {
        return service.send(
                request(path).POST(HttpRequest.BodyPublishers.noBody()).build());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(service.uri(path)).header("Authorization", "Bearer " + SERVICE_KEY);
    }
}
