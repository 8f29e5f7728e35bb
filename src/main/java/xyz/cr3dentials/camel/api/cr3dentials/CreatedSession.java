package xyz.cr3dentials.camel.api.cr3dentials;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import xyz.cr3dentials.camel.api.SessionFacts;

/**
 * The vendor's answer to a creation.
 *
 * @param sessionId the vendor's opaque id
 * @param status {@code CREATED} when the answer names none, as one of the vendor's documents shows
 * @param embedUrl address for the iframe; holds a single-use access token
 * @param platformId the platform asked for
 * @param expiresAt when the session ends by itself
 * @param createdAt when it began
 * @param externalReferenceId the caller's reference, echoed by the vendor only if it was sent
 * @param json the vendor's data object whole, so that no field is lost
 */
public record CreatedSession(
        String sessionId,
        SessionStatus status,
        @Nullable String embedUrl,
        @Nullable Long platformId,
        @Nullable Instant expiresAt,
        @Nullable Instant createdAt,
        @Nullable String externalReferenceId,
        JsonNode json)
        implements SessionFacts {

    @Override
    public @Nullable String reference() {
        return externalReferenceId;
    }

    /** Names the fields without the embed address, which holds a token. */
    @Override
    public String toString() {
        return "CreatedSession[sessionId=%s, status=%s, platformId=%s, expiresAt=%s, externalReferenceId=%s]"
                .formatted(sessionId, status, platformId, expiresAt, externalReferenceId);
    }
}
