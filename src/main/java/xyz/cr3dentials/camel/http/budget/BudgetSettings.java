package xyz.cr3dentials.camel.http.budget;

import java.time.Duration;

/**
 * How many requests one API key may send: so many in any window of time, and at which pace.
 *
 * <p>Each request occupies one of {@link #usable()} slots, from before it is sent until one window after its answer.
 *
 * @param slots how many requests the vendor takes in any window
 * @param window the vendor's window
 * @param reserve how many of the slots are left to others who use the same key
 * @param spacing how far apart requests lie that keep to a pace
 * @param burst how many requests may leave at once after a quiet time where all keep to the pace; 0 where creations do
 *     not, see {@link RequestPriority}
 */
public record BudgetSettings(int slots, Duration window, int reserve, Duration spacing, int burst) {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration DAY = Duration.ofDays(1);

    /** A larger limit is kept in parts: a tenth of it in any tenth of the window is no more than all of it in all. */
    private static final int MOST_SLOTS = 10_000;

    private static final int USUAL_RESERVE = 2;

    /** Longer than any request is under way. */
    private static final Duration UNDER_WAY = Duration.ofMinutes(15);

    /** The limit of 120 requests in 60 seconds with 2 in reserve. */
    public static final BudgetSettings DEFAULT = ofRequestsPerMinute(120);

    /** Checks that something is left to send. */
    public BudgetSettings {
        requireAtLeast("slots", slots, 1);
        requireAtLeast("burst", burst, 0);
        if (reserve < 0 || reserve >= slots) {
            throw new IllegalArgumentException("reserve must be between 0 and %s, so that a request is left, but is %s"
                    .formatted(slots - 1, reserve));
        }
    }

    /**
     * Returns the settings for a vendor that limits any 60 seconds.
     *
     * @param requestsPerMinute the vendor's limit in any 60 seconds
     * @param reserve requests a minute left to others who use the same key
     */
    public static BudgetSettings ofRequestsPerMinute(int requestsPerMinute, int reserve) {
        requireAtLeast("requestsPerMinute", requestsPerMinute, 1);
        int parts = parts(requestsPerMinute);
        return new BudgetSettings(
                requestsPerMinute / parts,
                MINUTE.dividedBy(parts),
                (reserve + parts - 1) / parts,
                MINUTE.dividedBy(requestsPerMinute),
                0);
    }

    /** Returns the settings for a limit in any 60 seconds with the usual reserve. */
    public static BudgetSettings ofRequestsPerMinute(int requestsPerMinute) {
        return ofRequestsPerMinute(requestsPerMinute, usualReserve(requestsPerMinute));
    }

    /** Returns how much of a limit a minute is left to others unless somebody says otherwise: 2, less of a small limit. */
    public static int usualReserve(int requestsPerMinute) {
        return Math.min(USUAL_RESERVE, requestsPerMinute / 12);
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
        requireAtLeast("burst", burst, 1);
        requireAtLeast("requestsPerDay", requestsPerDay, 0);
        Duration spacing = Duration.ofSeconds(1).dividedBy(requestsPerSecond);
        if (requestsPerDay == 0) {
            // As many slots as the pace can fill while answers take their time, so they never hold anything back.
            int plenty = Math.min(MOST_SLOTS, Math.addExact(burst, Math.multiplyExact(requestsPerSecond, 60)));
            return new BudgetSettings(plenty, Duration.ofMillis(1), 0, spacing, burst);
        }
        int parts = parts(requestsPerDay);
        return new BudgetSettings(requestsPerDay / parts, DAY.dividedBy(parts), 0, spacing, burst);
    }

    /** Returns how many requests may leave in any window. */
    public int usable() {
        return slots - reserve;
    }

    /** Returns after how long without a request all is as if there had never been one. */
    Duration restoredAfter() {
        return window.plus(UNDER_WAY);
    }

    /** Returns these settings with the smaller limit and the slower pace of the two. */
    BudgetSettings narrowedBy(BudgetSettings other) {
        BudgetSettings smaller = other.perSecond() < perSecond() ? other : this;
        return new BudgetSettings(
                smaller.slots,
                smaller.window,
                smaller.reserve,
                spacing.compareTo(other.spacing) < 0 ? other.spacing : spacing,
                Math.min(burst, other.burst));
    }

    /**
     * Returns these settings, or smaller ones when the vendor names a smaller limit in any 60 seconds. Its word counts
     * only where the configured limit is one of a minute as well.
     */
    public BudgetSettings limitedTo(long requestsPerMinute) {
        long named = Math.max(1, requestsPerMinute * window.toNanos() / MINUTE.toNanos());
        if (burst > 0 || named >= slots) {
            return this;
        }
        int limit = (int) named;
        return new BudgetSettings(limit, window, Math.min(reserve, limit - 1), window.dividedBy(limit), burst);
    }

    private double perSecond() {
        return usable() * 1e9 / window.toNanos();
    }

    private static int parts(int limit) {
        return (limit + MOST_SLOTS - 1) / MOST_SLOTS;
    }

    private static void requireAtLeast(String name, int value, int least) {
        if (value < least) {
            throw new IllegalArgumentException("%s must be %s or more, but is %s".formatted(name, least, value));
        }
    }
}
