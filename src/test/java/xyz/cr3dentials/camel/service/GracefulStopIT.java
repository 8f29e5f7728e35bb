package xyz.cr3dentials.camel.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SIGTERM while a request or a delivery is in flight: its route waits for another system, which this test plays and holds. */
@Tag("production")
class GracefulStopIT {
    private static final String FLOWS = """
            - route:
                id: slow
                from:
                  uri: platform-http:/slow
                  steps:
                    - removeHeaders:
                        pattern: "*"
                    - to:
                        uri: %s
            - route:
                id: quick
                from:
                  uri: platform-http:/quick
                  steps:
                    - setBody:
                        constant: quick
            """;

    private static final String DELIVERY = """
            - route:
                id: create
                from:
                  uri: platform-http:/create
                  steps:
                    - removeHeaders:
                        pattern: "*"
                    - setBody:
                        constant: '{"platformId": 1}'
                    - to:
                        uri: cr3dentials:createSession
            - route:
                id: deliver
                from:
                  uri: cr3dentials:terminalSessions
                  parameters:
                    delay: 500
                  steps:
                    - removeHeaders:
                        pattern: "*"
                    - to:
                        uri: %s
            """;

    @TempDir
    private Path workingDirectory;

    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private HttpServer otherSystem;

    @BeforeEach
    void startOtherSystem() throws IOException {
        otherSystem = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        otherSystem.setExecutor(threads);
        otherSystem.createContext("/", this::hold);
        otherSystem.start();
    }

    @AfterEach
    void stopOtherSystem() {
        released.countDown();
        otherSystem.stop(0);
        threads.shutdownNow();
    }

    @Test
    void aRequestInFlightGetsItsAnswerAndNewOnesAreRefused() throws Exception {
        try (BootableJarProcess service =
                service().environment("SHUTDOWN_TIMEOUT", "120").start().awaitReady()) {
            assertThat(service.get("/quick").body()).isEqualTo("quick");
            CompletableFuture<HttpResponse<String>> inFlight = askSlow(service);

            service.terminate();
            await().atMost(Duration.ofSeconds(60)).until(() -> refuses(service));
            assertThat(inFlight).isNotDone();
            released.countDown();

            HttpResponse<String> answer = inFlight.get(60, TimeUnit.SECONDS);
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).isEqualTo("worth waiting for");
            assertThat(service.awaitExit()).isEqualTo(128 + 15);
        }
    }

    @Test
    void aRequestThatNeverEndsDoesNotKeepTheProcessAlive() throws Exception {
        try (BootableJarProcess service =
                service().environment("SHUTDOWN_TIMEOUT", "1").start().awaitReady()) {
            askSlow(service);

            service.terminate();

            assertThat(service.awaitExit()).isEqualTo(128 + 15);
        }
    }

    @Test
    void aDeliveryInFlightIsFinishedAndWrittenDown() throws Exception {
        try (BootableJarProcess service = service().start().awaitReady()) {
            assertThat(service.get("/create").statusCode()).isEqualTo(200);
            assertThat(asked.await(60, TimeUnit.SECONDS)).isTrue();

            service.terminate();
            service.awaitLog("is shutting down");
            released.countDown();

            assertThat(service.awaitExit()).isEqualTo(128 + 15);
        }
        try (BootableJarProcess restarted = service().start().awaitReady()) {
            assertThat(restarted.get("/metrics").body().lines())
                    .filteredOn(line -> line.startsWith("session_ledger_sessions{"))
                    .isNotEmpty()
                    .allMatch(line -> line.endsWith(" 0.0"));
        }
    }

    private BootableJarProcess.Preparation service() throws IOException {
        String address = "http://localhost:" + otherSystem.getAddress().getPort() + "/held";
        return BootableJarProcess.in(workingDirectory)
                .route("flows.yaml", FLOWS.formatted(address))
                .route("delivery.yaml", DELIVERY.formatted(address));
    }

    private CompletableFuture<HttpResponse<String>> askSlow(BootableJarProcess service) throws InterruptedException {
        CompletableFuture<HttpResponse<String>> answer = HttpClient.newHttpClient()
                .sendAsync(HttpRequest.newBuilder(service.uri("/slow")).build(), HttpResponse.BodyHandlers.ofString());
        assertThat(asked.await(30, TimeUnit.SECONDS)).isTrue();
        return answer;
    }

    private static boolean refuses(BootableJarProcess service) throws InterruptedException {
        try {
            return service.get("/quick").statusCode() == 503;
        } catch (IOException e) {
            // Nothing listens any more, which is a refusal, too.
            return true;
        }
    }

    private void hold(HttpExchange exchange) throws IOException {
        asked.countDown();
        try {
            released.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        byte[] body = "worth waiting for".getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
