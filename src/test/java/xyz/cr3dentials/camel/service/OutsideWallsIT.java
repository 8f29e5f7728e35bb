package xyz.cr3dentials.camel.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import xyz.cr3dentials.camel.sandbox.Fault;
import xyz.cr3dentials.camel.service.WalledService.Answer;

/** Strangers who send slowly or wrongly, a vendor that hangs and a database that hangs, at the real jar. */
class OutsideWallsIT {
    /** Of a promise of one second, on a machine that does other work besides. */
    private static final Duration AT_ONCE = Duration.ofSeconds(8);
    /** Of a promise of five seconds. */
    private static final Duration SOON = Duration.ofSeconds(12);

    @TempDir
    private static Path workingDirectory;

    private static WalledService service;

    @BeforeAll
    static void start() throws Exception {
        service = WalledService.start(workingDirectory);
    }

    @AfterAll
    static void stop() throws IOException {
        if (service != null) {
            service.close();
        }
    }

    @Test
    void bodiesThatComeSlowlyHoldNobodyUpAndAreEnded() throws Exception {
        List<Socket> slow = new ArrayList<>();
        try {
            for (int i = 0; i < 60; i++) {
                slow.add(service.beginBody(i % 2 == 0 ? "/console/login" : "/webhooks/cr3dentials/forged"));
            }

            assertEverybodyElseIsServed();
            for (Socket connection : slow) {
                assertThat(answer(connection)).startsWith("HTTP/1.1 408 ");
            }
        } finally {
            for (Socket connection : slow) {
                connection.close();
            }
        }
        HttpResponse<String> metrics = service.process.send(HttpRequest.newBuilder(service.process.uri("/metrics"))
                .header("Authorization", "Bearer " + WalledService.SERVICE_KEY)
                .build());
        assertThat(metrics.body()).containsPattern("http_requests_refused_total\\{reason=\"slow\"} (6\\d|7\\d)\\.0");
    }

    @Test
    void loginsThatBreakOffLeaveNoTraceInTheLog() throws Exception {
        int before = service.process.log().size();
        for (int i = 0; i < 100; i++) {
            service.beginBody("/console/login").close();
        }
        assertStatus(service.console(), 200, AT_ONCE);

        assertThat(newLines(before)).hasSizeLessThan(20).noneMatch(OutsideWallsIT::isTrace);
    }

    @Test
    void streamsOfEventsThatBreakOffLeaveNoTraceInTheLog() throws Exception {
        int before = service.process.log().size();
        for (int i = 0; i < 60; i++) {
            try (Socket stream = openEvents()) {
                assertThat(next(stream)).startsWith("HTTP/1.1 200 ");
                // Closed by a reset.
                stream.setSoLinger(true, 0);
            }
        }
        try (Socket whole = openEvents()) {
            assertThat(next(whole)).startsWith("HTTP/1.1 200 ");
            for (int i = 0; i < 2; i++) {
                assertStatus(service.create(), 201, AT_ONCE);
                await().atMost(SOON).until(() -> next(whole).contains("data:"));
            }
        }

        assertThat(newLines(before)).noneMatch(OutsideWallsIT::isTrace);
    }

    private static Socket openEvents() throws IOException {
        Socket stream = service.connect();
        WalledService.write(
                stream,
                "GET /api/events HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + WalledService.SERVICE_KEY
                        + "\r\n\r\n");
        return stream;
    }

    private static String next(Socket stream) throws IOException {
        stream.setSoTimeout((int) SOON.toMillis());
        byte[] buffer = new byte[4096];
        return new String(buffer, 0, Math.max(0, stream.getInputStream().read(buffer)), StandardCharsets.ISO_8859_1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"CONNECT example.org:443 HTTP/1.1", "CONNECT /api HTTP/1.1", "OPTIONS x:1 HTTP/1.1"})
    void aTargetThatIsNoPathIsTheClientsFault(String requestLine) throws Exception {
        int before = service.process.log().size();
        try (Socket connection = service.connect()) {
            WalledService.write(connection, requestLine + "\r\nHost: localhost\r\nConnection: close\r\n\r\n");

            assertThat(answer(connection)).startsWith("HTTP/1.1 4");
        }
        assertThat(newLines(before)).noneMatch(OutsideWallsIT::isTrace);
    }

    @ParameterizedTest
    @ValueSource(strings = {"parts", "--B\r\ngarbage"})
    void aFormThatCannotBeTakenApartIsTheClientsFault(String form) throws Exception {
        String body = form.equals("parts")
                ? "--B\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nb\r\n".repeat(15_000) + "--B--\r\n"
                : form;
        int before = service.process.log().size();
        try (Socket connection = service.connect()) {
            WalledService.write(
                    connection,
                    "POST /api/sessions/s-1/redact HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                            + WalledService.SERVICE_KEY
                            + "\r\nConnection: close\r\nContent-Type: multipart/form-data; boundary=B\r\nContent-Length: "
                            + body.length() + "\r\n\r\n" + body);

            assertThat(answer(connection)).startsWith("HTTP/1.1 4");
        }
        assertThat(newLines(before)).noneMatch(OutsideWallsIT::isTrace);
    }

