package xyz.cr3dentials.camel.service.platformhttp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.support.AsyncProcessorSupport;
import org.apache.camel.support.SynchronizationAdapter;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class FailuresOverHttpTest {
    private static final CountDownLatch RELEASE = new CountDownLatch(1);
    private static final CountDownLatch LATE = new CountDownLatch(1);
    private static final AtomicReference<Exception> COMPLETED_WITH = new AtomicReference<>();

    private static final AtomicReference<AsyncCallback> NEVER_CALLED = new AtomicReference<>();

    private static TestServer server;

    @BeforeAll
    static void start() throws Exception {
        server = TestServer.start(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(noErrorHandler());
                from("platform-http:/muted").throwException(new IllegalStateException("the password is x"));
                from("platform-http:/unmuted?muteException=false")
                        .throwException(new IllegalStateException("out of stock"));
                from("platform-http:/code")
                        .setHeader("CamelHttpResponseCode", constant(409))
                        .throwException(new IllegalStateException("conflict"));
                from("platform-http:/old-code")
                        .setHeader("CamelHttpResponseCode", constant(200))
                        .setHeader("X-Internal", constant("1"))
                        .throwException(new IllegalStateException("later"));
                from("platform-http:/bad-code")
                        .setHeader("CamelHttpResponseCode", constant("nonsense"))
                        .setBody(constant("x"));
                from("platform-http:/slow?requestTimeout=50").process(exchange -> {
                    if (!RELEASE.await(20, TimeUnit.SECONDS)) {
                        throw new IllegalStateException("never released");
                    }
                    exchange.getMessage().setBody("too late");
                });
                from("platform-http:/late?requestTimeout=50").process(exchange -> {
                    if (!LATE.await(20, TimeUnit.SECONDS)) {
                        throw new IllegalStateException("never released");
                    }
                    exchange.getMessage().setBody("too late");
                });
                from("platform-http:/never?requestTimeout=50").process(new AsyncProcessorSupport() {
                    @Override
                    public boolean process(Exchange exchange, AsyncCallback callback) {
                        NEVER_CALLED.set(callback);
                        return false;
                    }
                });
                from("platform-http:/reads?requestTimeout=50&useStreaming=true")
                        .process(exchange -> exchange.getMessage()
                                .setBody(exchange.getMessage()
                                        .getBody(InputStream.class)
                                        .readAllBytes()));
                from("platform-http:/large?handleWriteResponseError=true&useStreaming=true")
                        .process(exchange -> {
                            exchange.getExchangeExtension().addOnCompletion(new SynchronizationAdapter() {
                                @Override
                                public void onFailure(Exchange failed) {
                                    COMPLETED_WITH.set(failed.getException());
                                }
                            });
                            exchange.getMessage().setBody(new ByteArrayInputStream(new byte[64 * 1024 * 1024]));
                        });
            }
        });
    }

    @AfterAll
    static void stop() {
        RELEASE.countDown();
        server.close();
    }

    @Test
    void aMutedFailureSaysNothing() throws Exception {
        HttpResponse<String> response = server.get("/muted");

        assertThat(response.statusCode()).isEqualTo(500);
        assertThat(response.body()).isEmpty();
    }

    @Test
    void anUnmutedFailureIsTextWithoutStackTrace() throws Exception {
        HttpResponse<String> response = server.get("/unmuted");

        assertThat(response.statusCode()).isEqualTo(500);
        assertThat(response.body()).isEqualTo("out of stock");
        assertThat(response.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/plain");
    }

    @Test
    void aFailureMayChooseAnErrorCodeButNoOther() throws Exception {
        assertThat(server.get("/code").statusCode()).isEqualTo(409);
        HttpResponse<String> response = server.get("/old-code");
        assertThat(response.statusCode()).isEqualTo(500);
        assertThat(response.headers().map()).doesNotContainKey("x-internal");
        assertThat(server.get("/bad-code").statusCode()).isEqualTo(500);
    }

    @Test
    void aLateEndOfTheRouteReleasesTheExchange() throws Exception {
        int before = server.context.getInflightRepository().size();
        assertThat(server.get("/late").statusCode()).isEqualTo(504);

        LATE.countDown();

        await().until(() -> server.context.getInflightRepository().size() <= before);
        assertThat(server.get("/code").statusCode()).isEqualTo(409);
    }

    @Test
    void aRouteThatBlocksIsAnsweredForInTime() throws Exception {
        HttpResponse<String> response = server.get("/slow");

        assertThat(response.statusCode()).isEqualTo(504);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(response.body()).contains("\"status\":504");
    }

    @Test
    void aRouteThatNeverEndsIsAnsweredForInTime() throws Exception {
        assertThat(server.get("/never").statusCode()).isEqualTo(504);
        // The time limit may be over before the route begins.
        await().until(() -> NEVER_CALLED.get() != null);
        assertThat(server.context.getInflightRepository().size()).isPositive();

        NEVER_CALLED.get().done(false);
    }

    @Test
    void aClientThatNeverSendsItsBodyIsAnsweredInTime() throws Exception {
        try (Socket socket = new Socket("localhost", server.port())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream()
                    .write("POST /reads HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\nabc"
                            .getBytes(StandardCharsets.US_ASCII));

            byte[] start = socket.getInputStream().readNBytes(12);

            assertThat(new String(start, StandardCharsets.US_ASCII)).isEqualTo("HTTP/1.1 504");
        }
    }

    @Test
    void aClientThatGoesAwayFailsTheExchangeThatAsksForIt() throws Exception {
        try (Socket socket = new Socket("localhost", server.port())) {
            socket.setSoLinger(true, 0);
            socket.getOutputStream()
                    .write("GET /large HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            assertThat(socket.getInputStream().readNBytes(12)).hasSize(12);
        }

        await().untilAsserted(() -> assertThat(COMPLETED_WITH.get()).isInstanceOf(ClientGoneException.class));
    }
}
