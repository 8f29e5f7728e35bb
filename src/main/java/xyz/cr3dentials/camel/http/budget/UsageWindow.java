package xyz.cr3dentials.camel.http.budget;

import java.util.Arrays;
import java.util.function.LongSupplier;

/** Counts what happened in each of the last 60 seconds. Not thread-safe: its owner holds a lock. */
final class UsageWindow {

    private static final long SECOND = 1_000_000_000L;

    private final LongSupplier nanoTime;
    private final int[] counts = new int[60];
    private long newest;

    UsageWindow(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.newest = second();
    }

    void count() {
        forget();
        counts[index(newest)]++;
    }

    int total() {
        forget();
        return Arrays.stream(counts).sum();
    }

    private void forget() {
        long now = second();
        if (now - newest >= counts.length) {
            Arrays.fill(counts, 0);
        } else {
            for (long second = newest + 1; second <= now; second++) {
                counts[index(second)] = 0;
            }
        }
        newest = now;
    }

    private int index(long second) {
        return Math.floorMod(second, counts.length);
    }

    private long second() {
        return Math.floorDiv(nanoTime.getAsLong(), SECOND);
    }
}
