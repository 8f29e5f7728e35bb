package xyz.cr3dentials.camel.api.cr3dentials;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import xyz.cr3dentials.camel.api.AboutSession;
import xyz.cr3dentials.camel.api.AnswerFields;
import xyz.cr3dentials.camel.http.AnswerShapeException;

/**
 * What the vendor posts to a webhook when a session has ended: a hint, since nothing signs it. Immutable.
 *
 * @param sessionId the session that ended
 * @param status the status it ended with, as the sender says
 * @param platformId the platform's id
 * @param externalReferenceId the caller's reference
 * @param extractedData the proven data; personal
 * @param proofHash SHA-256 reference to the proof, which is never sent itself
 * @param completedAt when the session ended
 * @param metadata the vendor's own notes
 * @param json the payload whole, so that no field is lost
 */
public record WebhookNotification(
        String sessionId,
        SessionStatus status,
        @Nullable Long platformId,
        @Nullable String externalReferenceId,
        @Nullable Map<String, Object> extractedData,
        @Nullable String proofHash,
        @Nullable Instant completedAt,
        @Nullable Map<String, Object> metadata,
        JsonNode json)
        implements AboutSession {

    /**
     * Reads a payload.
     *
     * @throws IllegalArgumentException when it is not a JSON object with session id and status; the payload is not quoted
     */
    public static WebhookNotification parse(byte[] payload) {
        return of(AnswerFields.payload(payload));
    }

    /**
     * Reads a payload that is JSON already.
     *
     * @throws IllegalArgumentException when it is not an object with session id and status; the payload is not quoted
     */
    public static WebhookNotification of(JsonNode json) {
        return AnswerFields.read(json, WebhookNotification::read, "The webhook's payload is not a notification");
    }

    private static WebhookNotification read(JsonNode json) throws AnswerShapeException {
        // Documented without an envelope; one is tolerated.
        JsonNode data = AnswerFields.data(json, "sessionId");
        return new WebhookNotification(
                AnswerFields.requiredText(data, "sessionId"),
                SessionStatus.of(AnswerFields.requiredText(data, "status")),
                AnswerFields.wholeNumber(data, "platformId"),
                AnswerFields.text(data, "externalReferenceId"),
                AnswerFields.map(data, "extractedData"),
                AnswerFields.text(data, "proofHash"),
                AnswerFields.instant(data, "completedAt"),
                AnswerFields.map(data, "metadata"),
                data);
    }

    /** Names identity and status, never the data. */
    @Override
    public String toString() {
        return "WebhookNotification[sessionId=%s, status=%s, platformId=%s, completedAt=%s]"
                .formatted(sessionId, status, platformId, completedAt);
    }
}
