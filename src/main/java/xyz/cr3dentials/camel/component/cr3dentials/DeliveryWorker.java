package xyz.cr3dentials.camel.component.cr3dentials;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs one task on a thread of its own as soon as it is woken, and again when the next work is due, so that nothing waits
 * for a poll. At most one run is planned at a time. Thread-safe.
 */
final class DeliveryWorker {

    private static final Logger LOG = LoggerFactory.getLogger(DeliveryWorker.class);
    /** Work that stays due, since another node has it or the route is full, must not make a busy loop. */
    private static final long SHORTEST_PAUSE = 200;

    private static final long LONGEST_PAUSE = Duration.ofMinutes(1).toMillis();

    private final ReentrantLock planning = new ReentrantLock();
    private final ScheduledExecutorService executor;
    private final Clock clock;
    private final Runnable task;
    private final Supplier<Optional<Instant>> nextDue;
    private @Nullable ScheduledFuture<?> planned;
    private boolean urgent;

    DeliveryWorker(ScheduledExecutorService executor, Clock clock, Runnable task, Supplier<Optional<Instant>> nextDue) {
        this.executor = executor;
        this.clock = clock;
        this.task = task;
        this.nextDue = nextDue;
    }

    /** Runs the task as soon as possible. */
    void wake() {
        planning.lock();
        try {
            if (!urgent) {
                urgent = true;
                plan(0);
            }
        } finally {
            planning.unlock();
        }
    }

    /** Plans a run for when the next work is due, unless one is about to start. */
    void rest() {
        Optional<Instant> due = nextDue.get();
        planning.lock();
        try {
            if (!urgent && due.isPresent()) {
                long delay = Duration.between(clock.instant(), due.get()).toMillis();
                plan(Math.min(LONGEST_PAUSE, Math.max(SHORTEST_PAUSE, delay)));
            }
        } finally {
            planning.unlock();
        }
    }

    private void plan(long delay) {
        if (planned != null) {
            planned.cancel(false);
        }
        try {
            planned = executor.schedule(this::run, delay, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            // The consumer stops; whatever is due stays in the ledger.
            LOG.debug("No run is planned, since the consumer stops", e);
        }
    }

    private void run() {
        begin();
        try {
            task.run();
            rest();
        } catch (RuntimeException e) {
            LOG.warn("Delivery between two polls failed with {}; the next poll makes up for it", e.toString());
        }
    }

    /** From here on a call asks for a further run, since this one may miss what the caller has just made due. */
    private void begin() {
        planning.lock();
        try {
            urgent = false;
        } finally {
            planning.unlock();
        }
    }
}
