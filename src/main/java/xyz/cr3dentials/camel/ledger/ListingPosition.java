package xyz.cr3dentials.camel.ledger;

import java.time.Instant;
import java.util.Comparator;

/**
 * A place in the list of all sessions, which is that of a session.
 *
 * @param knownSince when the ledger heard of the session first
 * @param key which session
 */
public record ListingPosition(Instant knownSince, SessionKey key) {

    /** The order of the list: heard of last first; the rest only makes each place a place of its own. */
    public static final Comparator<ListingPosition> NEWEST_FIRST = Comparator.comparing(ListingPosition::knownSince)
            .thenComparing(position -> position.key().sessionId())
            .thenComparing(position -> position.key().account().vendor())
            .thenComparing(position -> position.key().account().name())
            .reversed();
}
