package xyz.cr3dentials.camel.http;

import java.time.Duration;

/**
 * How a store counts the requests of any 24 hours: one number for each quarter of an hour, the newest first. A quarter
 * counts until all of it is older than a day, so the count is never too low and at most a quarter of an hour too high.
 */
public final class DayWindow {

    /** Over how long one number counts. */
    public static final Duration SLOT = Duration.ofMinutes(15);

    /** How many numbers there are: those of a day, and the one that has just begun. */
    public static final int SLOTS = 97;

    /** After how long without a request all numbers are 0 again. */
    static final Duration LENGTH = SLOT.multipliedBy(SLOTS);

    private DayWindow() {}

    /**
     * Returns how many requests a priority needs room for: its own, those ahead, and what it leaves to higher ones.
     *
     * @param requestsPerDay the limit in any 24 hours
     */
    public static long needed(RequestPriority priority, int ahead, int requestsPerDay) {
        int share = priority.leftShare();
        return 1L + ahead + (share == 0 ? 0 : requestsPerDay / share);
    }

    /**
     * Returns the nanoseconds until so many of the requests counted no longer matter.
     *
     * @param newestFirst the numbers, {@link #SLOTS} of them
     * @param excess how many requests are too many, 1 or more
     * @param nanosIntoSlot how much of the newest quarter of an hour is over
     */
    public static long nanosUntilFree(int[] newestFirst, long excess, long nanosIntoSlot) {
        long freed = 0;
        int slot = newestFirst.length;
        while (slot > 0 && freed < excess) {
            slot--;
            freed += newestFirst[slot];
        }
        return Math.max(1, (newestFirst.length - slot) * SLOT.toNanos() - nanosIntoSlot);
    }
}
