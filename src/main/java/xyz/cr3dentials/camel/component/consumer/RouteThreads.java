package xyz.cr3dentials.camel.component.consumer;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The threads on which a route works at several items at once; a task waits for one that is free. Thread-safe. */
public final class RouteThreads {

    private static final Logger LOG = LoggerFactory.getLogger(RouteThreads.class);

    private final ExecutorService pool;
    private final Semaphore free;
    private final Duration patience;

    /**
     * @param pool has as many threads
     * @param patience how long a task waits
     */
    public RouteThreads(ExecutorService pool, int threads, Duration patience) {
        this.pool = pool;
        this.free = new Semaphore(threads);
        this.patience = patience;
    }

    /** Runs a task; returns false when no thread became free in time, or the threads are stopped. */
    public boolean run(Runnable task) {
        if (!awaitFree()) {
            return false;
        }
        try {
            pool.execute(() -> {
                try {
                    task.run();
                } finally {
                    free.release();
                }
            });
            return true;
        } catch (RejectedExecutionException e) {
            LOG.debug("An item is given back, since the consumer stops", e);
            free.release();
            return false;
        }
    }

    private boolean awaitFree() {
        try {
            return free.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
