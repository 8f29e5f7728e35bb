package xyz.cr3dentials.camel.service.access;

import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/**
 * Counts wrong keys by address: {@value #ALLOWED} in a minute that begins with the first are within an address's allowance. At most
 * {@value #CAPACITY} addresses are remembered; beyond them the one whose minute began first is forgotten. Thread-safe.
 */
final class WrongKeys {
    private static final int ALLOWED = 5;
    private static final int CAPACITY = 10_000;
    private static final long WINDOW = Duration.ofMinutes(1).toNanos();

    private final LongSupplier nanoTime;
    private final ReentrantLock lock = new ReentrantLock();
    /** The address whose minute began first comes first. */
    private final Map<String, Minute> minutes = new LinkedHashMap<>();

    private record Minute(long start, int count) {}

    /** A table without entries; {@code nanoTime} is the time in nanoseconds from any origin. */
    WrongKeys(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** Counts a wrong key and returns how long its address has to wait for a new allowance; zero while it has some of it. */
    Duration add(String address) {
        lock.lock();
        try {
            long now = nanoTime.getAsLong();
            forgetOld(now);
            Minute before = minutes.getOrDefault(address, new Minute(now, 0));
            if (before.count == ALLOWED) {
                return Duration.ofNanos(before.start + WINDOW - now);
            }
            minutes.put(address, new Minute(before.start, before.count + 1));
            return Duration.ZERO;
        } finally {
            lock.unlock();
        }
    }

    private void forgetOld(long now) {
        Iterator<Minute> oldest = minutes.values().iterator();
        while (oldest.hasNext()) {
            if (now - oldest.next().start < WINDOW && minutes.size() < CAPACITY) {
                return;
            }
            oldest.remove();
        }
    }

    /** How many addresses are remembered. */
    int size() {
        lock.lock();
        try {
            return minutes.size();
        } finally {
            lock.unlock();
        }
    }
}
