package xyz.cr3dentials.camel.service.platformhttp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.engine.PooledExchangeFactory;
import org.apache.camel.support.AsyncProcessorSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConcurrencyOverHttpIT {
    private static final int REQUESTS = 200;

    private final Queue<Runnable> waiting = new ConcurrentLinkedQueue<>();
    private TestServer server;

    private void start(boolean pooled) throws Exception {
        server = TestServer.start(
                PlatformHttpSettings.DEFAULTS,
                context -> {
                    if (pooled) {
                        context.getCamelContextExtension().setExchangeFactory(new PooledExchangeFactory());
                    }
                },
                new RouteBuilder() {
                    @Override
                    public void configure() {
                        from("platform-http:/echo/{id}")
                                .setHeader("X-Id", simple("<${header.id}>"))
                                .setBody(simple("${header.id}:${header.q}:${body}"));
                        from("platform-http:/threads/{id}")
                                .to("seda:worker?concurrentConsumers=4&waitForTaskToComplete=Always");
                        from("seda:worker?concurrentConsumers=4").setBody(simple("${header.id}:${header.q}:${body}"));
                        from("platform-http:/parked/{id}")
                                .process(new Parking())
                                .setBody(simple("${header.id}"));
                    }
                });
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void parallelRequestsGetEachTheirOwnAnswer(boolean pooled) throws Exception {
        start(pooled);
        for (String path : List.of("/echo/", "/threads/")) {
            List<CompletableFuture<HttpResponse<String>>> answers = IntStream.range(0, REQUESTS)
                    .mapToObj(i -> send(path + i + "?q=" + i, "body " + i))
                    .toList();
            for (int i = 0; i < REQUESTS; i++) {
                HttpResponse<String> answer = answers.get(i).get(30, TimeUnit.SECONDS);
                assertThat(answer.statusCode()).isEqualTo(200);
                assertThat(answer.body()).isEqualTo(i + ":" + i + ":body " + i);
            }
        }
        await().atMost(Duration.ofSeconds(30))
                .until(() -> server.context.getInflightRepository().size() == 0);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void requestsThatWaitHoldNoWorkerThread(boolean pooled) throws Exception {
        start(pooled);
        // Many more than the container has worker threads.
        int parked = 60;
        List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
        for (int i = 0; i < parked; i++) {
            answers.add(send("/parked/" + i, "x"));
        }
        await().atMost(Duration.ofSeconds(20)).until(() -> waiting.size() == parked);
        assertThat(server.context.getInflightRepository().size()).isEqualTo(parked);

        assertThat(server.get("/health/live").body()).isEqualTo("beside");
        waiting.forEach(Runnable::run);

        for (int i = 0; i < parked; i++) {
            assertThat(answers.get(i).get(20, TimeUnit.SECONDS).body()).isEqualTo("" + i);
        }
    }

    private CompletableFuture<HttpResponse<String>> send(String path, String body) {
        return server.client()
                .sendAsync(
                        server.request(path)
                                .header("Content-Type", "text/plain")
                                .POST(HttpRequest.BodyPublishers.ofString(body))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }

    /** Gives the calling thread back and goes on when told to. */
    private final class Parking extends AsyncProcessorSupport {
        @Override
        public boolean process(Exchange exchange, AsyncCallback callback) {
            waiting.add(() -> callback.done(false));
            return false;
        }
    }
}
