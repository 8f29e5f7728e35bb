package xyz.cr3dentials.camel.ledger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What one answer of a vendor says of one session.
 *
 * @param key whose session it is
 * @param status the vendor's own word
 * @param terminal whether that status ends the session for good
 * @param createdAt when the session began
 * @param completedAt when it reached its terminal status
 * @param expiresAt when it ends by itself
 * @param reference the caller's own reference
 * @param json the vendor's data as JSON; personal
 */
public record SessionSnapshot(
        SessionKey key,
        String status,
        boolean terminal,
        @Nullable Instant createdAt,
        @Nullable Instant completedAt,
        @Nullable Instant expiresAt,
        @Nullable String reference,
        String json) {

    /** Names identity and status, never the data. */
    @Override
    public String toString() {
        return "SessionSnapshot[%s, status=%s, completedAt=%s]".formatted(key, status, completedAt);
    }
}
