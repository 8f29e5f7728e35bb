package xyz.cr3dentials.camel.server.rest;

import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/**
 * Slows the guessing of keys: after {@value #FREE} wrong ones an address has to wait 1 s, 2 s and so on up to
 * {@value #LONGEST_SECONDS} s before its next one is looked at. While more than {@value #CEILING} wrong keys a minute come
 * from all addresses together, an address has to wait after its first. Who has sent no wrong key never waits.
 *
 * <p>An address is forgotten ten minutes after its last wrong key, or when {@value #CAPACITY} others have sent one since. A
 * right key changes nothing, or guesses could hide among the requests of a good client at the same address. Thread-safe.
 */
final class WrongKeys {
    private static final int FREE = 5;
    private static final int LONGEST_SECONDS = 60;
    private static final int CEILING = 100;
    private static final int CAPACITY = 10_000;
    private static final long FORGOTTEN_AFTER = Duration.ofMinutes(10).toNanos();
    private static final long WINDOW = Duration.ofMinutes(1).toNanos();

    private final LongSupplier nanoTime;
    private final ReentrantLock lock = new ReentrantLock();
    /** The address whose last wrong key is the oldest comes first. */
    private final Map<String, Guesses> guesses = new LinkedHashMap<>();

    private long windowStart;
    private int inWindow;

    private record Guesses(int count, long last, long lookedAtFrom) {}

    /** A table without entries; {@code nanoTime} is the time in nanoseconds from any origin. */
    WrongKeys(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.windowStart = nanoTime.getAsLong();
    }

    /** Looks at a key unless the address has to wait; {@code isRight} is asked under a lock, so it must be quick. */
    KeyVerdict look(String address, BooleanSupplier isRight) {
        lock.lock();
        try {
            long now = nanoTime.getAsLong();
            Guesses known = guesses.get(address);
            if (known != null && known.lookedAtFrom - now > 0) {
                return new KeyVerdict(false, Duration.ofNanos(known.lookedAtFrom - now));
            }
            boolean right = isRight.getAsBoolean();
            if (!right) {
                add(address, now);
            }
            return new KeyVerdict(right, Duration.ZERO);
        } finally {
            lock.unlock();
        }
    }

    private void add(String address, long now) {
        forgetOld(now);
        boolean storm = isStorm(now);
        Guesses before = guesses.remove(address);
        int count = before == null ? 1 : before.count + 1;
        int slowed = storm ? count : count - FREE;
        long seconds = slowed < 0 ? 0 : Math.min(LONGEST_SECONDS, 1L << Math.min(slowed, 6));
        guesses.put(
                address,
                new Guesses(count, now, now + Duration.ofSeconds(seconds).toNanos()));
    }

    private boolean isStorm(long now) {
        if (now - windowStart >= WINDOW) {
            windowStart = now;
            inWindow = 0;
        }
        inWindow = Math.min(inWindow + 1, CEILING + 1);
        return inWindow > CEILING;
    }

    private void forgetOld(long now) {
        Iterator<Guesses> oldest = guesses.values().iterator();
        while (oldest.hasNext()) {
            Guesses next = oldest.next();
            if (guesses.size() < CAPACITY && now - next.last < FORGOTTEN_AFTER) {
                return;
            }
            oldest.remove();
        }
    }

    /** How many addresses are remembered. */
    int size() {
        lock.lock();
        try {
            return guesses.size();
        } finally {
            lock.unlock();
        }
    }
}
