package xyz.cr3dentials.camel.bench;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** One start of one jar, from its process's first moment to ten seconds after its first answer. */
final class ServiceRun {
    private static final Duration START_LIMIT = Duration.ofSeconds(120);
    private static final long PROBE_PAUSE_MILLIS = 10;
    private static final long REST_MILLIS = 10_000;
    /** The kernel's USER_HZ, which is 100 on every Linux architecture that a JDK is built for. */
    private static final double TICKS_PER_SECOND = 100;

    private ServiceRun() {}

    static Measurement measure(Contender contender, List<String> javaOptions) throws IOException, InterruptedException {
        Path directory = contender.prepare();
        int port = freePort();
        long begun = System.nanoTime();
        Process process = start(contender, javaOptions, directory, port);
        try {
            awaitAnswer(process, port, directory);
            double seconds = (System.nanoTime() - begun) / 1e9;
            double startCpu = cpuSeconds(process);
            Thread.sleep(REST_MILLIS);
            return new Measurement(seconds, startCpu, residentMegabytes(process));
        } finally {
            stop(process);
            delete(directory);
        }
    }

    private static Process start(Contender contender, List<String> javaOptions, Path directory, int port)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Djava.io.tmpdir=" + directory.resolve("tmp"));
        command.addAll(javaOptions);
        command.addAll(List.of("-jar", contender.jar().toString()));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("process.log").toFile());
        builder.environment().keySet().retainAll(List.of("PATH"));
        builder.environment().putAll(Map.of("HTTP_PORT", Integer.toString(port), "CR3DENTIALS_SANDBOX_PORT", "0"));
        return builder.start();
    }

    private static void awaitAnswer(Process process, int port, Path directory)
            throws IOException, InterruptedException {
        long end = System.nanoTime() + START_LIMIT.toNanos();
        while (!answers(port)) {
            if (!process.isAlive() || System.nanoTime() - end > 0) {
                throw new IllegalStateException("No answer:\n" + Files.readString(directory.resolve("process.log")));
            }
            Thread.sleep(PROBE_PAUSE_MILLIS);
        }
    }

    private static boolean answers(int port) {
        try {
            HttpURLConnection connection = (HttpURLConnection) URI.create("http://127.0.0.1:" + port + "/api/platforms")
                    .toURL()
                    .openConnection();
            connection.setConnectTimeout(1_000);
            connection.setReadTimeout((int) START_LIMIT.toMillis());
            int status = connection.getResponseCode();
            connection.disconnect();
            return status == 200;
        } catch (IOException e) {
            // Not listening yet.
            return false;
        }
    }

    /** What the process has used so far, in user and kernel mode. */
    private static double cpuSeconds(Process process) throws IOException {
        String stat = Files.readString(Path.of("/proc", Long.toString(process.pid()), "stat"));
        // The fields are counted after the program's name, which can hold spaces.
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / TICKS_PER_SECOND;
    }

    private static double residentMegabytes(Process process) throws IOException {
        try (Stream<String> lines = Files.lines(Path.of("/proc", Long.toString(process.pid()), "status"))) {
            String kibibytes = lines.filter(line -> line.startsWith("VmRSS:"))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("The process has ended"))
                    .replaceAll("\\D", "");
            return Long.parseLong(kibibytes) / 1024.0;
        }
    }

    private static void stop(Process process) throws InterruptedException {
        process.destroy();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
