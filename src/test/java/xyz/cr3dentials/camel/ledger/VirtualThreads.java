package xyz.cr3dentials.camel.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;

/**
 * Runs several tasks in virtual time. One runs at a time, until it sleeps; then the one whose moment comes first goes on,
 * and the clock moves there. So nothing depends on real time, and each run is like the one before.
 */
public final class VirtualThreads {

    private final ManualClock clock;
    private final List<Task> tasks = new ArrayList<>();
    private final ThreadLocal<Task> current = new ThreadLocal<>();
    private volatile Throwable failure;
    private long turns;

    /** One of the tasks; only the running one touches any of them. */
    public static final class Task {

        private final Semaphore turn = new Semaphore(0);
        private final Runnable work;
        private Instant wakesAt = Instant.MIN;
        private long since;
        private boolean ended;

        private Task(Runnable work) {
            this.work = work;
        }
    }

    /** Ends a task after another one has failed. */
    private static final class Stopped extends Error {

        private static final long serialVersionUID = 1L;
    }

    public VirtualThreads(ManualClock clock) {
        this.clock = clock;
    }

    public Task add(Runnable work) {
        Task task = new Task(work);
        tasks.add(task);
        return task;
    }

    /** Runs all tasks to their ends. */
    public void run() {
        CountDownLatch ended = new CountDownLatch(tasks.size());
        for (Task task : tasks) {
            Thread thread = new Thread(() -> {
                current.set(task);
                task.turn.acquireUninterruptibly();
                try {
                    task.work.run();
                } catch (Stopped e) {
                    // Said by the task that has failed.
                } catch (Throwable e) {
                    failure = e;
                } finally {
                    task.ended = true;
                    ended.countDown();
                    next();
                }
            });
            thread.setDaemon(true);
            thread.start();
        }
        next();
        try {
            ended.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        if (failure != null) {
            throw new IllegalStateException(failure);
        }
    }

    /** Lets the running task go on no sooner than at the given time. */
    public void sleepUntil(Instant at) {
        Task task = current.get();
        task.wakesAt = at;
        task.since = ++turns;
        next();
        task.turn.acquireUninterruptibly();
        if (failure != null) {
            throw new Stopped();
        }
    }

    /** Lets a sleeping task go on as soon as the running one sleeps. */
    public void wake(Task task) {
        if (task.wakesAt.isAfter(clock.instant())) {
            task.wakesAt = clock.instant();
        }
    }

    private void next() {
        tasks.stream()
                .filter(task -> !task.ended)
                .min(Comparator.comparing((Task task) -> task.wakesAt).thenComparing(task -> task.since))
                .ifPresent(task -> {
                    if (clock.instant().isBefore(task.wakesAt)) {
                        clock.advance(Duration.between(clock.instant(), task.wakesAt));
                    }
                    task.turn.release();
                });
    }
}
