package xyz.cr3dentials.camel.api.cr3dentials;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import xyz.cr3dentials.camel.api.KnownSession;
import xyz.cr3dentials.camel.api.Outcome;
import xyz.cr3dentials.camel.api.SessionDetails;

/**
 * One session as {@code getSession} answers it.
 *
 * @param sessionId the vendor's opaque id
 * @param status where the session stands
 * @param progress 0 to 100
 * @param embedUrl address for the iframe; holds an access token
 * @param streamUrl address of the live picture while the session runs; opaque
 * @param platformId the platform's id
 * @param platform what the answer says of the platform
 * @param expiresAt when the session ends by itself
 * @param createdAt when it began
 * @param completedAt when it reached its terminal status
 * @param errorMessage the vendor's words, only with {@code ERROR}
 * @param errorCode the vendor's code, only with {@code ERROR}; no closed list exists
 * @param hasAttestation whether a proof exists; absent in the answer means false
 * @param extractedData the proven data; keys depend on the platform; personal
 * @param externalReferenceId the caller's reference where the answer echoes it
 * @param json the vendor's data object whole, so that no field is lost
 */
public record Session(
        String sessionId,
        SessionStatus status,
        @Nullable Integer progress,
        @Nullable String embedUrl,
        @Nullable String streamUrl,
        @Nullable Long platformId,
        @Nullable PlatformSummary platform,
        @Nullable Instant expiresAt,
        @Nullable Instant createdAt,
        @Nullable Instant completedAt,
        @Nullable String errorMessage,
        @Nullable String errorCode,
        boolean hasAttestation,
        @Nullable Map<String, Object> extractedData,
        @Nullable String externalReferenceId,
        JsonNode json)
        implements SessionDetails {

    private static final Map<SessionStatus, Outcome> OUTCOMES = Map.of(
            SessionStatus.COMPLETED, Outcome.SUCCEEDED,
            SessionStatus.PARTIAL_COMPLETE, Outcome.PARTIAL,
            SessionStatus.ERROR, Outcome.FAILED,
            SessionStatus.CANCELLED, Outcome.CANCELLED);

    /**
     * Returns how the session ended, null while it goes on. The vendor has no status for a session whose time ran out: a
     * {@code TERMINATED} one is taken for expired when it ended at its end of life or later.
     */
    @Override
    public @Nullable Outcome outcome() {
        if (status.equals(SessionStatus.TERMINATED)) {
            boolean inTime = expiresAt == null || completedAt == null || completedAt.isBefore(expiresAt);
            return inTime ? Outcome.TERMINATED : Outcome.EXPIRED;
        }
        return OUTCOMES.get(status);
    }

    @Override
    public @Nullable String reference() {
        return externalReferenceId;
    }

    @Override
    public Session with(KnownSession known) {
        return new Session(
                known.sessionId(),
                SessionStatus.of(known.status()),
                progress,
                embedUrl,
                streamUrl,
                platformId,
                platform,
                known.expiresAt(),
                known.createdAt(),
                known.completedAt(),
                errorMessage,
                errorCode,
                hasAttestation,
                extractedData,
                known.reference(),
                json);
    }

    /** Names the fields without addresses that hold tokens and without extracted data. */
    @Override
    public String toString() {
        return "Session[sessionId=%s, status=%s, progress=%s, platformId=%s, expiresAt=%s, completedAt=%s, errorCode=%s]"
                .formatted(sessionId, status, progress, platformId, expiresAt, completedAt, errorCode);
    }
}
