package xyz.cr3dentials.camel.http;

import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.EstimationProbe;
import io.github.bucket4j.TimeMeter;
import io.github.bucket4j.TokensInheritanceStrategy;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/** Keeps the tokens and the pause of one API key for this JVM alone. */
final class InProcessBudgetStore implements BudgetStore {

    private static final long MINUTE_NANOS = Duration.ofMinutes(1).toNanos();

    private final LongSupplier nanoTime;
    private final Bucket bucket;
    private final UsageWindow day;
    private final ReentrantLock lock = new ReentrantLock();

    private BudgetSettings settings;
    private boolean paused;
    private long pausedUntilNanos;
    private int refusals;
    private boolean probing;
    private long probeUntilNanos;

    InProcessBudgetStore(BudgetSettings settings, LongSupplier nanoTime) {
        this.settings = settings;
        this.nanoTime = nanoTime;
        this.day = UsageWindow.ofDay(nanoTime);
        this.bucket = Bucket.builder()
                .addLimit(bandwidth(settings))
                .withCustomTimePrecision(new NanoTimeMeter(nanoTime))
                .build();
    }

    @Override
    public BudgetAnswer take(RequestPriority priority, int ahead) {
        lock.lock();
        try {
            long now = nanoTime.getAsLong();
            if (isPaused(now)) {
                return BudgetAnswer.paused(pausedUntilNanos - now);
            }
            resume(now);
            if (probing && probeUntilNanos - now > 0) {
                return BudgetAnswer.behindProbe(probeUntilNanos - now, ahead, settings.refillPerMinute());
            }
            long nanosOfDay = nanosUntilDayAllows(priority, ahead);
            if (nanosOfDay > 0) {
                return BudgetAnswer.usedUpForTheDay(nanosOfDay, refusals > 0);
            }
            long wait = nanosUntil(1L + ahead + floor(priority));
            if (wait > 0) {
                return new BudgetAnswer(wait, false, refusals > 0);
            }
            if (!bucket.tryConsume(1)) {
                throw new IllegalStateException("the bucket refused a token that it had just shown");
            }
            day.count();
            if (refusals > 0) {
                probing = true;
                probeUntilNanos = now + BudgetAnswer.PROBE_NANOS;
            }
            return BudgetAnswer.taken(refusals > 0);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public int refused() {
        lock.lock();
        try {
            if (refusals == 0 || !isPaused(nanoTime.getAsLong())) {
                refusals++;
            }
            probing = false;
            return refusals;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void pause(Duration duration) {
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

    @Override
    public void accepted() {
        lock.lock();
        try {
            if (!isPaused(nanoTime.getAsLong())) {
                refusals = 0;
                probing = false;
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void narrow(BudgetSettings wanted) {
        lock.lock();
        try {
            BudgetSettings narrowed = settings.narrowedBy(wanted);
            if (!narrowed.equals(settings)) {
                settings = narrowed;
                bucket.replaceConfiguration(
                        BucketConfiguration.builder()
                                .addLimit(bandwidth(narrowed))
                                .build(),
                        TokensInheritanceStrategy.AS_IS);
            }
        } finally {
            lock.unlock();
        }
    }

    private boolean isPaused(long now) {
        return paused && pausedUntilNanos - now > 0;
    }

    /** Takes out what the bucket has gained in a pause, since the vendor's window has room for less than we can know. */
    private void resume(long now) {
        if (paused) {
            paused = false;
            long sinceNanos = Math.min(now - pausedUntilNanos, MINUTE_NANOS);
            long allowed = 1 + sinceNanos * settings.refillPerMinute() / MINUTE_NANOS;
            long surplus = bucket.getAvailableTokens() - allowed;
            if (surplus > 0) {
                bucket.tryConsume(surplus);
            }
        }
    }

    /** The bucket never holds more than its burst; what is beyond that comes later, at the pace of the refill. */
    private long nanosUntil(long tokens) {
        long atOnce = Math.min(tokens, settings.burst());
        EstimationProbe probe = bucket.estimateAbilityToConsume(atOnce);
        long wait = probe.canBeConsumed() ? 0 : Math.max(1, probe.getNanosToWaitForRefill());
        return wait + (tokens - atOnce) * MINUTE_NANOS / settings.refillPerMinute();
    }

    private long nanosUntilDayAllows(RequestPriority priority, int ahead) {
        int limit = settings.requestsPerDay();
        if (limit == 0) {
            return 0;
        }
        long excess = day.total() + DayWindow.needed(priority, ahead, limit) - limit;
        return excess <= 0 ? 0 : DayWindow.nanosUntilFree(day.newestFirst(), excess, day.nanosIntoSlot());
    }

    private int floor(RequestPriority priority) {
        return priority.leftShare() == 0 ? 0 : settings.burst() / priority.leftShare();
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