    @Test
    void aKeyThatIsWronglyEncodedIsNotWrittenDown() throws Exception {
        String form = "serviceKey=mistyped-key-%zz";
        try (Socket connection = service.connect()) {
            WalledService.write(
                    connection,
                    "POST /console/login HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                            + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: " + form.length()
                            + "\r\n\r\n" + form);

            assertThat(answer(connection)).startsWith("HTTP/1.1 400 ");
        }
        assertThat(service.process.log()).noneMatch(line -> line.contains("mistyped"));
    }

    @Test
    void aBodyThatIsTooLongIsRefusedBeforeItIsSent() throws Exception {
        try (Socket connection = service.connect()) {
            WalledService.write(
                    connection, "POST /api/sessions HTTP/1.1\r\nHost: localhost\r\nContent-Length: 50000000\r\n\r\nx");

            assertThat(answer(connection)).startsWith("HTTP/1.1 413 ");
        }
    }

    @Test
    void aVendorThatHangsHoldsUpItsOwnCallersAlone() throws Exception {
        service.vendor.faults().add(Fault.lasting(Fault.Kind.SLOW).delayed(Duration.ofSeconds(40)));
        try {
            List<CompletableFuture<Answer>> creations =
                    IntStream.range(0, 100).mapToObj(i -> service.create()).toList();

            assertStatus(service.webhook("s-1"), 200, SOON);
            assertStatus(service.console(), 200, SOON);
            assertStatus(service.live(), 200, AT_ONCE);
            await().atMost(SOON)
                    .until(() -> creations.stream()
                                    .filter(creation ->
                                            creation.isDone() && creation.join().status() == 503)
                                    .count()
                            >= 80);
        } finally {
            service.vendor.faults().clear();
            // Those that hang keep their threads until they are answered; the other tests need some.
            await().atMost(Duration.ofSeconds(90))
                    .until(() -> service.create().get(60, TimeUnit.SECONDS).status() == 201);
        }
    }

    @Test
    void aDatabaseThatHangsIsToldToWebhooksAndReadersAlike() throws Exception {
        Answer created = assertStatus(service.create(), 201, AT_ONCE);
        String id = created.body().replaceFirst("(?s).*\"sessionId\"\\s*:\\s*\"([^\"]+)\".*", "$1");
        service.hangDatabase();
        try {
            CompletableFuture<Answer> read = service.read(id);
            List<CompletableFuture<Answer>> webhooks =
                    IntStream.range(0, 60).mapToObj(i -> service.webhook(id)).toList();

            for (CompletableFuture<Answer> webhook : webhooks) {
                assertThat(assertStatus(webhook, 503, SOON).retryAfter()).isNotEmpty();
            }
            assertThat(assertStatus(read, 503, SOON).body()).doesNotContain("effect");
            assertStatus(service.live(), 200, AT_ONCE);
            await().atMost(SOON).until(() -> service.ready().join().status() == 503);
            assertStatus(service.console(), 200, SOON);
            assertStatus(service.create(), 503, SOON);
        } finally {
            service.letDatabaseGoOn();
        }
        await().atMost(Duration.ofSeconds(60))
                .until(() -> service.ready().join().status() == 200
                        && service.webhook(id).join().status() == 200);
    }

    private static void assertEverybodyElseIsServed() throws Exception {
        for (int i = 0; i < 10; i++) {
            assertStatus(service.live(), 200, AT_ONCE);
        }
        assertStatus(service.ready(), 200, AT_ONCE);
        assertStatus(service.console(), 200, AT_ONCE);
        assertStatus(service.forgedWebhook(1), 404, AT_ONCE);
        assertStatus(service.webhook("s-1"), 200, AT_ONCE);
        assertStatus(service.create(), 201, AT_ONCE);
    }

    private static Answer assertStatus(CompletableFuture<Answer> asked, int status, Duration limit) throws Exception {
        Answer answer = asked.get(90, TimeUnit.SECONDS);
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.took()).isLessThan(limit);
        return answer;
    }

    private static List<String> newLines(int before) {
        List<String> log = service.process.log();
        return log.subList(before, log.size());
    }

    private static boolean isTrace(String line) {
        return line.startsWith("\tat ");
    }

    /** All that comes until the connection ends, which may also break. */
    private static String answer(Socket connection) throws IOException {
        connection.setSoTimeout(30_000);
        StringBuilder answer = new StringBuilder();
        byte[] buffer = new byte[4096];
        try {
            for (int count = connection.getInputStream().read(buffer);
                    count >= 0 && answer.length() == 0;
                    count = connection.getInputStream().read(buffer)) {
                answer.append(new String(buffer, 0, count, StandardCharsets.ISO_8859_1));
            }
        } catch (SocketException e) {
            return answer.toString();
        }
        return answer.toString();
    }
}
