package xyz.cr3dentials.camel.sandbox.deepidv;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import xyz.cr3dentials.camel.sandbox.RateLimit;
import xyz.cr3dentials.camel.sandbox.SandboxTime;
import xyz.cr3dentials.camel.sandbox.Switches;

/**
 * The documented limit of each key: a pace a second, a burst, and a number in any 24 hours. Thread-safe; memory is bounded
 * by keys × the number a day.
 */
final class PaceLimit {

    private static final double NANOS = 1e9;

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, Bucket> buckets = new HashMap<>();
    private final RateLimit days = new RateLimit();
    private final Switches switches;
    private final SandboxTime time;

    PaceLimit(Switches switches, SandboxTime time) {
        this.switches = switches;
        this.time = time;
    }

    RateLimit.Verdict take(String key) {
        int burst = switches.get(DeepidvSwitches.BURST);
        double pace = switches.get(DeepidvSwitches.REQUESTS_PER_SECOND);
        lock.lock();
        try {
            Instant now = time.clock().instant();
            Bucket before = buckets.getOrDefault(key, new Bucket(burst, now));
            double gained = Duration.between(before.at(), now).toNanos() / NANOS * pace;
            double tokens = Math.min(burst, before.tokens() + gained);
            if (tokens < 1) {
                Duration wait = Duration.ofNanos((long) Math.ceil((1 - tokens) / pace * NANOS));
                return new RateLimit.Verdict(false, burst, 0, now.plus(wait));
            }
            RateLimit.Verdict day = days.take(
                    key,
                    switches.get(DeepidvSwitches.REQUESTS_PER_DAY),
                    Duration.ofDays(1),
                    RateLimit.Window.SLIDING,
                    now);
            if (day.allowed()) {
                buckets.put(key, new Bucket(tokens - 1, now));
            }
            return day;
        } finally {
            lock.unlock();
        }
    }

    void clear() {
        lock.lock();
        try {
            buckets.clear();
            days.clear();
        } finally {
            lock.unlock();
        }
    }

    /** A state that a planned failure shows. */
    RateLimit.Verdict pretended(boolean refused) {
        return new RateLimit.Verdict(
                !refused,
                switches.get(DeepidvSwitches.BURST),
                0,
                time.clock().instant().plusSeconds(1));
    }

    /** Whole seconds until a request may pass again, rounded up. */
    long secondsUntil(RateLimit.Verdict verdict) {
        Duration wait = Duration.between(time.clock().instant(), verdict.reset());
        return wait.isNegative() ? 0 : RateLimit.wholeSeconds(wait.toMillis());
    }

    private record Bucket(double tokens, Instant at) {}
}
