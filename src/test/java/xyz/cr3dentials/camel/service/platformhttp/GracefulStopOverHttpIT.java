package xyz.cr3dentials.camel.service.platformhttp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GracefulStopOverHttpIT {
    private final CountDownLatch entered = new CountDownLatch(1);
    private final CountDownLatch release = new CountDownLatch(1);
    private TestServer server;

    @BeforeEach
    void start() throws Exception {
        server = TestServer.start(new RouteBuilder() {
            @Override
            public void configure() {
                from("platform-http:/reads").setBody(constant("read"));
                from("platform-http:/slow").routeId("slow").process(exchange -> {
                    entered.countDown();
                    if (!release.await(120, TimeUnit.SECONDS)) {
                        throw new IllegalStateException("never released");
                    }
                    exchange.getMessage().setBody("done");
                });
            }
        });
        server.context.getShutdownStrategy().setTimeout(120);
    }

    @AfterEach
    void stop() {
        release.countDown();
        server.close();
    }

    @Test
    void aStoppingContextFinishesWhatIsInFlightAndTakesNothingNew() throws Exception {
        CompletableFuture<HttpResponse<String>> inFlight =
                server.client().sendAsync(server.request("/slow").build(), HttpResponse.BodyHandlers.ofString());
        assertThat(entered.await(30, TimeUnit.SECONDS)).isTrue();
        assertThat(server.context.getInflightRepository().size("slow")).isEqualTo(1);

        CompletableFuture<Void> stopping = CompletableFuture.runAsync(server.context::stop);
        await().atMost(Duration.ofSeconds(30)).until(() -> server.get("/reads").statusCode() == 503);
        assertThat(stopping).isNotDone();
        release.countDown();

        assertThat(inFlight.get(30, TimeUnit.SECONDS).body()).isEqualTo("done");
        stopping.get(60, TimeUnit.SECONDS);
        assertThat(server.get("/reads").statusCode()).isEqualTo(503);
    }
}
