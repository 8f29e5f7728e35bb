package xyz.cr3dentials.camel.api.cr3dentials;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import xyz.cr3dentials.camel.api.SessionFacts;

/**
 * One row of a list of sessions; the vendor promises only id and status.
 *
 * @param sessionId the vendor's opaque id
 * @param status where the session stands
 * @param platformId the platform's id
 * @param createdAt when it began
 * @param completedAt when it reached its terminal status
 * @param json the vendor's row whole, so that no field is lost
 */
public record SessionSummary(
        String sessionId,
        SessionStatus status,
        @Nullable Long platformId,
        @Nullable Instant createdAt,
        @Nullable Instant completedAt,
        JsonNode json)
        implements SessionFacts {

    /** Names the documented fields only; an undocumented one may be personal. */
    @Override
    public String toString() {
        return "SessionSummary[sessionId=%s, status=%s, platformId=%s, createdAt=%s, completedAt=%s]"
                .formatted(sessionId, status, platformId, createdAt, completedAt);
    }
}
