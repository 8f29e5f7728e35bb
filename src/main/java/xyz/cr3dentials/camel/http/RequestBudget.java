package xyz.cr3dentials.camel.http;

import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.EstimationProbe;
import io.github.bucket4j.TimeMeter;
import io.github.bucket4j.TokensInheritanceStrategy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.TreeSet;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * How many requests one API key may still send; shared by all who use the key in this JVM. Thread-safe.
 *
 * <p>A request takes one token. The lower its priority, the more tokens it has to leave behind for others.
 */
final class RequestBudget {

    private static final long MINUTE_NANOS = Duration.ofMinutes(1).toNanos();

    private final Clock clock;
    private final LongSupplier nanoTime;
    private final Bucket bucket;
    private final UsageWindow usage;
    private final ReentrantLock lock = new ReentrantLock();

    private final TreeSet<Turn> waiting = new TreeSet<>();

    private BudgetSettings settings;
    private long arrivals;
    private long lastUsedNanos;
    private long pausedUntilNanos;
    private boolean paused;
    private int refusals;
    private volatile boolean retired;
    private volatile @Nullable ApiResponse latest;

    RequestBudget(BudgetSettings settings, Clock clock, LongSupplier nanoTime) {
        this.settings = settings;
        this.clock = clock;
        this.nanoTime = nanoTime;
        this.usage = new UsageWindow(nanoTime);
        this.lastUsedNanos = nanoTime.getAsLong();
        this.bucket = Bucket.builder()
                .addLimit(bandwidth(settings))
                .withCustomTimePrecision(new NanoTimeMeter(nanoTime))
                .build();
    }

    /** Puts a request in line; whoever calls this has to {@link #leave} in the end. */
    Turn queue(RequestPriority priority) {
        lock.lock();
        try {
            arrivals++;
            Turn turn = new Turn(priority, arrivals);
            waiting.add(turn);
            return turn;
        } finally {
            lock.unlock();
        }
    }

    /** Takes a request out of line, whether it had its turn or gave up. */
    void leave(Turn turn) {
        lock.lock();
        try {
            waiting.remove(turn);
        } finally {
            lock.unlock();
        }
    }

    /**
     * Takes one token and returns 0, or returns how many nanoseconds to wait before it is worth asking again. There must
     * be a token for everyone ahead in line as well, so nobody passes another and each wakes at a time of its own.
     */
    long acquire(Turn turn) {
        lock.lock();
        try {
            long now = nanoTime.getAsLong();
            lastUsedNanos = now;
            if (paused && pausedUntilNanos - now > 0) {
                return pausedUntilNanos - now;
            }
            paused = false;
            long wait = nanosUntil(1L + waiting.headSet(turn).size() + floor(turn.priority()));
            if (wait > 0) {
                return wait;
            }
            if (!bucket.tryConsume(1)) {
                throw new IllegalStateException("the bucket refused a token that it had just shown");
            }
            waiting.remove(turn);
            usage.count();
            return 0;
        } finally {
            lock.unlock();
        }
    }

    /** Stops sending for a while; a pause already under way is never shortened. */
    void pause(Duration duration) {
        lock.lock();
        try {
            long until = nanoTime.getAsLong() + duration.toNanos();
            if (!paused || until - pausedUntilNanos > 0) {
                pausedUntilNanos = until;
                paused = true;
            }
        } finally {
            lock.unlock();
        }
    }

    boolean isPaused() {
        lock.lock();
        try {
            return paused && pausedUntilNanos - nanoTime.getAsLong() > 0;
        } finally {
            lock.unlock();
        }
    }

    /** Counts an answer 429 and returns how many came in a row. */
    int countRefusal() {
        lock.lock();
        try {
            refusals++;
            return refusals;
        } finally {
            lock.unlock();
        }
    }

    /** Keeps the limit's headers of an answer. */
    void observe(ApiResponse response) {
        if (response.rateLimitLimit() != null
                || response.rateLimitRemaining() != null
                || response.rateLimitReset() != null) {
            latest = response.withoutBody();
        }
        if (response.status() != 429) {
            lock.lock();
            try {
                refusals = 0;
            } finally {
                lock.unlock();
            }
        }
    }

    /** Lowers the budget when somebody who shares the key asks for less; never raises it. */
    void narrow(BudgetSettings wanted) {
        lock.lock();
        try {
            if (wanted.burst() + wanted.refillPerMinute() < settings.burst() + settings.refillPerMinute()) {
                settings = wanted;
                bucket.replaceConfiguration(
                        BucketConfiguration.builder()
                                .addLimit(bandwidth(wanted))
                                .build(),
                        TokensInheritanceStrategy.AS_IS);
            }
        } finally {
            lock.unlock();
        }
    }

    RateLimitStatus status() {
        ApiResponse seen = latest;
        lock.lock();
        try {
            long pauseNanos = paused ? pausedUntilNanos - nanoTime.getAsLong() : 0;
            Instant pausedUntil = pauseNanos > 0 ? clock.instant().plusNanos(pauseNanos) : null;
            return new RateLimitStatus(
                    seen == null ? null : RetryHint.number(seen.rateLimitLimit()),
                    seen == null ? null : RetryHint.number(seen.rateLimitRemaining()),
                    seen == null ? null : RetryHint.reset(seen.rateLimitReset()),
                    usage.inLastMinute(),
                    pausedUntil);
        } finally {
            lock.unlock();
        }
    }

    /** Retires the budget when it was idle for so long that a new one would be no different. */
    boolean retireIfIdle(Duration idle) {
        lock.lock();
        try {
            retired = nanoTime.getAsLong() - lastUsedNanos > idle.toNanos();
            return retired;
        } finally {
            lock.unlock();
        }
    }

    boolean isRetired() {
        return retired;
    }

    /** The bucket never holds more than its burst; what is beyond that comes later, at the pace of the refill. */
    private long nanosUntil(long tokens) {
        long atOnce = Math.min(tokens, settings.burst());
        EstimationProbe probe = bucket.estimateAbilityToConsume(atOnce);
        long wait = probe.canBeConsumed() ? 0 : Math.max(1, probe.getNanosToWaitForRefill());
        return wait + (tokens - atOnce) * MINUTE_NANOS / settings.refillPerMinute();
    }

    private int floor(RequestPriority priority) {
        return switch (priority) {
            case CREATE -> 0;
            case CONFIRM -> settings.burst() / 10;
            case DETECT -> settings.burst() / 4;
            case BACKFILL -> settings.burst() / 2;
        };
    }

    private static Bandwidth bandwidth(BudgetSettings settings) {
        return Bandwidth.builder()
                .capacity(settings.burst())
                .refillGreedy(settings.refillPerMinute(), Duration.ofMinutes(1))
                .id("requests")
                .build();
    }

    private record NanoTimeMeter(LongSupplier nanoTime) implements TimeMeter {

        @Override
        public long currentTimeNanos() {
            return nanoTime.getAsLong();
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }
    }
}
