package xyz.cr3dentials.camel.api.verilock;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import xyz.cr3dentials.camel.api.SessionFacts;

/**
 * One row of a list of sessions; only id and status are relied on.
 *
 * @param sessionId the vendor's opaque {@code id}
 * @param status where the session stands
 * @param externalId {@code external_id}, in the older API {@code reference_id}: the caller's reference
 * @param createdAt when it began
 * @param completedAt when it reached its terminal status
 * @param json the vendor's row whole, so that no field is lost
 */
public record SessionSummary(
        String sessionId,
        SessionStatus status,
        @Nullable String externalId,
        @Nullable Instant createdAt,
        @Nullable Instant completedAt,
        JsonNode json)
        implements SessionFacts {

    @Override
    public @Nullable String reference() {
        return externalId;
    }

    /** Names the documented fields only; any other may be personal. */
    @Override
    public String toString() {
        return "SessionSummary[sessionId=%s, status=%s, externalId=%s, createdAt=%s, completedAt=%s]"
                .formatted(sessionId, status, externalId, createdAt, completedAt);
    }
}
