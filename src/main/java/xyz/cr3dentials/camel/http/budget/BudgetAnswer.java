package xyz.cr3dentials.camel.http.budget;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a {@link BudgetStore} says to a request for a slot.
 *
 * @param waitNanos 0 when the slot was taken, else how many nanoseconds to wait before it is worth asking again
 * @param paused whether the wait is a pause of the whole key, which nothing shortens
 * @param refused whether the last answer that was noted for the key was a refusal
 * @param slot what was taken, {@code null} when the request has to wait
 */
public record BudgetAnswer(
        long waitNanos,
        boolean paused,
        boolean refused,
        @Nullable BudgetSlot slot) {

    /** How long the first request after a refusal may take before the next one is let out without its answer. */
    public static final long PROBE_NANOS = Duration.ofSeconds(5).toNanos();

    /** How often the first in line looks whether that request was answered. */
    private static final long PROBE_LOOK_NANOS = Duration.ofMillis(500).toNanos();

    /** The slot was taken. */
    public static BudgetAnswer taken(BudgetSlot slot, boolean refused) {
        return new BudgetAnswer(0, false, refused, slot);
    }

    /** The whole key pauses. */
    public static BudgetAnswer paused(long nanos) {
        return new BudgetAnswer(Math.max(1, nanos), true, true, null);
    }

    /** Too few slots are free, or the pace is kept. */
    public static BudgetAnswer full(long nanos, boolean refused) {
        return new BudgetAnswer(Math.max(1, nanos), false, refused, null);
    }

    /** The first request after a refusal is under way and may take so much longer. */
    public static BudgetAnswer behindProbe(long nanos, BudgetDemand demand) {
        long look = Math.min(nanos, PROBE_LOOK_NANOS);
        return full(look + demand.ahead() * demand.settings().spacing().toNanos(), true);
    }
}
