package xyz.cr3dentials.camel.service;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.core.ConditionTimeoutException;
import org.springframework.util.FileSystemUtils;

/**
 * The real bootable JAR as a process of its own, listening on a free port of the loopback interface. Every wait has a
 * limit, a failed one shows the end of the process's log, and closing it leaves no process behind.
 */
final class BootableJarProcess implements AutoCloseable {
    /** A machine that does much else besides needs longer. */
    private static final Duration START_LIMIT = Duration.ofSeconds(Integer.getInteger("service.start.seconds", 120));

    /** Also of a process that ends before it was ready, which has most of a start behind it then. */
    private static final Duration STOP_LIMIT = Duration.ofSeconds(180);

    private static final Duration REQUEST_LIMIT = Duration.ofSeconds(30);
    private static final int LOG_LINES_SHOWN = 40;

    private final Process process;
    private final int port;
    private final Path logFile;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(REQUEST_LIMIT).build();

    private BootableJarProcess(Process process, int port, Path logFile) {
        this.process = process;
        this.port = port;
        this.logFile = logFile;
    }

    /** Prepares a process whose relative paths ({@code routes}, {@code config}, {@code data}) lie in this folder. */
    static Preparation in(Path workingDirectory) {
        return new Preparation(workingDirectory);
    }

    URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    /**
     * Waits until {@code /health/ready} answers 200, and fails at once if the process ends before. One that is not ready in
     * time is ended, since who waits for it here has nothing to close yet.
     */
    BootableJarProcess awaitReady() {
        try {
            until("the bootable JAR is ready", START_LIMIT, () -> {
                if (!process.isAlive()) {
                    throw new IllegalStateException("The process has ended.\n" + endOfLog());
                }
                return isReady();
            });
            return this;
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    private boolean isReady() throws InterruptedException {
        try {
            return get("/health/ready").statusCode() == 200;
        } catch (IOException e) {
            // Not listening yet.
            return false;
        }
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(uri(path)).build());
    }

    HttpResponse<String> postJson(String path, String body) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(uri(path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }

    /** Waits until a line of the log contains the text. */
    BootableJarProcess awaitLog(String text) {
        until("the log contains '" + text + "'", START_LIMIT, () -> log().stream()
                .anyMatch(line -> line.contains(text)));
        return this;
    }

    /** Asks the process to stop, as a container engine does. */
    void terminate() {
        process.destroy();
    }

    /** Ends the process at once, as a power cut does, and waits until it is gone. */
    void kill() {
        process.destroyForcibly();
        awaitExit();
    }

    /** Waits for the end of the process and returns its status. */
    int awaitExit() {
        until("the bootable JAR has ended", STOP_LIMIT, () -> !process.isAlive());
        return process.exitValue();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    long pid() {
        return process.pid();
    }

    /** Everything the process has written to its console so far. */
    List<String> log() {
        try {
            return Files.readAllLines(logFile);
        } catch (IOException e) {
            throw new IllegalStateException("The process's log " + logFile + " cannot be read", e);
        }
    }

    private void until(String what, Duration limit, Callable<Boolean> condition) {
        try {
            await(what).atMost(limit).pollInterval(Duration.ofMillis(50)).until(condition);
        } catch (ConditionTimeoutException e) {
            throw new IllegalStateException(e.getMessage() + "\n" + endOfLog(), e);
        }
    }

    private String endOfLog() {
        List<String> lines = log();
        return String.join("\n", lines.subList(Math.max(0, lines.size() - LOG_LINES_SHOWN), lines.size()));
    }

    @Override
    public void close() {
        process.destroyForcibly();
        try {
            process.waitFor(STOP_LIMIT.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Returns a port that nobody listens on now. Linux, macOS and Windows take the ports that they choose themselves from
     * above these, so none for a connection or another server gets in between now and the start, or between two lives of a
     * process. Test JVMs that run at the same time have a thousand ports each.
     */
    static int freePort() throws IOException {
        int first = 11_000 + 1_000 * (Integer.getInteger("surefire.forkNumber", 0) % 5);
        for (int attempt = 0; attempt < 100; attempt++) {
            int port = ThreadLocalRandom.current().nextInt(first, first + 1_000);
            try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (BindException e) {
                // Taken.
            }
        }
        throw new IOException("No port is free from " + first + " on");
    }

    /** What the process is given; nothing but {@code PATH} comes from this one. */
    static final class Preparation {
        private final Path workingDirectory;
        private final Map<String, String> environment = new LinkedHashMap<>();
        private final List<String> javaOptions =
                new ArrayList<>(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xms32m", "-Xmx256m"));
        private int port;

        private Preparation(Path workingDirectory) {
            this.workingDirectory = workingDirectory;
        }

        Preparation environment(String name, String value) {
            environment.put(name, value);
            return this;
        }

        Preparation javaOption(String option) {
            javaOptions.add(option);
            return this;
        }

        /** A port of the caller's choice in place of a free one, to start again where another process has listened. */
        Preparation port(int port) {
            this.port = port;
            return this;
        }

        /** Adds a flow to the working directory's {@code routes} folder. */
        Preparation route(String fileName, String yaml) throws IOException {
            Path folder = Files.createDirectories(workingDirectory.resolve("routes"));
            Files.writeString(folder.resolve(fileName), yaml);
            return this;
        }

        /** Adds the project's own flows to the working directory's {@code routes} folder. */
        Preparation projectRoutes() throws IOException {
            try (Stream<Path> files = Files.list(Path.of("routes"))) {
                for (Path file : files.toList()) {
                    route(file.getFileName().toString(), Files.readString(file));
                }
            }
            return this;
        }

        /** Writes a line into the working directory's {@code config/application.properties}. */
        Preparation property(String name, String value) throws IOException {
            Path file =
                    Files.createDirectories(workingDirectory.resolve("config")).resolve("application.properties");
            Files.writeString(file, name + "=" + value + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            return this;
        }

        /** Removes what a killed process could not: the server it had unpacked, which is larger than the jar. */
        void deleteTemporaryFiles() throws IOException {
            FileSystemUtils.deleteRecursively(temporaryFiles());
        }

        private Path temporaryFiles() {
            return workingDirectory.resolve("tmp");
        }

        BootableJarProcess start() throws IOException {
            int chosen = port == 0 ? freePort() : port;
            List<String> command = new ArrayList<>();
            command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
            command.add("-Djava.io.tmpdir=" + Files.createDirectories(temporaryFiles()));
            command.addAll(javaOptions);
            command.addAll(List.of("-jar", jar().toString()));

            Path logFile = Files.createTempFile(workingDirectory, "process", ".log");
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(workingDirectory.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(logFile.toFile());
            builder.environment().keySet().retainAll(List.of("PATH"));
            builder.environment().put("HTTP_PORT", Integer.toString(chosen));
            builder.environment().put("CR3DENTIALS_SANDBOX_PORT", "0");
            builder.environment().putAll(environment);
            return new BootableJarProcess(builder.start(), chosen, logFile);
        }

        private static Path jar() {
            // Another one, such as of an earlier release, to compare with.
            Path jar = Path.of(System.getProperty("service.jar", "target/camel-cr3dentials-bootable.jar"))
                    .toAbsolutePath();
            if (!Files.isRegularFile(jar)) {
                throw new IllegalStateException(jar + " is missing: run the build's package phase first");
            }
            return jar;
        }
    }
}
