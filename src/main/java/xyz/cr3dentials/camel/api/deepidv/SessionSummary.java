package xyz.cr3dentials.camel.api.deepidv;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import xyz.cr3dentials.camel.api.KnownSession;
import xyz.cr3dentials.camel.api.SessionFacts;

/**
 * The vendor's {@code session_record}: a row of a list, the data of a webhook, the core of a session. Only id and status
 * are relied on.
 *
 * @param id the vendor's opaque id
 * @param status where the session stands
 * @param externalId the caller's reference
 * @param type what kind of session it is, for example {@code session} or {@code verification}
 * @param sessionProgress {@code PENDING}, {@code STARTED} or {@code COMPLETED}
 * @param organizationId the account
 * @param userId the person
 * @param senderUserId who made the session
 * @param workflowId the workflow it runs
 * @param createdAt when it began
 * @param updatedAt when it last changed
 * @param submittedAt when the person was done
 * @param expiresAt when it ends by itself
 * @param json the record whole, so that no field is lost; personal
 */
public record SessionSummary(
        String id,
        SessionStatus status,
        @Nullable String externalId,
        @Nullable String type,
        @Nullable String sessionProgress,
        @Nullable String organizationId,
        @Nullable String userId,
        @Nullable String senderUserId,
        @Nullable String workflowId,
        @Nullable Instant createdAt,
        @Nullable Instant updatedAt,
        @Nullable Instant submittedAt,
        @Nullable Instant expiresAt,
        JsonNode json)
        implements SessionFacts {

    /** Returns when the session ended, by its last change, as the vendor names no other time; null while it goes on. */
    @Override
    public @Nullable Instant completedAt() {
        return status.isTerminal() ? updatedAt : null;
    }

    @Override
    public String sessionId() {
        return id;
    }

    @Override
    public @Nullable String reference() {
        return externalId;
    }

    SessionSummary with(KnownSession known) {
        return new SessionSummary(
                known.sessionId(),
                SessionStatus.of(known.status()),
                known.reference(),
                type,
                sessionProgress,
                organizationId,
                userId,
                senderUserId,
                workflowId,
                known.createdAt(),
                known.completedAt() == null ? updatedAt : known.completedAt(),
                submittedAt,
                known.expiresAt(),
                json);
    }

    /** Names identity, status and times; everything else may be personal. */
    @Override
    public String toString() {
        return "SessionSummary[id=%s, status=%s, sessionProgress=%s, workflowId=%s, createdAt=%s, updatedAt=%s]"
                .formatted(id, status, sessionProgress, workflowId, createdAt, updatedAt);
    }
}
