package xyz.cr3dentials.camel.http.budget;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/** Finds the stretch of time that saw most, wherever it begins. */
public final class SlidingWindow {

    private final Deque<Long> window = new ArrayDeque<>();
    private final long length;
    private int most;

    /** Looks at 60 seconds. */
    public SlidingWindow() {
        this(Duration.ofMinutes(1));
    }

    SlidingWindow(Duration length) {
        this.length = length.toNanos();
    }

    /** Adds one at a time in nanoseconds, not before the one added last. */
    public void add(long nanos) {
        window.addLast(nanos);
        while (nanos - window.getFirst() >= length) {
            window.removeFirst();
        }
        most = Math.max(most, window.size());
    }

    /** Returns how many the fullest stretch saw. */
    public int most() {
        return most;
    }
}
