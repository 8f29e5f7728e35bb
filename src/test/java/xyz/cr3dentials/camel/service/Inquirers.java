package xyz.cr3dentials.camel.service;

import java.io.IOException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Callers at each node who ask for a session again and again, so that every node always has something to send, more than
 * one request that waits for its repetition. What they are answered does not matter.
 */
final class Inquirers implements AutoCloseable {

    private static final long SPACING_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

    private static final int AT_EACH_NODE = 6;

    private final ExecutorService threads = Executors.newCachedThreadPool();

    static Inquirers start(String sessionId, ServiceThroughItsLives... nodes) {
        Inquirers inquirers = new Inquirers();
        for (ServiceThroughItsLives node : nodes) {
            for (int i = 0; i < AT_EACH_NODE; i++) {
                inquirers.threads.submit(() -> ask(node, sessionId));
            }
        }
        return inquirers;
    }

    private static Void ask(ServiceThroughItsLives node, String sessionId) throws IOException, InterruptedException {
        while (!Thread.currentThread().isInterrupted()) {
            node.ask(sessionId);
            LockSupport.parkNanos(SPACING_NANOS);
        }
        return null;
    }

    /** Ends them, whatever they wait for. */
    void stop() {
        threads.shutdownNow();
    }

    @Override
    public void close() {
        stop();
    }
}
