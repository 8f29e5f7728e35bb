package xyz.cr3dentials.camel.http.pipeline;

import java.time.Duration;

/** A point in monotonic time by which something has to be over. */
record Deadline(long endNanos) {

    static Deadline after(Duration limit, long nowNanos) {
        return new Deadline(nowNanos + limit.toNanos());
    }

    long remainingNanos(long nowNanos) {
        return endNanos - nowNanos;
    }

    boolean isOver(long nowNanos) {
        return remainingNanos(nowNanos) <= 0;
    }

    /** Returns this deadline, or an earlier one when the limit ends sooner. */
    Deadline atMost(Duration limit, long nowNanos) {
        return atMost(after(limit, nowNanos));
    }

    Deadline atMost(Deadline other) {
        return endNanos - other.endNanos <= 0 ? this : other;
    }
}
