package xyz.cr3dentials.camel.http.budget;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** Counts what may happen often and tells when it is time to log it again. Thread-safe. */
public final class Tally {

    private final AtomicLong count = new AtomicLong();
    private final AtomicLong quietUntil = new AtomicLong(Long.MIN_VALUE);
    private final long quietMillis;

    /** Creates a tally that asks for one line of the log a time. */
    public Tally(Duration quiet) {
        this.quietMillis = quiet.toMillis();
    }

    /**
     * Counts some more.
     *
     * @param now the time in milliseconds since 1970
     * @return whether it is time to say so
     */
    public boolean add(long more, long now) {
        count.addAndGet(more);
        long until = quietUntil.get();
        return now >= until && quietUntil.compareAndSet(until, now + quietMillis);
    }

    /** Returns how many there were. */
    public long count() {
        return count.get();
    }
}
