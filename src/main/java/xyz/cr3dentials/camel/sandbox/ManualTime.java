package xyz.cr3dentials.camel.sandbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Time that stands still until a test moves it.
 *
 * <p>{@link #advance} runs what has become due, in order and on the calling thread, each task at the moment it was
 * scheduled for. Thread-safe.
 */
public final class ManualTime implements SandboxTime {

    private final ReentrantLock lock = new ReentrantLock();
    private final PriorityQueue<Task> tasks =
            new PriorityQueue<>(Comparator.comparing(Task::due).thenComparingLong(Task::number));
    private Instant now;
    private long scheduled;

    /** Begins at the given moment. */
    public ManualTime(Instant start) {
        now = start;
    }

    @Override
    public Clock clock() {
        InstantSource source = this::now;
        return source.withZone(ZoneOffset.UTC);
    }

    @Override
    public Cancellable schedule(Duration delay, Runnable action) {
        lock.lock();
        try {
            Task task = new Task(now.plus(delay), scheduled++, action);
            tasks.add(task);
            return () -> forget(task);
        } finally {
            lock.unlock();
        }
    }

    /** Moves the clock forward and runs everything that falls due on the way. */
    public void advance(Duration step) {
        Instant target = now().plus(step);
        for (Task task = nextDue(target); task != null; task = nextDue(target)) {
            task.action().run();
        }
        moveTo(target);
    }

    @Override
    public void close() {
        lock.lock();
        try {
            tasks.clear();
        } finally {
            lock.unlock();
        }
    }

    private Instant now() {
        lock.lock();
        try {
            return now;
        } finally {
            lock.unlock();
        }
    }

    private @Nullable Task nextDue(Instant target) {
        lock.lock();
        try {
            Task next = tasks.peek();
            if (next == null || next.due().isAfter(target)) {
                return null;
            }
            tasks.remove(next);
            now = next.due().isAfter(now) ? next.due() : now;
            return next;
        } finally {
            lock.unlock();
        }
    }

    private void moveTo(Instant target) {
        lock.lock();
        try {
            now = target.isAfter(now) ? target : now;
        } finally {
            lock.unlock();
        }
    }

    private void forget(Task task) {
        lock.lock();
        try {
            tasks.remove(task);
        } finally {
            lock.unlock();
        }
    }

    private record Task(Instant due, long number, Runnable action) {}
}
