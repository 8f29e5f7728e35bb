package xyz.cr3dentials.camel.session;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** What the vendor said of sessions; see {@link SessionLedger}. */
public interface FactLedger {

    /**
     * Records what the vendor's API said of a session.
     *
     * <p>A terminal status is final: whatever is recorded after it is ignored. It becomes due for every subscription that
     * wants the status, and settles every hint of the session.
     *
     * @return whether this call, and no other, made the session known as ended and due for delivery
     */
    boolean record(SessionSnapshot snapshot, LearntBy learntBy);

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
    boolean revise(SessionSnapshot snapshot, LearntBy learntBy, String knownAs);

    /**
     * Takes sessions of a terminal status for history: known, never delivered. Those that the ledger knows are left as they
     * are.
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
     * Returns sessions that have not ended and should have: their end of life is over, and no hint of them is under way.
     * Sessions without a known end count as ending {@code lifetime} after the ledger heard of them.
     *
     * @param grace how much later than that is late
     * @param lifetime the longest a session lives at the vendor
     * @param maximum how many at most, oldest end first
     */
    List<PendingSession> overdue(Account account, Duration grace, Duration lifetime, int maximum);

    /** Stops to look for the end of an open session; a later terminal fact is still recorded and delivered. */
    void abandon(SessionKey key);
}
