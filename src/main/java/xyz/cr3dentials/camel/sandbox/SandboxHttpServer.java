package xyz.cr3dentials.camel.sandbox;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A sandbox's port: the JDK's HTTP server with a bounded pool, handing whole requests to one function. Thread-safe. */
public final class SandboxHttpServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SandboxHttpServer.class);
    private static final int MAXIMUM_BODY = 1 << 20;
    private static final int MAXIMUM_WAITING = 1_000;

    static {
        // Without it every answer on loopback waits up to 40 ms for a delayed acknowledgement. Read once by the JDK.
        if (System.getProperty("sun.net.httpserver.nodelay") == null) {
            System.setProperty("sun.net.httpserver.nodelay", "true");
        }
    }

    private final HttpServer server;
    private final ThreadPoolExecutor workers;
    private final AnswerWriter writer = new AnswerWriter(time -> Thread.sleep(time.toMillis()));
    private final Function<SandboxRequest, SandboxAnswer> application;

    private SandboxHttpServer(HttpServer server, int threads, Function<SandboxRequest, SandboxAnswer> application) {
        this.server = server;
        this.application = application;
        AtomicInteger number = new AtomicInteger();
        // When all are busy and the queue is full the accepting thread works itself, so callers wait in the kernel.
        this.workers = new ThreadPoolExecutor(
                threads,
                threads,
                10,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(MAXIMUM_WAITING),
                task -> {
                    Thread thread = new Thread(task, "sandbox-http-" + number.incrementAndGet());
                    thread.setDaemon(true);
                    return thread;
                },
                new ThreadPoolExecutor.CallerRunsPolicy());
        workers.allowCoreThreadTimeOut(true);
    }

    /**
     * Opens a port and serves on it.
     *
     * @param port 0 for a free one
     * @param threads how many requests are worked on at once
     * @throws UncheckedIOException when the port cannot be had
     */
    public static SandboxHttpServer start(
            InetAddress address, int port, int threads, Function<SandboxRequest, SandboxAnswer> application) {
        HttpServer server;
        try {
            server = HttpServer.create(new InetSocketAddress(address, port), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The sandbox cannot listen on " + address.getHostAddress() + ":" + port
                            + "; set another port, or 0 for a free one",
                    e);
        }
        SandboxHttpServer started = new SandboxHttpServer(server, threads, application);
        server.createContext("/", started::serve);
        server.setExecutor(started.workers);
        server.start();
        return started;
    }

    /** The port in use. */
    public int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
        workers.shutdownNow();
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readNBytes(MAXIMUM_BODY + 1);
            writer.send(exchange, body.length > MAXIMUM_BODY ? tooLarge() : answer(exchange, body));
        } catch (InterruptedException e) {
            // The sandbox is closing; ending the exchange is all that is left to do.
            Thread.currentThread().interrupt();
        }
    }

    private SandboxAnswer answer(HttpExchange exchange, byte[] body) {
        SandboxRequest request;
        try {
            request = new SandboxRequest(
                    exchange.getRequestMethod().toUpperCase(Locale.ROOT),
                    exchange.getRequestURI().getPath(),
                    SandboxRequest.parseParameters(exchange.getRequestURI().getRawQuery()),
                    lowerCase(exchange.getRequestHeaders()),
                    new String(body, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            return SandboxAnswer.of(
                    400, "application/json", "{\"statusCode\":400,\"message\":\"The query is not well-formed\"}");
        }
        try {
            return application.apply(request);
        } catch (RuntimeException e) {
            LOG.error("The sandbox failed on {}", request, e);
            return SandboxAnswer.of(
                    500, "application/json", "{\"statusCode\":500,\"message\":\"Internal server error\"}");
        }
    }

    private static Map<String, List<String>> lowerCase(Map<String, List<String>> headers) {
        Map<String, List<String>> lower = new TreeMap<>();
        headers.forEach((name, values) -> lower.put(name.toLowerCase(Locale.ROOT), List.copyOf(values)));
        return lower;
    }

    private static SandboxAnswer tooLarge() {
        return SandboxAnswer.of(
                413, "application/json", "{\"statusCode\":413,\"message\":\"request entity too large\"}");
    }
}
