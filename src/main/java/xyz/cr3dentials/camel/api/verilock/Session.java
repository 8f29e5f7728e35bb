package xyz.cr3dentials.camel.api.verilock;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import xyz.cr3dentials.camel.api.KnownSession;
import xyz.cr3dentials.camel.api.Outcome;
import xyz.cr3dentials.camel.api.SessionDetails;

/**
 * One session as {@code getSession} answers it, in the spelling of either generation of the API.
 *
 * @param sessionId the vendor's opaque {@code id}
 * @param status where the session stands
 * @param type {@code kyc} in the older API
 * @param externalId {@code external_id}, in the older API {@code reference_id}: the caller's reference
 * @param sessionUrl {@code session_url}, in the older API {@code hosted_url}: where the person goes; may hold a token
 * @param steps the names of the steps, for example {@code document}; empty when the answer names none
 * @param applicant what is known of the person; personal
 * @param results one entry a step, with its status and score; personal
 * @param metadata the keys and values of the creation, where the answer echoes them
 * @param expiresAt when the session ends by itself
 * @param createdAt when it began
 * @param completedAt when it reached its terminal status
 * @param json the vendor's answer whole, so that no field is lost
 */
public record Session(
        String sessionId,
        SessionStatus status,
        @Nullable String type,
        @Nullable String externalId,
        @Nullable String sessionUrl,
        List<String> steps,
        @Nullable Map<String, Object> applicant,
        @Nullable Map<String, Object> results,
        @Nullable Map<String, Object> metadata,
        @Nullable Instant expiresAt,
        @Nullable Instant createdAt,
        @Nullable Instant completedAt,
        JsonNode json)
        implements SessionDetails {

    private static final Map<SessionStatus, Outcome> OUTCOMES = Map.of(
            SessionStatus.APPROVED, Outcome.SUCCEEDED,
            SessionStatus.DECLINED, Outcome.DECLINED,
            SessionStatus.EXPIRED, Outcome.EXPIRED);

    /** Returns how the session ended, null while it goes on. */
    @Override
    public @Nullable Outcome outcome() {
        return OUTCOMES.get(status);
    }

    @Override
    public @Nullable String reference() {
        return externalId;
    }

    @Override
    public Session with(KnownSession known) {
        return new Session(
                known.sessionId(),
                SessionStatus.of(known.status()),
                type,
                known.reference(),
                sessionUrl,
                steps,
                applicant,
                results,
                metadata,
                known.expiresAt(),
                known.createdAt(),
                known.completedAt(),
                json);
    }

    /** Names the fields without the person, the results, the metadata and the address that may hold a token. */
    @Override
    public String toString() {
        return "Session[sessionId=%s, status=%s, externalId=%s, expiresAt=%s, completedAt=%s]"
                .formatted(sessionId, status, externalId, expiresAt, completedAt);
    }
}
