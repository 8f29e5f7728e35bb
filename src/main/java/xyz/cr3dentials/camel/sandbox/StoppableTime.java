package xyz.cr3dentials.camel.sandbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Time that can be made to stand still: its clock shows the same moment and nothing that falls due is run.
 *
 * <p>When it goes on, the clock shows the present at once, so it never goes back, and what fell due meanwhile is run in
 * the order in which it fell due. Thread-safe; it holds no more tasks than were scheduled.
 */
public final class StoppableTime implements SandboxTime {

    private final SandboxTime running;
    private final ReentrantLock lock = new ReentrantLock();
    private final Set<Task> held = new LinkedHashSet<>();
    private @Nullable Instant stoppedAt;

    /** Goes with the given time until it is stopped; closes it. */
    public StoppableTime(SandboxTime running) {
        this.running = running;
    }

    @Override
    public Clock clock() {
        InstantSource source = this::now;
        return source.withZone(ZoneOffset.UTC);
    }

    @Override
    public Cancellable schedule(Duration delay, Runnable action) {
        Task task = new Task(action);
        Cancellable timer = running.schedule(delay, () -> due(task));
        return () -> {
            timer.cancel();
            forget(task);
        };
    }

    /** Stands still from now on; does nothing when it does already. */
    public void stop() {
        lock.lock();
        try {
            if (stoppedAt == null) {
                stoppedAt = running.clock().instant();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Goes on; does nothing when it does already. */
    public void start() {
        List<Task> waiting;
        lock.lock();
        try {
            stoppedAt = null;
            waiting = new ArrayList<>(held);
            held.clear();
        } finally {
            lock.unlock();
        }
        waiting.forEach(task -> running.schedule(Duration.ZERO, () -> due(task)));
    }

    /** Whether it stands still. */
    public boolean isStopped() {
        lock.lock();
        try {
            return stoppedAt != null;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        running.close();
        lock.lock();
        try {
            held.clear();
        } finally {
            lock.unlock();
        }
    }

    private Instant now() {
        lock.lock();
        try {
            return stoppedAt == null ? running.clock().instant() : stoppedAt;
        } finally {
            lock.unlock();
        }
    }

    private void due(Task task) {
        lock.lock();
        try {
            if (task.cancelled) {
                return;
            }
            if (stoppedAt != null) {
                held.add(task);
                return;
            }
        } finally {
            lock.unlock();
        }
        task.action.run();
    }

    private void forget(Task task) {
        lock.lock();
        try {
            task.cancelled = true;
            held.remove(task);
        } finally {
            lock.unlock();
        }
    }

    /** Compared by identity: the same action may wait twice. */
    private static final class Task {

        private final Runnable action;
        private boolean cancelled;

        private Task(Runnable action) {
            this.action = action;
        }
    }
}
