package xyz.cr3dentials.camel.service;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.Proxy;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Where the bootable JAR's server listens. The server holds requests back until it has finished starting, and it goes on
 * without a listener when the port is taken: only a request of our own tells that the service can be reached.
 */
record ServerAddress(String host, int port) {
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
    private static final int HIGHEST_PORT = 65_535;
    private static final int SHORTEST_TIMEOUT_MILLIS = 1_000;
    private static final int ANSWER_BYTES = 65_536;

    /**
     * Reads what the bootable JAR's configuration says of its own listener; absent in any other server. The port is 0, where
     * nobody listens, if it is none that exists.
     */
    static Optional<ServerAddress> ofBootableJar() {
        String host = System.getProperty("cr3dentials.server.host");
        int port = Integer.getInteger("cr3dentials.server.port", 0);
        int offset = Integer.getInteger("jboss.socket.binding.port-offset", 0);
        boolean exists = port > 0 && port + offset <= HIGHEST_PORT;
        return host == null ? Optional.empty() : Optional.of(new ServerAddress(host, exists ? port + offset : 0));
    }

    /**
     * Asks {@code /health/live} until this very process answers.
     *
     * @param instance what the answer must contain, so that another process on the same port is not mistaken for us
     * @param limit how long refused connections, foreign answers and silence are put up with
     */
    boolean answersAs(String instance, Duration limit) {
        long end = System.nanoTime() + limit.toNanos();
        while (!liveness(end - System.nanoTime()).contains(instance)) {
            if (System.nanoTime() - end > 0) {
                return false;
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
        return true;
    }

    private String liveness(long remainingNanos) {
        int timeout = (int) Math.max(SHORTEST_TIMEOUT_MILLIS, TimeUnit.NANOSECONDS.toMillis(remainingNanos));
        try {
            InetAddress address = InetAddress.getByName(host);
            InetAddress reachable = address.isAnyLocalAddress() ? InetAddress.getLoopbackAddress() : address;
            URL url = new URL("http", reachable.getHostAddress(), port, "/health/live");
            HttpURLConnection connection = (HttpURLConnection) url.openConnection(Proxy.NO_PROXY);
            connection.setConnectTimeout(timeout);
            connection.setReadTimeout(timeout);
            try (InputStream body =
                    connection.getResponseCode() < 400 ? connection.getInputStream() : connection.getErrorStream()) {
                return body == null ? "" : new String(body.readNBytes(ANSWER_BYTES), StandardCharsets.UTF_8);
            }
        } catch (IOException e) {
            // Not reachable, or not yet: the caller's limit decides.
            return "";
        }
    }

    /** Where a program on this machine reaches the server, under the name that every local program knows. */
    URI local() {
        return URI.create("http://localhost:" + port);
    }

    /** The page that a browser on this machine opens. */
    URI console() {
        boolean everywhere = host.equals("0.0.0.0") || host.equals("::");
        return URI.create((everywhere ? local() : this) + "/console/");
    }

    @Override
    public String toString() {
        return "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }
}
