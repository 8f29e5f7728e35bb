package xyz.cr3dentials.camel.api.verilock;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import xyz.cr3dentials.camel.api.SessionFacts;

/**
 * The vendor's answer to a creation.
 *
 * @param sessionId the vendor's opaque {@code id}
 * @param status {@code created} when the answer names none
 * @param sessionUrl {@code session_url}, in the older API {@code hosted_url}: where the person goes; holds a token
 * @param sessionToken {@code session_token}, for the vendor's client libraries; a secret; absent in the older API
 * @param expiresAt when the session ends by itself
 * @param createdAt when it began, where the answer says so
 * @param externalId {@code external_id}, in the older API {@code reference_id}, where the answer echoes it
 * @param json the vendor's answer whole, so that no field is lost
 */
public record CreatedSession(
        String sessionId,
        SessionStatus status,
        @Nullable String sessionUrl,
        @Nullable String sessionToken,
        @Nullable Instant expiresAt,
        @Nullable Instant createdAt,
        @Nullable String externalId,
        JsonNode json)
        implements SessionFacts {

    @Override
    public @Nullable String reference() {
        return externalId;
    }

    /** Names the fields without the token and the address that holds it. */
    @Override
    public String toString() {
        return "CreatedSession[sessionId=%s, status=%s, expiresAt=%s, externalId=%s]"
                .formatted(sessionId, status, expiresAt, externalId);
    }
}
