package xyz.cr3dentials.camel.sandbox;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the sandboxes must know of a session whichever vendor it is of; immutable.
 *
 * @param <S> the vendor's own session
 */
public interface StoredSession<S extends StoredSession<S>> {

    /** The vendor's id. */
    String sessionId();

    /** The API key that made it; a secret. */
    String owner();

    /** The present status, as the vendor spells it. */
    String status();

    /** Whether it came by a command, as if another program had made it. */
    boolean foreign();

    /** On the sandbox's clock. */
    Instant createdAt();

    /** When it ends at the latest. */
    Instant expiresAt();

    /** When it ended; null while it is active. */
    @Nullable
    Instant completedAt();

    /** Whether it has ended. */
    default boolean isTerminal() {
        return completedAt() != null;
    }

    /** The session as the API shows it, while its end has not got about. */
    S shownAt(Instant now, Duration lag);
}
