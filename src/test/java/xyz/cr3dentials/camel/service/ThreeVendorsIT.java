package xyz.cr3dentials.camel.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import xyz.cr3dentials.camel.sandbox.CommonSwitches;
import xyz.cr3dentials.camel.sandbox.SandboxSettings;
import xyz.cr3dentials.camel.sandbox.VendorSandbox;
import xyz.cr3dentials.camel.sandbox.cr3dentials.Cr3dentialsSandbox;
import xyz.cr3dentials.camel.sandbox.cr3dentials.Cr3dentialsSwitches;
import xyz.cr3dentials.camel.sandbox.deepidv.DeepidvSandbox;
import xyz.cr3dentials.camel.sandbox.verilock.VerilockSandbox;
import xyz.cr3dentials.camel.sandbox.verilock.VerilockSwitches;

/**
 * One flow creates a session at each of the three vendors and one CRM flow takes all ends: the real jar on a real
 * PostgreSQL, with webhooks that are doubled, then none at all, forged ones throughout, and a kill in between.
 */
@Tag("production")
class ThreeVendorsIT {

    private static final int SESSIONS = 100;
    private static final String API_KEY = "test-key";
    private static final String SECRET = "test-webhook-secret-of-32-characters-or-more";
    /** What the killed process was handing over comes free when its lease ends, after five minutes. */
    private static final Duration SETTLED_WITHIN = Duration.ofMinutes(8);

    private static final String CREATE_AT_ALL = """
            - route:
                id: create-at-all
                from:
                  uri: platform-http:/api/all
                  parameters:
                    httpMethodRestrict: POST
                  steps:
                    - setVariable:
                        name: reference
                        simple: "${header.reference}"
                    - removeHeaders:
                        pattern: "*"
                    - setBody:
                        simple: '{"platformId": 1, "externalReferenceId": "${variable.reference}"}'
                    - to: cr3dentials:createSession
                    - removeHeaders:
                        pattern: "*"
                    - setBody:
                        simple: '{"profile_id": "3d1f7c52-5b2f-4c39-9d0e-0b7d3f5f7a10", "external_id": "${variable.reference}"}'
                    - to: verilock:createSession
                    - removeHeaders:
                        pattern: "*"
                    - setBody:
                        simple: '{"first_name": "Ana", "last_name": "Berg", "email": "ana@example.org", "phone": "+4915112345678", "send_email_invite": false, "send_phone_invite": false, "external_id": "${variable.reference}"}'
                    - to: deepidv:createSession
                    - removeHeaders:
                        pattern: "*"
                    - setBody:
                        constant: created
            """;

    @TempDir
    private Path workingDirectory;

    @Test
    void everySessionOfEveryVendorHasItsOneRow() throws Exception {
        int port = BootableJarProcess.freePort();
        try (DurablePostgres database = DurablePostgres.start();
                Cr3dentialsSandbox cr3dentials = Cr3dentialsSandbox.start(settings(port, "none"))
                        .set(Cr3dentialsSwitches.LOCAL_WEBHOOKS, true)
                        .set(Cr3dentialsSwitches.REQUESTS_PER_WINDOW, 60_000);
                VerilockSandbox verilock = VerilockSandbox.start(settings(port, "verilock"))
                        .set(VerilockSwitches.REQUESTS_PER_WINDOW, 60_000);
                DeepidvSandbox deepidv = DeepidvSandbox.start(settings(port, "deepidv"))) {
            Map<String, VendorSandbox<?>> vendors =
                    Map.of("cr3dentials", cr3dentials, "verilock", verilock, "deepidv", deepidv);
            vendors.values().forEach(vendor -> vendor.set(CommonSwitches.STEP_MILLIS, 150));
            try (ServiceThroughItsLives service =
                    ServiceThroughItsLives.begin(preparation(port, cr3dentials, verilock, deepidv, database))) {
                vendors.values().forEach(vendor -> vendor.set(CommonSwitches.WEBHOOK_COPIES, 2));
                create(service, 0, SESSIONS / 2);
                service.kill();
                service.revive();
                vendors.values().forEach(vendor -> vendor.set(CommonSwitches.WEBHOOKS, false));
                create(service, SESSIONS / 2, SESSIONS);

                await().atMost(SETTLED_WITHIN)
                        .pollInterval(Duration.ofSeconds(1))
                        .untilAsserted(
                                () -> assertThat(sessionsOf(rows(database))).isEqualTo(sessionsAt(vendors)));
                List<Row> rows = rows(database);
                assertThat(rows).extracting(Row::outcome).doesNotContainNull();
                assertThat(rows).extracting(Row::reference).allSatisfy(reference -> assertThat(reference)
                        .startsWith("loan-"));
                assertThat(rows.stream().mapToInt(row -> row.updates() - 1).sum())
                        .as("exchanges repeated by one kill")
                        .isLessThanOrEqualTo(3);
                takesAnEvent(service.process(), rows);
            }
        }
    }

    /** What is no end of a session goes to the flow of events, which logs its ids. */
    private static void takesAnEvent(BootableJarProcess service, List<Row> rows) throws Exception {
        String sessionId = rows.stream()
                .filter(row -> row.vendor().equals("deepidv"))
                .map(Row::sessionId)
                .findFirst()
                .orElseThrow();
        String event = """
                {"type":"session.report.ready","data":{"id":"%s"}}""".formatted(sessionId);
        assertThat(post(service, "/webhooks/deepidv", event, "deepidv-signature", SECRET))
                .isEqualTo(200);
        service.awaitLog("Event session.report.ready of deepidv, id ").awaitLog(", session " + sessionId);
    }

