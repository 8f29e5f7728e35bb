package xyz.cr3dentials.camel.http;

import java.time.Duration;

/**
 * What a {@link BudgetStore} says to a request for a token.
 *
 * @param waitNanos 0 when the token was taken, else how many nanoseconds to wait before it is worth asking again
 * @param paused whether the wait is a pause of the whole key, which nothing shortens
 * @param refused whether the last answer that was noted for the key was a refusal
 * @param day whether the wait is for the limit a day
 */
public record BudgetAnswer(long waitNanos, boolean paused, boolean refused, boolean day) {

    /** How long the first request after a refusal may take before the next one is let out without its answer. */
    public static final long PROBE_NANOS = Duration.ofSeconds(5).toNanos();

    /** How often the first in line looks whether that request was answered. */
    private static final long PROBE_LOOK_NANOS = Duration.ofMillis(500).toNanos();

    private static final long MINUTE_NANOS = Duration.ofMinutes(1).toNanos();

    /** A wait for anything but the limit a day. */
    BudgetAnswer(long waitNanos, boolean paused, boolean refused) {
        this(waitNanos, paused, refused, false);
    }

    /** The token was taken. */
    public static BudgetAnswer taken(boolean refused) {
        return new BudgetAnswer(0, false, refused);
    }

    /** The whole key pauses. */
    public static BudgetAnswer paused(long nanos) {
        return new BudgetAnswer(Math.max(1, nanos), true, true);
    }

    /** There are too few tokens; one comes every minute divided by the refill. */
    public static BudgetAnswer shortOf(double tokens, int refillPerMinute, boolean refused) {
        return new BudgetAnswer(Math.max(1, (long) Math.ceil(tokens * MINUTE_NANOS / refillPerMinute)), false, refused);
    }

    /**
     * The limit a day leaves no room.
     *
     * @param nanos until it does, see {@link DayWindow#nanosUntilFree}
     */
    public static BudgetAnswer usedUpForTheDay(long nanos, boolean refused) {
        return new BudgetAnswer(nanos, false, refused, true);
    }

    /** The first request after a refusal is under way and may take so much longer. */
    public static BudgetAnswer behindProbe(long nanos, int ahead, int refillPerMinute) {
        long look = Math.max(1, Math.min(nanos, PROBE_LOOK_NANOS));
        return new BudgetAnswer(look + ahead * MINUTE_NANOS / refillPerMinute, false, true);
    }
}
