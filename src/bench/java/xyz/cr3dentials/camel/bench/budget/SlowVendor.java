package xyz.cr3dentials.camel.bench.budget;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;

/** A vendor on this machine that notes when requests arrive and takes its time to answer. */
final class SlowVendor implements AutoCloseable {

    private static final long WINDOW_NANOS = 60_000_000_000L;
    private static final int STALL_MILLIS = 5_000;

    private final ConcurrentLinkedQueue<Long> arrivals = new ConcurrentLinkedQueue<>();
    private final HttpServer server;
    private final int answerMillis;
    private final int stallsPercent;

    SlowVendor(int answerMillis, int stallsPercent) throws IOException {
        this.answerMillis = answerMillis;
        this.stallsPercent = stallsPercent;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/", this::answer);
        server.start();
    }

    String baseUrl() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Returns how many requests arrived in the last minute. */
    long inLastMinute() {
        long from = System.nanoTime() - WINDOW_NANOS;
        return arrivals.stream().filter(at -> at - from > 0).count();
    }

    /** Returns how many arrived in the fullest half-open minute, wherever it begins. */
    int most() {
        Deque<Long> window = new ArrayDeque<>();
        int most = 0;
        for (long at : arrivals.stream().sorted().toList()) {
            window.addLast(at);
            while (at - window.getFirst() >= WINDOW_NANOS) {
                window.removeFirst();
            }
            most = Math.max(most, window.size());
        }
        return most;
    }

    private void answer(HttpExchange exchange) throws IOException {
        arrivals.add(System.nanoTime());
        try (exchange) {
            boolean stalls = ThreadLocalRandom.current().nextInt(100) < stallsPercent;
            Thread.sleep(answerMillis + (stalls ? STALL_MILLIS : 0));
            byte[] body = "{}".getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
