package xyz.cr3dentials.camel.detection;

import java.util.Optional;
import xyz.cr3dentials.camel.ledger.LearntBy;
import xyz.cr3dentials.camel.ledger.SessionSnapshot;

/**
 * Reads single sessions of one account at a vendor. Blocks until the vendor has answered and throws an unchecked exception
 * when it could not. Implementations are thread-safe.
 */
public interface SessionReader {

    /**
     * Reads one session with everything the vendor says of it; empty when the vendor does not know it.
     *
     * @param reason why it is read, which decides how urgent the request is
     */
    Optional<SessionSnapshot> get(String sessionId, LearntBy reason);

    /**
     * Tells whether a failure of {@link #get} means that the vendor has answered, and that the answer cannot be used; such
     * a session is not asked for again for ever.
     */
    default boolean isUnreadable(RuntimeException failure) {
        return false;
    }
}
