package xyz.cr3dentials.camel.component.consumer;

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
public final class DueWork {

    private static final Logger LOG = LoggerFactory.getLogger(DueWork.class);
    /** Work that stays due, since another node has it or the route is full, must not make a busy loop. */
    private static final long SHORTEST_PAUSE = 200;

    private static final Duration AFTER_FAILURE = Duration.ofSeconds(5);

    private final ReentrantLock planning = new ReentrantLock();
    private final ScheduledExecutorService executor;
    private final Clock clock;
    private final Runnable task;
    private final Supplier<Optional<Instant>> nextDue;
    private final Duration lookEvery;
    private @Nullable ScheduledFuture<?> planned;
    private volatile boolean failing;
    private boolean urgent;
    private boolean stopped;

    /**
     * @param nextDue when the next work is due, as far as is known now
     * @param lookEvery after how long to ask that again
     */
    public DueWork(
            ScheduledExecutorService executor,
            Clock clock,
            Runnable task,
            Supplier<Optional<Instant>> nextDue,
            Duration lookEvery) {
        this.executor = executor;
        this.clock = clock;
        this.task = task;
        this.nextDue = nextDue;
        this.lookEvery = lookEvery;
    }

    /** Runs the task as soon as possible. */
    public void wake() {
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
    public void rest() {
        rest(nextDue.get());
    }

    private void rest(Optional<Instant> due) {
        rest(due, lookEvery);
    }

    private void rest(Optional<Instant> due, Duration longest) {
        long delay = due.map(this::millisUntil).orElse(Long.MAX_VALUE);
        planning.lock();
        try {
            if (!urgent) {
                plan(Math.min(longest.toMillis(), Math.max(SHORTEST_PAUSE, delay)));
            }
        } finally {
            planning.unlock();
        }
    }

    private long millisUntil(Instant due) {
        return Duration.between(clock.instant(), due).toMillis();
    }

    /** Plans no further run. */
    public void stop() {
        planning.lock();
        try {
            stopped = true;
            if (planned != null) {
                planned.cancel(false);
            }
        } finally {
            planning.unlock();
        }
    }

    private void plan(long delay) {
        if (stopped) {
            return;
        }
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
        boolean woken = begin();
        try {
            if (woken || nextDue.get().filter(at -> millisUntil(at) <= 0).isPresent()) {
                task.run();
            }
            rest(nextDue.get());
            failing = false;
        } catch (RuntimeException e) {
            // Once for each outage; the database is away, as a rule.
            if (!failing) {
                LOG.warn(
                        "Work that is due failed with {}; it is tried every {} s",
                        e.toString(),
                        AFTER_FAILURE.toSeconds());
            }
            failing = true;
            rest(Optional.of(clock.instant().plus(AFTER_FAILURE)), AFTER_FAILURE);
        } catch (Error e) {
            // The executor would keep it to itself; whoever watches over threads decides whether the process goes on.
            Thread thread = Thread.currentThread();
            thread.getUncaughtExceptionHandler().uncaughtException(thread, e);
            rest(Optional.of(clock.instant().plus(AFTER_FAILURE)), AFTER_FAILURE);
        }
    }

    /**
     * From here on a call asks for a further run, since this one may miss what the caller has just made due.
     *
     * @return whether this run was asked for
     */
    private boolean begin() {
        planning.lock();
        try {
            boolean woken = urgent;
            urgent = false;
            return woken;
        } finally {
            planning.unlock();
        }
    }
}
