package xyz.cr3dentials.camel.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/** Counts requests for each API key, in fixed or in sliding windows. Thread-safe; memory is bounded by keys × limit. */
public final class RateLimit {

    /** How windows lie in time. */
    public enum Window {
        /** Begins with the first request after the previous window's end. */
        FIXED,
        /** The time that has just passed, so no stretch of that length holds more than the limit. */
        SLIDING
    }

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, Deque<Instant>> granted = new HashMap<>();

    /** Asks for one request. */
    public Verdict take(String key, int limit, Duration length, Window window, Instant now) {
        lock.lock();
        try {
            Deque<Instant> times = granted.computeIfAbsent(key, unused -> new ArrayDeque<>());
            dropEnded(times, length, window, now);
            boolean allowed = times.size() < limit;
            if (allowed) {
                times.addLast(now);
            }
            Instant begin = times.isEmpty() ? now : times.getFirst();
            return new Verdict(allowed, limit, Math.max(0, limit - times.size()), begin.plus(length));
        } finally {
            lock.unlock();
        }
    }

    /** Forgets all requests, as if a new window had begun for everybody. */
    public void clear() {
        lock.lock();
        try {
            granted.clear();
        } finally {
            lock.unlock();
        }
    }

    /** Rounded up, so who waits until the shown time finds the window over. */
    public static long wholeSeconds(long millis) {
        return -Math.floorDiv(-millis, 1000L);
    }

    private static void dropEnded(Deque<Instant> times, Duration length, Window window, Instant now) {
        Instant edge = now.minus(length);
        if (window == Window.FIXED) {
            if (!times.isEmpty() && !times.getFirst().isAfter(edge)) {
                times.clear();
            }
            return;
        }
        while (!times.isEmpty() && !times.getFirst().isAfter(edge)) {
            times.removeFirst();
        }
    }

    /**
     * Whether a request may pass.
     *
     * @param remaining requests left in the window
     * @param reset when the window ends
     */
    public record Verdict(boolean allowed, int limit, int remaining, Instant reset) {}
}
