package xyz.cr3dentials.camel.session;

import java.util.Collection;
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
     * Takes over a decision that a vendor changed after a session's end: a session that was delivered, is to be or is
     * parked becomes due for delivery anew, unless it has the terminal status already. Any other is left as it is.
     *
     * @param knownAs the status that was known before the vendor was asked; nothing changes when another one is known by
     *     now, since the answer may be older than that
     * @return whether this call, and no other, made the session due
     */
    boolean revise(SessionSnapshot snapshot, LearntBy learntBy, String knownAs);

    /** Tells what is known of each of the ids; every id asked for is a key of the answer. */
    Map<String, Knowledge> lookUp(Account account, Collection<String> sessionIds);

    /** Stops to look for the end of an open session; a later terminal fact is still recorded and delivered. */
    void abandon(SessionKey key);
}
