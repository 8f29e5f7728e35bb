package xyz.cr3dentials.camel.http;

import java.time.Duration;

/**
 * How many requests one API key may send: a bucket that holds {@link #burst()} requests and gains
 * {@link #refillPerMinute()} a minute, and for some vendors a limit on any day as well.
 *
 * <p>No 60 seconds, wherever they begin, see more than burst and refill together.
 *
 * @param burst how many requests may leave at once after a quiet time
 * @param refillPerMinute how many requests a minute may leave for ever
 * @param reserve requests a minute left to others who use the same key
 * @param requestsPerDay how many requests may leave in any 24 hours, 0 for as many as the bucket yields
 */
public record BudgetSettings(int burst, int refillPerMinute, int reserve, int requestsPerDay) {

    /** The limit of 120 requests in 60 seconds with 10 in reserve: a burst of 20 and 90 a minute. */
    public static final BudgetSettings DEFAULT = new BudgetSettings(120, 10);

    /** A bucket that nobody has used for so long is full. */
    private static final Duration BUCKET_FULL = Duration.ofMinutes(15);

    /** Checks that something is left to send. */
    public BudgetSettings {
        requireAtLeast("burst", burst, 1);
        requireAtLeast("refillPerMinute", refillPerMinute, 1);
        requireAtLeast("reserve", reserve, 0);
        requireAtLeast("requestsPerDay", requestsPerDay, 0);
    }

    /**
     * Creates the settings for a vendor that limits any 60 seconds: burst and refill are the limit less the reserve.
     *
     * @param requestsPerMinute the vendor's limit in any 60 seconds
     * @param reserve requests a minute left to others who use the same key
     */
    public BudgetSettings(int requestsPerMinute, int reserve) {
        this(burstOf(requestsPerMinute, reserve), refillOf(requestsPerMinute, reserve), reserve, 0);
    }

    /** Returns the settings for a limit in any 60 seconds, with a twelfth of it in reserve. */
    public static BudgetSettings ofRequestsPerMinute(int requestsPerMinute) {
        return new BudgetSettings(requestsPerMinute, requestsPerMinute / 12);
    }

    /**
     * Returns the settings for a vendor that names a pace, a burst and a limit a day.
     *
     * @param requestsPerSecond how many requests a second may leave for ever
     * @param burst how many requests may leave at once after a quiet time
     * @param requestsPerDay how many requests may leave in any 24 hours, 0 for no such limit
     */
    public static BudgetSettings ofRequestsPerSecond(int requestsPerSecond, int burst, int requestsPerDay) {
        requireAtLeast("requestsPerSecond", requestsPerSecond, 1);
        return new BudgetSettings(burst, Math.multiplyExact(requestsPerSecond, 60), 0, requestsPerDay);
    }

    /** Returns the most that may leave in any 60 seconds, the reserve included. */
    public int requestsPerMinute() {
        return burst + refillPerMinute + reserve;
    }

    /** Returns after how long without a request nothing is left that limits the next one. */
    Duration restoredAfter() {
        return requestsPerDay == 0 ? BUCKET_FULL : DayWindow.LENGTH;
    }

    /** Returns these settings with the smaller bucket and the smaller limit a day of the two. */
    public BudgetSettings narrowedBy(BudgetSettings other) {
        BudgetSettings bucket = other.isSmallerBucketThan(this) ? other : this;
        int day = requestsPerDay == 0 || other.requestsPerDay == 0
                ? Math.max(requestsPerDay, other.requestsPerDay)
                : Math.min(requestsPerDay, other.requestsPerDay);
        return new BudgetSettings(bucket.burst, bucket.refillPerMinute, bucket.reserve, day);
    }

    private boolean isSmallerBucketThan(BudgetSettings other) {
        return burst + refillPerMinute < other.burst + other.refillPerMinute;
    }

    private static int burstOf(int requestsPerMinute, int reserve) {
        return Math.max(1, usable(requestsPerMinute, reserve) * 2 / 11);
    }

    private static int refillOf(int requestsPerMinute, int reserve) {
        return usable(requestsPerMinute, reserve) - burstOf(requestsPerMinute, reserve);
    }

    private static int usable(int requestsPerMinute, int reserve) {
        requireAtLeast("requestsPerMinute", requestsPerMinute, 2);
        if (reserve < 0 || reserve > requestsPerMinute - 2) {
            throw new IllegalArgumentException("reserve must be between 0 and requestsPerMinute - 2 = %s, but is %s"
                    .formatted(requestsPerMinute - 2, reserve));
        }
        return requestsPerMinute - reserve;
    }

    private static void requireAtLeast(String name, int value, int least) {
        if (value < least) {
            throw new IllegalArgumentException("%s must be %s or more, but is %s".formatted(name, least, value));
        }
    }
}
