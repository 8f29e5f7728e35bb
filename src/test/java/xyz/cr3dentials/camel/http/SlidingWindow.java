package xyz.cr3dentials.camel.http;

import java.util.ArrayDeque;
import java.util.Deque;

/** Finds the 60 seconds that saw most, wherever they begin. */
public final class SlidingWindow {

    private static final long MINUTE = 60_000_000_000L;

    private final Deque<Long> window = new ArrayDeque<>();
    private int most;

    /** Adds one at a time in nanoseconds, not before the one added last. */
    public void add(long nanos) {
        window.addLast(nanos);
        while (nanos - window.getFirst() >= MINUTE) {
            window.removeFirst();
        }
        most = Math.max(most, window.size());
    }

    /** Returns how many the fullest 60 seconds saw. */
    public int most() {
        return most;
    }
}
