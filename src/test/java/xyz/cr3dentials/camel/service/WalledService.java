package xyz.cr3dentials.camel.service;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import xyz.cr3dentials.camel.sandbox.cr3dentials.Cr3dentialsSandbox;

/** The real jar with a service key, a PostgreSQL that can be made to hang, and a vendor of the test's own. */
final class WalledService implements AutoCloseable {
    static final String SERVICE_KEY = "service-key-of-the-test-behind-walls";
    private static final String HEADER = "X-Agreed";
    private static final String HEADER_SECRET = "header-secret-of-the-test-behind-walls";
    private static final Duration LIMIT = Duration.ofSeconds(60);

    final DurablePostgres database;
    final Cr3dentialsSandbox vendor;
    final BootableJarProcess process;
    private final HttpClient client = HttpClient.newHttpClient();

    private WalledService(DurablePostgres database, Cr3dentialsSandbox vendor, BootableJarProcess process) {
        this.database = database;
        this.vendor = vendor;
        this.process = process;
    }

    static WalledService start(Path workingDirectory) throws IOException, SQLException {
        DurablePostgres database = DurablePostgres.start();
        Cr3dentialsSandbox vendor = ServiceThroughItsLives.startVendor();
        try {
            BootableJarProcess process = ServiceThroughItsLives.prepare(workingDirectory, vendor, database)
                    .environment("CR3DENTIALS_SERVICE_KEY", SERVICE_KEY)
                    .environment("CR3DENTIALS_WEBHOOK_HEADER_NAME", HEADER)
                    .environment("CR3DENTIALS_WEBHOOK_HEADER_SECRET", HEADER_SECRET)
                    .start()
                    .awaitReady();
            return new WalledService(database, vendor, process);
        } catch (IOException | RuntimeException e) {
            vendor.close();
            database.close();
            throw e;
        }
    }

    CompletableFuture<Answer> live() {
        return send(request("/health/live"));
    }

    CompletableFuture<Answer> ready() {
        return send(request("/health/ready"));
    }

    CompletableFuture<Answer> console() {
        return send(request("/console/").header("Authorization", "Bearer " + SERVICE_KEY));
    }

    CompletableFuture<Answer> read(String sessionId) {
        return send(request("/api/sessions/" + sessionId).header("Authorization", "Bearer " + SERVICE_KEY));
    }

    CompletableFuture<Answer> create() {
        return send(request("/api/sessions")
                .header("Authorization", "Bearer " + SERVICE_KEY)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"platformId\": 1}")));
    }

    /** A webhook that proves to be the vendor's. */
    CompletableFuture<Answer> webhook(String sessionId) {
        return send(request("/webhooks/cr3dentials")
                .header(HEADER, HEADER_SECRET)
                .POST(HttpRequest.BodyPublishers.ofString(
                        "{\"sessionId\": \"" + sessionId + "\", \"status\": \"COMPLETED\"}")));
    }

    CompletableFuture<Answer> forgedWebhook(int number) {
        return send(request("/webhooks/cr3dentials/forged-" + number).POST(HttpRequest.BodyPublishers.ofString("{}")));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(process.uri(path)).timeout(LIMIT);
    }

    private CompletableFuture<Answer> send(HttpRequest.Builder request) {
        long begin = System.nanoTime();
        return client.sendAsync(request.build(), HttpResponse.BodyHandlers.ofString())
                .handle((answer, failure) -> new Answer(
                        answer == null ? 0 : answer.statusCode(),
                        answer == null ? String.valueOf(failure) : answer.body(),
                        answer == null
                                ? ""
                                : answer.headers().firstValue("Retry-After").orElse(""),
                        Duration.ofNanos(System.nanoTime() - begin)));
    }

    /**
     * What came of a request.
     *
     * @param status 0 when there was no answer
     */
    record Answer(int status, String body, String retryAfter, Duration took) {}

    Socket connect() throws IOException {
        return new Socket(InetAddress.getLoopbackAddress(), process.uri("/").getPort());
    }

    /** Sends bytes as they are. */
    static void write(Socket connection, String text) throws IOException {
        connection.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** A request that announces a body of a hundred bytes and sends one. */
    Socket beginBody(String path) throws IOException {
        Socket connection = connect();
        write(
                connection,
                "POST " + path + " HTTP/1.1\r\nHost: localhost\r\n"
                        + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 100\r\n\r\na");
        return connection;
    }

    /** Keeps every process of the database from running; connections stay open and are never answered. */
    void hangDatabase() throws IOException, InterruptedException {
        signal("STOP");
    }

    void letDatabaseGoOn() throws IOException, InterruptedException {
        signal("CONT");
    }

    private void signal(String name) throws IOException, InterruptedException {
        ProcessHandle server = ProcessHandle.of(database.pid()).orElseThrow();
        for (ProcessHandle each :
                Stream.concat(Stream.of(server), server.descendants()).toList()) {
            new ProcessBuilder("kill", "-" + name, Long.toString(each.pid()))
                    .start()
                    .waitFor();
        }
    }

    @Override
    public void close() throws IOException {
        process.close();
        vendor.close();
        database.close();
    }
}
