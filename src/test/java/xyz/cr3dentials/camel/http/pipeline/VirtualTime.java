package xyz.cr3dentials.camel.http.pipeline;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import xyz.cr3dentials.camel.http.budget.RequestBudgets;

/** Time that passes only when somebody sleeps; with a running base the real time passes as well. */
public final class VirtualTime {

    public static final Instant START = Instant.parse("2026-11-20T10:00:00Z");

    private final LongSupplier base;
    private final long baseStart;
    private final AtomicLong slept = new AtomicLong();
    private final List<Long> sleeps = Collections.synchronizedList(new ArrayList<>());

    private VirtualTime(LongSupplier base) {
        this.base = base;
        this.baseStart = base.getAsLong();
    }

    public static VirtualTime standing() {
        return new VirtualTime(() -> 0);
    }

    static VirtualTime running() {
        return new VirtualTime(System::nanoTime);
    }

    public long nanoTime() {
        return base.getAsLong() - baseStart + slept.get();
    }

    public void sleep(long nanos) {
        sleeps.add(nanos);
        slept.addAndGet(nanos);
    }

    public void advanceSeconds(double seconds) {
        slept.addAndGet((long) (seconds * 1e9));
    }

    List<Long> sleeps() {
        return List.copyOf(sleeps);
    }

    public Clock clock() {
        return new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return START.plusNanos(nanoTime());
            }
        };
    }

    PipelineEnvironment environment() {
        return new PipelineEnvironment(
                clock(), this::nanoTime, this::sleep, () -> 0.5, new RequestBudgets(clock(), this::nanoTime));
    }
}
