package xyz.cr3dentials.camel.http;

import java.util.Arrays;
import java.util.function.LongSupplier;

/** Counts what happened in each of the last 60 seconds. Not thread-safe: its owner holds a lock. */
final class UsageWindow {

    private static final int SECONDS = 60;

    private final LongSupplier nanoTime;
    private final int[] counts = new int[SECONDS];
    private long newestSecond;

    UsageWindow(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.newestSecond = second();
    }

    void count() {
        forget();
        counts[Math.floorMod(newestSecond, SECONDS)]++;
    }

    int inLastMinute() {
        forget();
        return Arrays.stream(counts).sum();
    }

    private void forget() {
        long now = second();
        if (now - newestSecond >= SECONDS) {
            Arrays.fill(counts, 0);
        } else {
            for (long second = newestSecond + 1; second <= now; second++) {
                counts[Math.floorMod(second, SECONDS)] = 0;
            }
        }
        newestSecond = now;
    }

    private long second() {
        return Math.floorDiv(nanoTime.getAsLong(), 1_000_000_000L);
    }
}
