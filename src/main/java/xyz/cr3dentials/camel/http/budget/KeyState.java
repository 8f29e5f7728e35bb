package xyz.cr3dentials.camel.http.budget;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The pace, the pause and the refusals of one API key, and the rules by which they let requests out; stores load and save
 * it. Immutable; all times are nanoseconds of the store's clock. A time that lies further ahead than can be comes from a
 * clock that was set back meanwhile, and is cut to what can be.
 *
 * @param pacedAt when the next request that keeps to the pace may leave
 * @param pausedUntil when the vendor takes requests again, {@code null} when it refused none
 * @param refusals how many refusals came in a row
 * @param probeUntil until when the first request after a refusal may take, {@code null} when none is under way
 * @param slots the smallest number of slots that somebody has asked for lately
 * @param limitedAt when that was
 */
public record KeyState(
        long pacedAt,
        @Nullable Long pausedUntil,
        int refusals,
        @Nullable Long probeUntil,
        int slots,
        long limitedAt) {

    /** A key starts as if it had not been used for long. */
    public static final Duration QUIET = Duration.ofHours(1);
    /** No pause is longer, see {@code RetryHint}. */
    private static final long LONGEST_PAUSE_NANOS = Duration.ofMinutes(10).toNanos();

    private static final long LIMITED_NANOS = Duration.ofMinutes(10).toNanos();
    private static final int MOST_REFUSALS = 1_000;

    /** Returns the state of a key that nobody has used. */
    static KeyState unused(long now) {
        return new KeyState(now - QUIET.toNanos(), null, 0, null, Integer.MAX_VALUE, now);
    }

    /** The slots of a key as a store has them. */
    public interface Slots<E extends Exception> {

        /** Takes a slot if so many others are free besides, or says how long to wait for it at least. */
        BudgetAnswer take(BudgetDemand demand, int left, boolean refused) throws E;

        /** Tells, after one was taken, whether few are free. */
        boolean areFew(BudgetDemand demand) throws E;
    }

    /**
     * What becomes of a request for a slot.
     *
     * @param answer says whether it has one
     * @param next the key's state afterwards, changed only when the slot was taken
     */
    public record Verdict(BudgetAnswer answer, KeyState next) {}

    /** Takes a slot, or says what is in the way; {@link BudgetDemand} has the numbers. */
    public <E extends Exception> Verdict take(BudgetDemand demand, long now, Slots<E> free) throws E {
        boolean refused = refusals > 0;
        long pause = pauseNanos(now);
        if (pause > 0) {
            return new Verdict(BudgetAnswer.paused(pause), this);
        }
        long probe = refused ? nanosUntil(probeUntil, now, BudgetAnswer.PROBE_NANOS) : 0;
        if (probe > 0) {
            return new Verdict(BudgetAnswer.behindProbe(probe, demand), this);
        }
        long paced = Math.max(now, Math.min(pacedAt, now + demand.farthestPaceNanos()));
        long behindPace = paced - now + demand.paceOffsetNanos();
        if (demand.isPaced() && behindPace > 0) {
            return new Verdict(BudgetAnswer.full(behindPace, refused), this);
        }
        int overdue = (int) demand.overdue(now - pacedAt);
        int leftToOtherLane = !demand.isPaced() ? overdue : demand.hasLanes() && overdue == 0 ? 1 : 0;
        BudgetAnswer answer = free.take(demand, demand.left() + leftToOtherLane, refused);
        if (answer.slot() == null) {
            return new Verdict(answer, this);
        }
        Long nextProbe = refused ? now + BudgetAnswer.PROBE_NANOS : null;
        long nextPaced = demand.isPaced() ? nextPaced(demand, now, paced, overdue, free) : pacedAt;
        return new Verdict(answer, new KeyState(nextPaced, pausedUntil, refusals, nextProbe, slots, limitedAt));
    }

    private static <E extends Exception> long nextPaced(
            BudgetDemand demand, long now, long paced, int overdue, Slots<E> free) throws E {
        long spacing = demand.settings().spacing().toNanos();
        if (overdue > 0) {
            return now - spacing * BudgetDemand.STEPS_OVERDUE * (overdue - 1);
        }
        return paced + (demand.hasLanes() && free.areFew(demand) ? 2 : 1) * spacing;
    }

    /** The smallest number of slots that somebody asks for applies to all, until nobody has asked for it for a while. */
    public KeyState limitedTo(int asked, long now) {
        boolean smallest = asked <= slots || limitedAt < now - LIMITED_NANOS;
        return smallest ? new KeyState(pacedAt, pausedUntil, refusals, probeUntil, asked, now) : this;
    }

    /** Counts a refusal; those that come while the key pauses belong to requests that were under way and count once. */
    public KeyState refused(long now) {
        boolean counted = refusals > 0 && pauseNanos(now) > 0;
        int count = counted ? refusals : Math.min(refusals + 1, MOST_REFUSALS);
        return new KeyState(pacedAt, pausedUntil, count, null, slots, limitedAt);
    }

    /** A pause under way is never shortened. */
    public KeyState paused(long now, Duration pause) {
        long until = now + Math.max(pauseNanos(now), pause.toNanos());
        return new KeyState(pacedAt, until, refusals, probeUntil, slots, limitedAt);
    }

    /** Ends a row of refusals, unless the key pauses. */
    public KeyState accepted(long now) {
        return refusals == 0 || pauseNanos(now) > 0
                ? this
                : new KeyState(pacedAt, pausedUntil, 0, null, slots, limitedAt);
    }

    private long pauseNanos(long now) {
        return nanosUntil(pausedUntil, now, LONGEST_PAUSE_NANOS);
    }

    /** Returns 0 when the time has come, or lies further ahead than can be. */
    private static long nanosUntil(@Nullable Long time, long now, long longest) {
        long nanos = time == null ? 0 : time - now;
        return nanos > longest ? 0 : Math.max(0, nanos);
    }
}