    private static SandboxSettings settings(int port, String vendor) {
        SandboxSettings.Builder settings =
                SandboxSettings.builder().apiKeys(API_KEY).webhookSecret(SECRET);
        return vendor.equals("none")
                ? settings.build()
                : settings.portalWebhook(URI.create("http://localhost:" + port + "/webhooks/" + vendor))
                        .build();
    }

    private BootableJarProcess.Preparation preparation(
            int port,
            Cr3dentialsSandbox cr3dentials,
            VerilockSandbox verilock,
            DeepidvSandbox deepidv,
            DurablePostgres database)
            throws IOException {
        return BootableJarProcess.in(workingDirectory)
                .projectRoutes()
                .route("create-at-all.yaml", CREATE_AT_ALL)
                .port(port)
                .environment("CR3DENTIALS_BASE_URL", cr3dentials.baseUrl())
                .environment("CR3DENTIALS_API_KEY", API_KEY)
                .environment("CR3DENTIALS_WEBHOOK_BASE_URL", "http://localhost:" + port)
                .environment("CR3DENTIALS_REQUESTS_PER_MINUTE", "60000")
                .environment("CR3DENTIALS_POLL_DELAY", "1000")
                .environment("VERILOCK_BASE_URL", verilock.baseUrl())
                .environment("VERILOCK_API_KEY", API_KEY)
                .environment("VERILOCK_WEBHOOK_SECRET", SECRET)
                .environment("VERILOCK_REQUESTS_PER_MINUTE", "60000")
                .environment("VERILOCK_POLL_DELAY", "1000")
                .environment("DEEPIDV_BASE_URL", deepidv.baseUrl())
                .environment("DEEPIDV_API_KEY", API_KEY)
                .environment("DEEPIDV_WEBHOOK_SECRET", SECRET)
                .environment("DEEPIDV_POLL_DELAY", "1000")
                .environment("DATABASE_URL", database.jdbcUrl())
                .environment("DATABASE_USER", "postgres")
                .environment("DATABASE_PASSWORD", "postgres");
    }

    private static void create(ServiceThroughItsLives service, int from, int to) throws Exception {
        for (int i = from; i < to; i++) {
            HttpRequest request = HttpRequest.newBuilder(service.process().uri("/api/all"))
                    .header("reference", "loan-" + i)
                    .POST(HttpRequest.BodyPublishers.noBody())
                    .build();
            assertThat(service.process().send(request).statusCode()).isEqualTo(200);
            if (i % 10 == 0) {
                forge(service.process(), i);
            }
        }
    }

    private static void forge(BootableJarProcess service, int number) throws Exception {
        String verilock = """
                {"event":"session.approved","data":{"session_id":"ses_%d","status":"approved"},"webhook_id":"wh_%d"}""".formatted(number, number);
        String deepidv = """
                {"type":"session.status.verified","data":{"id":"forged-%d","status":"VERIFIED"}}""".formatted(number);
        assertThat(post(service, "/webhooks/verilock", verilock, "X-Verilock-Signature", "00".repeat(32)))
                .isEqualTo(404);
        assertThat(post(service, "/webhooks/deepidv", deepidv, "deepidv-signature", "guessed"))
                .isEqualTo(404);
        assertThat(post(
                        service,
                        "/webhooks/cr3dentials/default.forged.0.token",
                        "{\"sessionId\":\"s\",\"status\":\"COMPLETED\"}",
                        "x-none",
                        "none"))
                .isEqualTo(404);
    }

    private static int post(BootableJarProcess service, String path, String body, String header, String value)
            throws Exception {
        return service.send(HttpRequest.newBuilder(service.uri(path))
                        .header("Content-Type", "application/json")
                        .header(header, value)
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build())
                .statusCode();
    }

    private record Row(String vendor, String sessionId, String reference, String outcome, int updates) {}

    private static List<Row> rows(DurablePostgres database) throws Exception {
        List<Row> rows = new ArrayList<>();
        try (var connection = database.connection();
                var statement = connection.createStatement();
                var found = statement.executeQuery(
                        "select vendor, session_id, external_reference_id, outcome, update_count from crm_contact_verification")) {
            while (found.next()) {
                rows.add(new Row(
                        found.getString(1),
                        found.getString(2),
                        found.getString(3),
                        found.getString(4),
                        found.getInt(5)));
            }
        }
        return rows;
    }

    private static Map<String, List<String>> sessionsOf(List<Row> rows) {
        Map<String, List<String>> sessions = new HashMap<>();
        rows.forEach(row -> sessions.computeIfAbsent(row.vendor(), vendor -> new ArrayList<>())
                .add(row.sessionId()));
        sessions.values().forEach(ids -> ids.sort(null));
        return new TreeMap<>(sessions);
    }

    private static Map<String, List<String>> sessionsAt(Map<String, VendorSandbox<?>> vendors) {
        Map<String, List<String>> sessions = new TreeMap<>();
        vendors.forEach((name, vendor) -> {
            assertThat(vendor.createdSessions()).as("sessions at " + name).hasSize(SESSIONS);
            sessions.put(
                    name,
                    vendor.createdSessions().stream()
                            .map(session -> session.sessionId())
                            .sorted()
                            .toList());
        });
        return sessions;
    }
}
