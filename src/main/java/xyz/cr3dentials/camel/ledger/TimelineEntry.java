package xyz.cr3dentials.camel.ledger;

import java.time.Instant;

/**
 * One thing that happened to a session.
 *
 * @param at when
 * @param event what
 * @param detail one short word or sentence without personal data: a status, a source, a cause
 */
public record TimelineEntry(Instant at, Event event, String detail) {

    private static final int LONGEST_DETAIL = 200;

    /** Makes the detail one short line, whatever a vendor has put into it. */
    public TimelineEntry {
        String words = detail.replaceAll("\\p{Cntrl}", " ");
        detail = words.substring(0, Math.min(LONGEST_DETAIL, words.length()));
    }

    /** What can happen to a session. */
    public enum Event {
        /** The session was tied to the intent it was created for. */
        BOUND,
        /** Something said that it may have ended. */
        HINTED,
        /** The vendor's API said where it stands. */
        LEARNT,
        /** The vendor changed the decision after the end; it is handed to a route anew. */
        REVISED,
        /** The search for its end was given up. */
        ABANDONED,
        /** An authentic event about it came. */
        EVENT,
        /** It was handed to a route and the route completed. */
        DELIVERED,
        /** It was handed to a route and the route failed. */
        FAILED,
        /** It is no longer handed to a route. */
        PARKED,
        /** It is to be handed to a route once more. */
        REPLAYED,
        /** The vendor's data and the caller's reference were erased on request. */
        REDACTED,
        /** Somebody was shown the vendor's data and the caller's reference. */
        REVEALED
    }
}
