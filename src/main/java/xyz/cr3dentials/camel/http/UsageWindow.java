package xyz.cr3dentials.camel.http;

import java.time.Duration;
import java.util.Arrays;
import java.util.function.LongSupplier;

/** Counts what happened in each of the last slots of time. Not thread-safe: its owner holds a lock. */
final class UsageWindow {

    private final LongSupplier nanoTime;
    private final long slotNanos;
    private final int[] counts;
    private long newestSlot;

    private UsageWindow(LongSupplier nanoTime, Duration slot, int slots) {
        this.nanoTime = nanoTime;
        this.slotNanos = slot.toNanos();
        this.counts = new int[slots];
        this.newestSlot = slot();
    }

    /** Creates a window of a minute, in seconds. */
    static UsageWindow ofMinute(LongSupplier nanoTime) {
        return new UsageWindow(nanoTime, Duration.ofSeconds(1), 60);
    }

    /** Creates a window of a day, as {@link DayWindow} describes it. */
    static UsageWindow ofDay(LongSupplier nanoTime) {
        return new UsageWindow(nanoTime, DayWindow.SLOT, DayWindow.SLOTS);
    }

    void count() {
        forget();
        counts[index(newestSlot)]++;
    }

    int total() {
        forget();
        return Arrays.stream(counts).sum();
    }

    /** Returns the count of each slot, the newest first. */
    int[] newestFirst() {
        forget();
        int[] ordered = new int[counts.length];
        for (int age = 0; age < ordered.length; age++) {
            ordered[age] = counts[index(newestSlot - age)];
        }
        return ordered;
    }

    /** Returns how much of the newest slot is over. */
    long nanosIntoSlot() {
        return Math.floorMod(nanoTime.getAsLong(), slotNanos);
    }

    private void forget() {
        long now = slot();
        if (now - newestSlot >= counts.length) {
            Arrays.fill(counts, 0);
        } else {
            for (long slot = newestSlot + 1; slot <= now; slot++) {
                counts[index(slot)] = 0;
            }
        }
        newestSlot = now;
    }

    private int index(long slot) {
        return Math.floorMod(slot, counts.length);
    }

    private long slot() {
        return Math.floorDiv(nanoTime.getAsLong(), slotNanos);
    }
}
