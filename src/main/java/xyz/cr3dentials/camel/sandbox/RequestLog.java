package xyz.cr3dentials.camel.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What has arrived: counts by operation and by code, the latest requests, and the busiest minute.
 *
 * <p>Thread-safe. Memory is bounded: the latest 1,000 requests, and one count for each millisecond of a minute.
 */
public final class RequestLog {

    private static final int KEPT = 1_000;
    private static final long WINDOW = Duration.ofSeconds(60).toMillis();

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, Long> byOperation = new TreeMap<>();
    private final Map<Integer, Long> byStatus = new TreeMap<>();
    private final Deque<Entry> latest = new ArrayDeque<>();
    private final Deque<long[]> minute = new ArrayDeque<>();
    private long inMinute;
    private long highest;

    /** Notes that a request has arrived, before anything is done with it. */
    public void arrived(String operation, Instant at) {
        lock.lock();
        try {
            byOperation.merge(operation, 1L, Long::sum);
            long now = at.toEpochMilli();
            while (!minute.isEmpty() && minute.getFirst()[0] <= now - WINDOW) {
                inMinute -= minute.removeFirst()[1];
            }
            if (!minute.isEmpty() && minute.getLast()[0] == now) {
                minute.getLast()[1]++;
            } else {
                minute.addLast(new long[] {now, 1});
            }
            inMinute++;
            highest = Math.max(highest, inMinute);
        } finally {
            lock.unlock();
        }
    }

    /** Notes how a request was answered; code 0 stands for no answer. */
    public void answered(String operation, String path, int status, Instant at) {
        lock.lock();
        try {
            byStatus.merge(status, 1L, Long::sum);
            latest.addLast(new Entry(at, operation, path, status));
            if (latest.size() > KEPT) {
                latest.removeFirst();
            }
        } finally {
            lock.unlock();
        }
    }

    /** How many requests have arrived. */
    public long total() {
        return byOperation().values().stream().mapToLong(Long::longValue).sum();
    }

    /** How many requests of one operation have arrived. */
    public long count(String operation) {
        return byOperation().getOrDefault(operation, 0L);
    }

    /** How many requests were answered with one HTTP code; 0 for those never answered. */
    public long countWithStatus(int status) {
        return byStatus().getOrDefault(status, 0L);
    }

    /** The highest number of requests that arrived within any 60 s, refused ones included. */
    public long highestInSixtySeconds() {
        lock.lock();
        try {
            return highest;
        } finally {
            lock.unlock();
        }
    }

    /** Arrived requests by operation. */
    public Map<String, Long> byOperation() {
        lock.lock();
        try {
            return new TreeMap<>(byOperation);
        } finally {
            lock.unlock();
        }
    }

    /** Answered requests by HTTP code. */
    public Map<Integer, Long> byStatus() {
        lock.lock();
        try {
            return new TreeMap<>(byStatus);
        } finally {
            lock.unlock();
        }
    }

    /** The latest answered requests, oldest first. */
    public List<Entry> latest() {
        lock.lock();
        try {
            return List.copyOf(latest);
        } finally {
            lock.unlock();
        }
    }

    /** Begins anew. */
    public void clear() {
        lock.lock();
        try {
            byOperation.clear();
            byStatus.clear();
            latest.clear();
            minute.clear();
            inMinute = 0;
            highest = 0;
        } finally {
            lock.unlock();
        }
    }

    /** One answered request; the path has no query. */
    public record Entry(Instant at, String operation, String path, int status) {}
}
