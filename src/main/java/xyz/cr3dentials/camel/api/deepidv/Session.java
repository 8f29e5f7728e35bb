package xyz.cr3dentials.camel.api.deepidv;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import xyz.cr3dentials.camel.api.KnownSession;
import xyz.cr3dentials.camel.api.Outcome;
import xyz.cr3dentials.camel.api.SessionDetails;

/**
 * One session as {@code getSession} and {@code updateStatus} answer it.
 *
 * @param sessionRecord identity, status and times
 * @param analysisData what the checks found; personal
 * @param metaData the vendor's notes on the submission, such as addresses and devices; personal
 * @param location an object or a text, as the vendor has it; personal
 * @param resourceLinks presigned addresses of pictures and documents, by name; personal and good for a while only
 * @param user the person; personal
 * @param senderUser who made the session; personal
 * @param json the vendor's answer whole, so that no field is lost; personal
 */
public record Session(
        SessionSummary sessionRecord,
        @Nullable Map<String, Object> analysisData,
        @Nullable Map<String, Object> metaData,
        @Nullable JsonNode location,
        @Nullable Map<String, Object> resourceLinks,
        @Nullable Map<String, Object> user,
        @Nullable Map<String, Object> senderUser,
        JsonNode json)
        implements SessionDetails {

    private static final Map<SessionStatus, Outcome> OUTCOMES = Map.of(
            SessionStatus.VERIFIED, Outcome.SUCCEEDED,
            SessionStatus.REJECTED, Outcome.DECLINED,
            SessionStatus.FAILED, Outcome.FAILED,
            SessionStatus.VOIDED, Outcome.CANCELLED,
            SessionStatus.EXPIRED, Outcome.EXPIRED);

    /** Returns the vendor's opaque id. */
    public String id() {
        return sessionRecord.id();
    }

    /** Returns where the session stands. */
    @Override
    public SessionStatus status() {
        return sessionRecord.status();
    }

    /** Returns the caller's reference, or null. */
    public @Nullable String externalId() {
        return sessionRecord.externalId();
    }

    /** Returns how the session ended, null while it goes on. */
    @Override
    public @Nullable Outcome outcome() {
        return OUTCOMES.get(status());
    }

    /**
     * Returns when the session ended, null while it goes on or when the answer has no times. The vendor names no such time:
     * it is the one of the last change, {@code updated_at}.
     */
    @Override
    public @Nullable Instant completedAt() {
        return sessionRecord.completedAt();
    }

    @Override
    public String sessionId() {
        return id();
    }

    @Override
    public @Nullable String reference() {
        return externalId();
    }

    @Override
    public @Nullable Instant createdAt() {
        return sessionRecord.createdAt();
    }

    @Override
    public @Nullable Instant expiresAt() {
        return sessionRecord.expiresAt();
    }

    @Override
    public Session with(KnownSession known) {
        return new Session(
                sessionRecord.with(known), analysisData, metaData, location, resourceLinks, user, senderUser, json);
    }

    /** Names identity, status and times; everything else is personal. */
    @Override
    public String toString() {
        return "Session[%s]".formatted(sessionRecord);
    }
}
