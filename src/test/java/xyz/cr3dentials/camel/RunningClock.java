package xyz.cr3dentials.camel;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that runs as fast as the system's and shows a time of its own, for tests whose data have dates. */
public final class RunningClock extends Clock {

    private final Instant start;
    private final long startNanos = System.nanoTime();

    /** Creates a clock that shows the given time now. */
    public RunningClock(Instant start) {
        this.start = start;
    }

    @Override
    public Instant instant() {
        return start.plusNanos(System.nanoTime() - startNanos);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
