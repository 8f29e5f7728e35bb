package xyz.cr3dentials.camel.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ServerAddressTest {
    private final AtomicInteger requests = new AtomicInteger();
    private HttpServer server;

    @BeforeEach
    void listen() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void theConsoleIsWhereABrowserOnThisMachineFindsIt() {
        assertThat(new ServerAddress("0.0.0.0", 8080).console()).hasToString("http://localhost:8080/console/");
        assertThat(new ServerAddress("127.0.0.1", 8080).console()).hasToString("http://127.0.0.1:8080/console/");
        assertThat(new ServerAddress("fd00::1", 8080).console()).hasToString("http://[fd00::1]:8080/console/");
    }

    @Test
    void ourOwnAnswerIsRecognisedWhateverItsStatus() {
        answer(503, 0);

        assertThat(address().answersAs("instance-1", Duration.ofSeconds(10))).isTrue();
    }

    @Test
    void foreignAnswersArePutUpWithUntilOurOwnComes() {
        answer(200, 2);

        assertThat(address().answersAs("instance-1", Duration.ofSeconds(10))).isTrue();
        assertThat(requests).hasValue(3);
    }

    @Test
    void anotherProcessOnThePortIsNotMistakenForUs() {
        answer(200, 0);

        assertThat(address().answersAs("instance-2", Duration.ZERO)).isFalse();
    }

    @Test
    void aSilentProcessOnThePortIsNotMistakenForUs() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            ServerAddress address = new ServerAddress("127.0.0.1", silent.getLocalPort());

            assertThat(address.answersAs("instance-1", Duration.ZERO)).isFalse();
        }
    }

    @Test
    void nobodyOnThePortIsNotMistakenForUs() {
        ServerAddress address = address();
        server.stop(0);

        assertThat(address.answersAs("instance-1", Duration.ZERO)).isFalse();
    }

    @Test
    void theTextIsAnAddressForABrowser() {
        assertThat(new ServerAddress("127.0.0.1", 8080)).hasToString("http://127.0.0.1:8080");
        assertThat(new ServerAddress("::1", 8080)).hasToString("http://[::1]:8080");
    }

    private ServerAddress address() {
        return new ServerAddress("0.0.0.0", server.getAddress().getPort());
    }

    private void answer(int status, int foreignAnswers) {
        server.createContext("/health/live", exchange -> {
            String instance = requests.getAndIncrement() < foreignAnswers ? "someone else" : "instance-1";
            byte[] body = instance.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
    }
}
