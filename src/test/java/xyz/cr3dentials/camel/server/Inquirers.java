package xyz.cr3dentials.camel.server;

import java.io.IOException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * A caller at each node who asks for a session again and again, so that every node always has something to send. What he is
 * answered does not matter.
 */
final class Inquirers implements AutoCloseable {

    private static final long SPACING_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

    private final ExecutorService threads = Executors.newCachedThreadPool();

    static Inquirers start(String sessionId, ServiceThroughItsLives... nodes) {
        Inquirers inquirers = new Inquirers();
        for (ServiceThroughItsLives node : nodes) {
            inquirers.threads.submit(() -> ask(node, sessionId));
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
