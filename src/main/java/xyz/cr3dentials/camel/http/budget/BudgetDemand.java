package xyz.cr3dentials.camel.http.budget;

import java.time.Duration;

/**
 * What a request asks of a {@link BudgetStore}.
 *
 * <p>Where only some requests keep to the pace, those and creations leave each other slots. The former leave one, so that a
 * creation finds it whichever node it comes to. Creations leave as many as the pace is {@link #overdue}.
 *
 * @param settings what the key may send
 * @param ahead how many requests of this node stand in front of this one, creations or others as it is itself
 * @param timeLimit how long after it was let out the request can still arrive
 */
public record BudgetDemand(BudgetSettings settings, RequestPriority priority, int ahead, Duration timeLimit) {

    /** The pace is overdue by one request when it lies so many steps back. */
    public static final int STEPS_OVERDUE = 8;

    /** The pace is never overdue by more. */
    public static final int MOST_OVERDUE = 8;

    /** When no more slots are free, the spacing doubles, so that slots are free at any moment of the window. */
    public static final int FEW = 2;

    /** Of fewer slots none can be spared. */
    private static final int LANES_FROM = 20;

    /** Returns how many slots there are. */
    public int slots() {
        return settings.usable();
    }

    /** Returns whether creations and other requests leave each other slots. */
    public boolean hasLanes() {
        return settings.burst() == 0 && slots() >= LANES_FROM;
    }

    /** Returns how many slots have to stay free after this one, but for those of the other lane. */
    public int left() {
        return ahead + (settings.burst() > 0 ? priority.shareOf(slots()) : 0);
    }

    /** Returns whether the request keeps to the pace. */
    public boolean isPaced() {
        return settings.burst() > 0 || priority.isSpaced();
    }

    /** Returns how long after the pace the request may leave; negative when it may leave before. */
    public long paceOffsetNanos() {
        int steps = ahead + 1 - Math.max(1, settings.burst()) + priority.shareOf(settings.burst());
        return steps * settings.spacing().toNanos();
    }

    /** Returns how far the pace can lie ahead of the present at most. */
    public long farthestPaceNanos() {
        return Math.max(2, settings.burst()) * settings.spacing().toNanos();
    }

    /** Returns for how long a request occupies its slot if no answer comes. */
    public long heldNanos() {
        return timeLimit.toNanos() + windowNanos();
    }

    /** Returns for how long a request occupies its slot after its answer. */
    public long windowNanos() {
        return settings.window().toNanos();
    }

    /** Returns by how many requests a pace is overdue that lies so far back. */
    long overdue(long nanosBack) {
        long steps = nanosBack / (STEPS_OVERDUE * settings.spacing().toNanos());
        return hasLanes() ? Math.max(0, Math.min(steps, MOST_OVERDUE)) : 0;
    }
}
