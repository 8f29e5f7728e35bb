package xyz.cr3dentials.camel.service.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Streams over real sockets; time passes, and the revision is looked at, when the test says so. */
class EventStreamTest {
    private static final int MANY = 100;
    /** More changes than the buffers between server and client hold. */
    private static final int ENOUGH = 5_000;

    private EventServer server;
    private final List<AutoCloseable> open = new ArrayList<>();

    @BeforeEach
    void start() throws Exception {
        server = new EventServer(new EventStreamSettings(
                Duration.ofSeconds(1), Duration.ofSeconds(5), Duration.ofSeconds(15), Duration.ofSeconds(20), MANY));
    }

    @AfterEach
    void stop() throws Exception {
        for (AutoCloseable client : open) {
            client.close();
        }
        server.close();
    }

    @Test
    void aClientIsToldTheRevisionAtOnceAndEveryChange() throws Exception {
        EventReader client = read().awaitRevision(1);
        assertThat(client.text())
                .startsWith("HTTP/1.1 200 OK\r\n")
                .contains("Content-Type: text/event-stream", "Cache-Control: no-store", "retry: 2000\n");

        server.revision.set(7);
        server.stream.look();
        client.awaitRevision(7);
    }

    @Test
    void aChangeIsToldOnceAndNothingIsToldWithoutOne() throws Exception {
        EventReader client = read().awaitRevision(1);
        server.change();
        client.awaitRevision(2);
        server.stream.look();
        server.change();
        client.awaitRevision(3);

        assertThat(client.text().split("event: change", -1)).hasSize(4);
    }

    @Test
    void changesOfOtherNodesAreSupposedNowAndThen() throws Exception {
        EventReader client = read().awaitRevision(1);
        server.pass(Duration.ofSeconds(5));
        server.stream.look();

        await().until(() -> client.text().split("event: change", -1).length == 3);
    }

    @Test
    void aHeartbeatIsSentNowAndThen() throws Exception {
        EventReader client = read().awaitRevision(1);
        server.pass(Duration.ofSeconds(15));
        server.stream.look();

        client.await("\n:\n\n");
    }

    @Test
    void openStreamsHoldNoThreads() throws Exception {
        EventReader first = read().awaitRevision(1);
        server.change();
        first.awaitRevision(2);
        int before = threads();

        List<EventReader> clients = new ArrayList<>(List.of(first));
        while (clients.size() < MANY) {
            clients.add(read().awaitRevision(2));
        }
        assertThat(server.stream.clients()).isEqualTo(MANY);
        server.change();
        clients.forEach(client -> client.awaitRevision(3));

        // The container's own pool may fill up; it has four.
        assertThat(threads() - before).isLessThan(10);
    }

    @Test
    void aClientTooManyIsRefusedUntilAnotherHasGone() throws Exception {
        List<EventReader> clients = new ArrayList<>();
        while (clients.size() < MANY) {
            clients.add(read().awaitRevision(1));
        }
        assertThat(read().await("\"status\":503").text()).contains("Retry-After: 5", "application/problem+json");

        clients.get(0).close();
        await().until(() -> {
            server.change();
            return server.stream.clients() == MANY - 1;
        });
        // Nothing of the request is left in the container.
        await().until(() -> server.connections() == MANY);
        read().awaitRevision(server.revision.get());
    }

    @Test
    void aClientThatTakesNothingIsDroppedAndTheOthersGoOn() throws Exception {
        Socket lazy = server.connect(1024);
        open.add(lazy);
        EventReader other = read().awaitRevision(1);
        await().until(() -> server.stream.clients() == 2);

        // No time passes, so nobody is dropped yet, however much there is to take.
        for (int i = 0; i < ENOUGH; i++) {
            server.change();
            other.take();
        }
        assertThat(server.stream.clients()).isEqualTo(2);
        awaitEverythingTaken(other);
        server.pass(Duration.ofSeconds(21));
        server.change();
        assertThat(server.stream.clients()).isEqualTo(1);
        readToTheEnd(lazy);

        other.awaitRevision(server.revision.get());
        server.change();
        other.awaitRevision(server.revision.get());
    }

