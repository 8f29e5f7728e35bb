package xyz.cr3dentials.camel.sandbox;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that shall go wrong.
 *
 * @param kind what happens
 * @param operation only for this operation; null for all
 * @param times for how many requests at most
 * @param until not after this moment; null for no end
 * @param delay how long a slow answer takes; ignored by the other kinds
 */
public record Fault(
        Kind kind,
        @Nullable String operation,
        int times,
        @Nullable Instant until,
        Duration delay) {

    private static final Duration USUAL_DELAY = Duration.ofSeconds(5);
    private static final Duration LONGEST_DELAY = Duration.ofMinutes(5);

    /** Ways to fail. */
    public enum Kind {
        /** 503 with the error body; nothing is done. */
        UNAVAILABLE,
        /** 500 with the error body; nothing is done. */
        INTERNAL_ERROR,
        /** 502 with a gateway's web page instead of JSON; nothing is done. */
        BAD_GATEWAY,
        /** 429 although the limit is not used up; nothing is done. */
        TOO_MANY_REQUESTS,
        /** 401 although the key is right; nothing is done. */
        UNAUTHORIZED,
        /** The connection ends before anything is done. */
        CUT,
        /** The request is carried out, then the connection ends without an answer. */
        CUT_AFTER,
        /** The request is carried out, the answer breaks off in the middle. */
        TRUNCATED,
        /** The request is carried out, the answer is 2xx with broken JSON. */
        GARBLED,
        /** The request is carried out, the answer is 2xx without a body. */
        EMPTY,
        /** The request is carried out, the answer starts after the delay. */
        SLOW,
        /** The request is carried out, the answer starts at once and comes in pieces over the delay. */
        DRIBBLE
    }

    /** Checks the bounds. */
    public Fault {
        if (times < 1) {
            throw new IllegalArgumentException("times must be at least 1");
        }
        if (delay.isNegative() || delay.compareTo(LONGEST_DELAY) > 0) {
            throw new IllegalArgumentException("delay must lie between 0 and " + LONGEST_DELAY.toMillis() + " ms");
        }
    }

    /** For the next requests, whenever they come. */
    public static Fault next(int times, Kind kind) {
        return new Fault(kind, null, times, null, USUAL_DELAY);
    }

    /** For every request until the given moment. */
    public static Fault until(Instant end, Kind kind) {
        return new Fault(kind, null, Integer.MAX_VALUE, end, USUAL_DELAY);
    }

    /** For every request until the faults are cleared. */
    public static Fault lasting(Kind kind) {
        return new Fault(kind, null, Integer.MAX_VALUE, null, USUAL_DELAY);
    }

    /** The same for one operation only. */
    public Fault on(String onlyOperation) {
        return new Fault(kind, onlyOperation, times, until, delay);
    }

    /** The same with another delay. */
    public Fault delayed(Duration time) {
        return new Fault(kind, operation, times, until, time);
    }

    boolean fits(String candidate) {
        return operation == null || operation.equals(candidate);
    }

    boolean isOver(Instant now) {
        return until != null && !now.isBefore(until);
    }

    @Nullable
    Fault usedOnce() {
        if (times == Integer.MAX_VALUE) {
            return this;
        }
        return times == 1 ? null : new Fault(kind, operation, times - 1, until, delay);
    }
}
