package xyz.cr3dentials.camel.session;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** What the vendor said of sessions; see {@link SessionLedger}. */
public interface FactLedger {

    /**
     * Records what the vendor's API said of a session.
     *
     * <p>A terminal status is final: whatever is recorded after it is ignored. A wanted terminal fact becomes due for
     * delivery and settles every hint of the session.
     *
     * @return whether this call, and no other, made the session known as ended and due for delivery
     */
    boolean record(Fact fact);

    /**
     * Returns the status in which each of the sessions has ended, those that were delivered, are to be, or are parked.
     * The others are left out of the answer.
     */
    Map<String, String> endedAs(Account account, Collection<String> sessionIds);

    /**
     * Takes over a decision that a vendor changed after a session's end: a session that was delivered, is to be or is
     * parked becomes due for delivery anew, unless it has the terminal status already. Any other is left as it is.
     *
     * @param knownAs the status that was known before the vendor was asked; nothing changes when another one is known by
     *     now, since the answer may be older than that
     * @return whether this call, and no other, made the session due
     */
    boolean revise(Fact fact, String knownAs);

    /**
     * Takes sessions of a terminal status for history: known, never delivered.
     *
     * <p>Sessions that are open or unwanted as far as the ledger knows are left as they are.
     */
    void recordHistory(Account account, String status, Collection<String> sessionIds);

    /** Tells what is known of each of the ids; every id asked for is a key of the answer. */
    Map<String, Knowledge> lookUp(Account account, Collection<String> sessionIds);

    /**
     * Returns sessions that exist at the vendor and have not ended as far as the ledger knows, hinted at or not; those
     * merely hinted at and abandoned ones are left out.
     *
     * @param maximum how many at most, those heard of last first
     */
    List<PendingSession> pending(Account account, int maximum);

    /**
     * Returns sessions that have not ended and should have: the end of life lies before the given time and no hint of
     * them is under way. Sessions without a known end count as ending {@code lifetime} after the ledger heard of them.
     *
     * @param expiredBefore now less the grace given to the vendor
     * @param lifetime the longest a session lives at the vendor
     * @param maximum how many at most, oldest end first
     */
    List<PendingSession> overdue(Account account, Instant expiredBefore, Duration lifetime, int maximum);

    /** Stops to look for the end of an open session; a later terminal fact is still recorded and delivered. */
    void abandon(SessionKey key, Instant at);
}