    @Test
    void aClientThatTakesItsBytesLateGoesOnWithTheNewestChange() throws Exception {
        EventReader late = new EventReader(server.connect(1024));
        open.add(late);
        await().until(() -> server.stream.clients() == 1);
        for (int i = 0; i < ENOUGH; i++) {
            server.change();
        }

        late.awaitRevision(server.revision.get());
        assertThat(late.text().split("event: change", -1)).hasSizeLessThan(ENOUGH);
        awaitEverythingTaken(late);
        server.pass(Duration.ofSeconds(21));
        server.change();
        assertThat(server.stream.clients()).isEqualTo(1);
        late.awaitRevision(server.revision.get());
    }

    @Test
    void closingEndsTheStreamsInOrderAndTakesNoNewOnes() throws Exception {
        EventReader client = read().awaitRevision(1);
        server.stream.close();

        assertThat(client.readToEnd()).contains("\"revision\":1}");
        assertThat(server.stream.clients()).isZero();
        assertThat(read().await("\"status\":503").text()).contains("Retry-After: 5");
    }

    @Test
    void closingCutsAClientThatTakesNothing() throws Exception {
        Socket lazy = server.connect(1024);
        open.add(lazy);
        await().until(() -> server.stream.clients() == 1);
        for (int i = 0; i < ENOUGH; i++) {
            server.change();
        }
        server.stream.close();

        readToTheEnd(lazy);
    }

    @Test
    void theStreamIsServedOverHttp2AsWell() throws Exception {
        HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build();
        HttpResponse<InputStream> answer =
                client.send(HttpRequest.newBuilder(uri()).build(), HttpResponse.BodyHandlers.ofInputStream());
        assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_2);
        try (InputStream body = answer.body()) {
            StringBuilder text = new StringBuilder();
            readUntil(body, text, "\"revision\":1}\n\n");
            server.change();
            readUntil(body, text, "\"revision\":2}\n\n");
            assertThat(text).startsWith("retry: 2000\n");
        }
    }

    @Test
    void otherMethodsAreRefused() throws Exception {
        HttpClient client = HttpClient.newHttpClient();
        for (String method : List.of("HEAD", "POST", "OPTIONS", "DELETE")) {
            HttpResponse<String> answer = client.send(
                    HttpRequest.newBuilder(uri())
                            .method(method, HttpRequest.BodyPublishers.noBody())
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(method).isEqualTo(405);
            assertThat(answer.headers().firstValue("Allow")).hasValue("GET");
        }
        assertThat(server.stream.clients()).isZero();
    }

    @Test
    void parametersAreRefused() throws Exception {
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(uri() + "?since=1")).build(),
                        HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("takes no parameters");
        assertThat(server.stream.clients()).isZero();
    }

    /** The container notices that a client has taken all only after the client has it, so once more a change is told. */
    private void awaitEverythingTaken(EventReader client) {
        client.awaitRevision(server.revision.get());
        client.awaitRevision(server.change());
    }

    private static int threads() {
        return ManagementFactory.getThreadMXBean().getThreadCount();
    }

    private EventReader read() throws IOException {
        EventReader reader = server.read();
        open.add(reader);
        return reader;
    }

    private URI uri() {
        return URI.create("http://localhost:" + server.port() + "/api/events");
    }

    private static void readUntil(InputStream body, StringBuilder text, String end) throws IOException {
        while (text.indexOf(end) < 0) {
            int next = body.read();
            assertThat(next).as("after %s", text).isNotNegative();
            text.append((char) next);
        }
    }

    /** Fails if the connection stays open once all that was under way has been read. */
    private static void readToTheEnd(Socket client) throws IOException {
        client.setSoTimeout(10_000);
        try {
            client.getInputStream().transferTo(OutputStream.nullOutputStream());
        } catch (SocketException reset) {
            assertThat(reset).hasMessageContaining("reset");
        }
    }
}
