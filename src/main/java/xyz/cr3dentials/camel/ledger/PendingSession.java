package xyz.cr3dentials.camel.ledger;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A session that has not ended as far as a ledger knows.
 *
 * @param key the session
 * @param status the last known status, in the vendor's own word
 * @param knownSince when the ledger first heard of it
 * @param expiresAt when it ends by itself, {@code null} when the vendor did not say
 */
public record PendingSession(
        SessionKey key,
        String status,
        Instant knownSince,
        @Nullable Instant expiresAt) {

    /** Returns when it ends by itself, as told or else as estimated. */
    public Instant end(Duration lifetime) {
        return expiresAt == null ? knownSince.plus(lifetime) : expiresAt;
    }
}
