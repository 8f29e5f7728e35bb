package xyz.cr3dentials.camel.ledger;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a ledger shows to those who look into it; nothing here changes anything. A ledger in a database gives up after 5 s
 * with a {@link LedgerException}. See {@link SessionLedger}.
 */
public interface LedgerSearch {

    /**
     * Returns sessions that meet a filter, those heard of last first. Sessions of which a ledger keeps no more than that
     * they have ended are left out. Pages that follow each other by their position neither repeat nor leave out a session
     * that was there all the time.
     *
     * @param limit how many at most, 1 or more
     * @param after the position after which the page begins, {@code null} for the first page
     */
    SessionListing search(SessionFilter filter, int limit, @Nullable ListingPosition after);

    /** Counts the sessions that {@link #search} would find. */
    SessionTally tally(SessionFilter filter);

    /** Returns all that is known of one session, the vendor's data included; empty when it is unknown. */
    Optional<SessionRecord> find(SessionKey key);

    /**
     * Returns a number that grows with whatever this instance has written, and now and then without reason; what other
     * instances write to the same database does not count. Costs nothing.
     */
    long revision();
}
