package xyz.cr3dentials.camel.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Secrets and personal data stay where they belong, whatever the running service is asked to show of itself. */
class CanaryIT {

    private static final String API_KEY = "sandbox+key/with=signs";
    private static final String SERVICE_KEY = "service+key/of=the+test/in=production";
    private static final String WEBHOOK_SECRET = "sandbox-webhook-secret-of-32-characters-or-more";
    private static final String EMAIL = "ana.berg@canary.example";
    private static final String NAME = "Canary Berg";
    private static final String REFERENCE = "canary-reference-4711";

    @TempDir
    private Path workingDirectory;

    @Test
    void neitherKeyNorPersonNorTokenIsInLogJmxMetricsHealthOrPlainColumns() throws Exception {
        List<String> columns;
        List<String> secrets;
        try (BootableJarProcess service = BootableJarProcess.in(workingDirectory)
                .projectRoutes()
                .property("cr3dentials.requests-per-minute", "60000")
                .property("sandbox.stepMillis", "50")
                .property("sandbox.outcomes", "{\"COMPLETED\":1}")
                .environment("CR3DENTIALS_API_KEY", API_KEY)
                .environment("CR3DENTIALS_SERVICE_KEY", SERVICE_KEY)
                .environment("LOG_LEVEL", "TRACE")
                .environment("SERVER_LOG_LEVEL", "TRACE")
                .start()
                .awaitReady()) {
            HttpResponse<String> created = post(service, "/api/sessions", "{\"platformId\": 1, " + person() + "}");
            HttpResponse<String> refused = post(service, "/api/sessions", "{\"platformId\": \"x\", " + person() + "}");
            assertThat(created.statusCode()).isEqualTo(201);
            assertThat(refused.statusCode()).isEqualTo(400);
            String embedUrl =
                    new ObjectMapper().readTree(created.body()).path("embedUrl").asText();
            secrets = List.of(
                    API_KEY,
                    SERVICE_KEY,
                    WEBHOOK_SECRET,
                    EMAIL,
                    NAME,
                    embedUrl.substring(embedUrl.indexOf("token=") + 6));
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> get(service, "/api/crm/contacts").body().contains("COMPLETED"));
            // The row comes first, then the ledger is told that the route has written it.
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> get(service, ledger(created)).body().contains("\"DELIVERED\""));

            await().atMost(Duration.ofSeconds(60))
                    .until(() -> service.get("/health/ready").body().contains("\"proof\":\"PROVEN\""));

            String masked = maskedAnswers(service, created);
            String revealed = post(service, ledger(created) + "/reveal", "").body();
            String timeline = get(service, ledger(created)).body();
            String revealedInLog = "An operator had the data of session " + id(created);

            List<String> beans = ManagedBeans.attributes(service.pid());
            String metrics = get(service, "/metrics").body();
            String health = service.get("/health/ready").body()
                    + service.get("/health/live").body();
            service.terminate();
            service.awaitExit();
            columns = LedgerColumns.plain(
                    workingDirectory.resolve("data/cr3dentials"), "cr3dentials", "sandbox-database-password");

            // Each place was looked at, and had something to say.
            assertThat(masked).contains("\"DELIVERED\"", "•••", "\"nodes\"", "CRM_UPDATED");
            assertThat(masked + timeline).doesNotContain(REFERENCE);
            assertThat(revealed).contains(REFERENCE);
            assertThat(revealed).doesNotContain(secrets.get(secrets.size() - 1));
            assertThat(timeline).contains("REVEALED");
            assertThat(service.log()).anyMatch(line -> line.contains(revealedInLog));
            assertThat(service.log()).anyMatch(line -> line.contains("TRACE"));
            assertThat(beans).hasSizeGreaterThan(200).anyMatch(value -> value.startsWith("java.lang:type=Runtime"));
            assertThat(metrics).contains("session_ledger_up 1.0", "camel_exchanges_total");
            assertThat(health).contains("consumer:terminal-sessions", "\"proof\":\"PROVEN\"");
            assertThat(columns)
                    .anyMatch(value -> value.equalsIgnoreCase("session_ledger_session.state=DELIVERED"))
                    .anyMatch(value -> value.equalsIgnoreCase("session_ledger_intent.state=BOUND"));
            for (String secret : secrets) {
                assertThat(masked + timeline).doesNotContain(secret);
                assertThat(service.log()).noneMatch(line -> line.contains(secret));
                assertThat(beans).noneMatch(value -> value.contains(secret));
                assertThat(metrics).doesNotContain(secret);
                assertThat(health).doesNotContain(secret);
                assertThat(columns).noneMatch(value -> value.contains(secret));
            }
        }
    }

    /** What the console shows before anybody has something revealed. */
    private static String maskedAnswers(BootableJarProcess service, HttpResponse<String> created) throws Exception {
        return get(service, "/api/overview").body()
                + post(service, "/api/ledger/search", "{\"reference\": \"" + REFERENCE + "\"}")
                        .body()
                + post(service, "/api/ledger/counts", "{}").body()
                + get(service, ledger(created)).body();
    }

    private static String ledger(HttpResponse<String> created) throws Exception {
        return "/api/ledger/sessions/cr3dentials/" + id(created);
    }

    private static String id(HttpResponse<String> created) throws Exception {
        return new ObjectMapper().readTree(created.body()).path("sessionId").asText();
    }

    private static String person() {
        return "\"externalReferenceId\": \"" + REFERENCE + "\", " + "\"receiverData\": {\"email\": \"" + EMAIL
                + "\", \"name\": \"" + NAME + "\"}";
    }

    private static HttpResponse<String> post(BootableJarProcess service, String path, String body) throws Exception {
        return service.send(HttpRequest.newBuilder(service.uri(path))
                .header("Authorization", "Bearer " + SERVICE_KEY)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    private static HttpResponse<String> get(BootableJarProcess service, String path) throws Exception {
        return service.send(HttpRequest.newBuilder(service.uri(path))
                .header("Authorization", "Bearer " + SERVICE_KEY)
                .build());
    }
}
