package xyz.cr3dentials.camel.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import xyz.cr3dentials.camel.sandbox.SandboxSettings;
import xyz.cr3dentials.camel.sandbox.cr3dentials.Cr3dentialsSandbox;
import xyz.cr3dentials.camel.sandbox.cr3dentials.Cr3dentialsSwitches;

/** The service as one process after the other at one address, with leases short enough to see what a death costs. */
final class ServiceThroughItsLives implements AutoCloseable {

    static final String API_KEY = "a+key";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration FIRST_POLL = Duration.ofSeconds(60);

    private static final String SHORT_LEASES = """
            - route:
                id: terminal-sessions
                from:
                  uri: cr3dentials:terminalSessions
                  parameters:
                    delay: 2000
                    deliveryLease: 15000
                  steps:
                    - to:
                        uri: direct:crm-update
            """;

    private final BootableJarProcess.Preparation preparation;
    private volatile BootableJarProcess process;

    private ServiceThroughItsLives(BootableJarProcess.Preparation preparation) throws IOException {
        this.preparation = preparation;
        this.process = preparation.start();
    }

    /** A vendor for the service, with webhooks to this machine and without a request limit in the way. */
    static Cr3dentialsSandbox startVendor() {
        return Cr3dentialsSandbox.start(
                        SandboxSettings.builder().apiKeys(API_KEY).build())
                .set(Cr3dentialsSwitches.LOCAL_WEBHOOKS, true)
                .set(Cr3dentialsSwitches.STEP_MILLIS, 100)
                .set(Cr3dentialsSwitches.REQUESTS_PER_WINDOW, 60_000);
    }

    static BootableJarProcess.Preparation prepare(
            Path workingDirectory, Cr3dentialsSandbox vendor, DurablePostgres database) throws IOException {
        int port = BootableJarProcess.freePort();
        return BootableJarProcess.in(workingDirectory)
                .projectRoutes()
                .route("terminal-sessions.yaml", SHORT_LEASES)
                .port(port)
                .environment("CR3DENTIALS_BASE_URL", vendor.baseUrl())
                .environment("CR3DENTIALS_API_KEY", API_KEY)
                .environment("CR3DENTIALS_WEBHOOK_BASE_URL", "http://localhost:" + port)
                .environment("CR3DENTIALS_REQUESTS_PER_MINUTE", "60000")
                .environment("DATABASE_URL", database.jdbcUrl())
                .environment("DATABASE_USER", "postgres")
                .environment("DATABASE_PASSWORD", "postgres");
    }

    /** Starts the first life and waits for its first poll: what has ended before is history. */
    static ServiceThroughItsLives begin(BootableJarProcess.Preparation preparation) throws IOException {
        ServiceThroughItsLives service = new ServiceThroughItsLives(preparation);
        try {
            service.process.awaitReady();
            await().atMost(FIRST_POLL).untilAsserted(() -> assertThat(
                            service.process.get("/health/ready").body())
                    .contains("\"proof\":\"PROVEN\"")
                    .doesNotContain("\"proof\":\"NEVER\""));
            return service;
        } catch (RuntimeException e) {
            service.close();
            throw e;
        }
    }

    BootableJarProcess process() {
        return process;
    }

    void kill() {
        process.kill();
    }

    /** Starts the next life, if the last one has ended, and waits until it is ready. */
    void revive() throws IOException {
        if (!process.isAlive()) {
            preparation.deleteTemporaryFiles();
            process = preparation.start();
        }
        process.awaitReady();
    }

    /** Asks for a session; the answer is its id, or empty when the service refused or was not there. */
    Optional<String> create(String reference) throws InterruptedException {
        try {
            String request = JSON.createObjectNode()
                    .put("platformId", 1)
                    .put("externalReferenceId", reference)
                    .toString();
            HttpResponse<String> answer = process.postJson("/api/sessions", request);
            JsonNode sessionId = JSON.readTree(answer.body()).path("sessionId");
            return answer.statusCode() == 201 ? Optional.ofNullable(sessionId.textValue()) : Optional.empty();
        } catch (IOException e) {
            // Killed, or not up again yet.
            return Optional.empty();
        }
    }

    /** Asks what the vendor says of a session right now, and returns the answer's status code. */
    int ask(String sessionId) throws IOException, InterruptedException {
        return process.get("/api/sessions/" + sessionId).statusCode();
    }

    @Override
    public void close() {
        process.close();
    }
}
