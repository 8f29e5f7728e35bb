package xyz.cr3dentials.camel.detection;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import xyz.cr3dentials.camel.ledger.SessionKey;

/** Counts how often in a row the answer for a session could not be used. Thread-safe. */
final class UnreadableAnswers {

    /** The vendor's fault may be mended soon; after so many attempts it is said and shown instead. */
    private static final int MOST = 5;
    /** Bounds memory; whoever is forgotten is counted from the beginning. */
    private static final int MOST_SESSIONS = 10_000;

    private final Map<SessionKey, Integer> attempts = new ConcurrentHashMap<>();

    /** Counts one more and tells whether it is no use to go on. */
    boolean isEnough(SessionKey key) {
        if (attempts.size() >= MOST_SESSIONS) {
            attempts.clear();
        }
        return attempts.merge(key, 1, Integer::sum) >= MOST;
    }

    void forget(SessionKey key) {
        attempts.remove(key);
    }
}
