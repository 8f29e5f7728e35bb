package xyz.cr3dentials.camel.api;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What several answers about a session have told together.
 *
 * @param sessionId the vendor's opaque id
 * @param status the vendor's own word
 * @param createdAt when it began
 * @param completedAt when it ended
 * @param expiresAt when it ends by itself
 * @param reference the caller's own reference
 */
public record KnownSession(
        String sessionId,
        String status,
        @Nullable Instant createdAt,
        @Nullable Instant completedAt,
        @Nullable Instant expiresAt,
        @Nullable String reference) {

    /** Names identity and status; the reference may be personal. */
    @Override
    public String toString() {
        return "KnownSession[sessionId=%s, status=%s]".formatted(sessionId, status);
    }
}
