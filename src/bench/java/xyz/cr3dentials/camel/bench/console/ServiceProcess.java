package xyz.cr3dentials.camel.bench.console;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The bootable JAR in the sandbox profile as a process of its own; closing it ends the process. */
final class ServiceProcess implements AutoCloseable {

    /** Whatever the user is called. */
    static final String DATABASE_PASSWORD = "of-the-benchmark";

    private static final Path JAR = Path.of("target", "camel-cr3dentials-bootable.jar");
    private static final Duration START_LIMIT = Duration.ofSeconds(120);
    private static final long PROBE_PAUSE_MILLIS = 100;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Process process;
    private final int port;

    private ServiceProcess(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Starts one on a database of the caller's and waits until it is ready. */
    static ServiceProcess start(Path directory, String databaseUrl, String user)
            throws IOException, InterruptedException {
        if (!Files.isRegularFile(JAR)) {
            throw new IllegalStateException(JAR + " is missing: run './mvnw package' first");
        }
        Path log = directory.resolve("process.log");
        int port = freePort();
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Djava.io.tmpdir=" + Files.createDirectories(directory.resolve("tmp")),
                        "-jar",
                        JAR.toAbsolutePath().toString())
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().keySet().retainAll(List.of("PATH"));
        builder.environment()
                .putAll(Map.of(
                        "HTTP_PORT", Integer.toString(port),
                        "CR3DENTIALS_SANDBOX_PORT", "0",
                        "DATABASE_URL", databaseUrl,
                        "DATABASE_USER", user,
                        "DATABASE_PASSWORD", DATABASE_PASSWORD));
        ServiceProcess service = new ServiceProcess(builder.start(), port);
        long end = System.nanoTime() + START_LIMIT.toNanos();
        while (!service.isReady()) {
            if (!service.process.isAlive() || System.nanoTime() - end > 0) {
                service.close();
                throw new IllegalStateException("The service did not start:\n" + Files.readString(log));
            }
            Thread.sleep(PROBE_PAUSE_MILLIS);
        }
        return service;
    }

    private boolean isReady() throws InterruptedException {
        try {
            return send(HttpRequest.newBuilder(uri("/health/ready"))).statusCode() == 200;
        } catch (IOException e) {
            // Not listening yet.
            return false;
        }
    }

    int port() {
        return port;
    }

    /** Sends JSON and returns the answer's body. */
    String post(String path, String json) throws IOException, InterruptedException {
        HttpResponse<String> answer = send(HttpRequest.newBuilder(uri(path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json)));
        if (answer.statusCode() / 100 != 2) {
            throw new IOException(path + " was answered with " + answer.statusCode());
        }
        return answer.body();
    }

    /** How many threads the process has now. */
    int threads() throws IOException {
        try (Stream<String> lines = Files.lines(Path.of("/proc", Long.toString(process.pid()), "status"))) {
            return lines.filter(line -> line.startsWith("Threads:"))
                    .mapToInt(line -> Integer.parseInt(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("The process has ended"));
        }
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
    }
}
