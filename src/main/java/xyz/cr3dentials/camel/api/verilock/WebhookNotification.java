package xyz.cr3dentials.camel.api.verilock;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import xyz.cr3dentials.camel.api.AboutSession;
import xyz.cr3dentials.camel.api.AnswerFields;
import xyz.cr3dentials.camel.http.AnswerShapeException;

/**
 * What the vendor posts to a webhook: an event, which concerns a session or something else. Immutable.
 *
 * <p>A hint even when {@link WebhookSignature} has proven it: what counts is the session as the API answers it.
 *
 * @param event the vendor's word, for example {@code session.approved}; the documents' lists differ, so it is open
 * @param sessionId {@code data.session_id}, null for events about anything else
 * @param status {@code data.status} as the sender says, null when there is none
 * @param webhookId {@code webhook_id}, unique for each delivery; whether a retry keeps it is not documented
 * @param timestamp when it was sent
 * @param json the payload whole, so that no field is lost
 */
public record WebhookNotification(
        String event,
        @Nullable String sessionId,
        @Nullable SessionStatus status,
        @Nullable String webhookId,
        @Nullable Instant timestamp,
        JsonNode json)
        implements AboutSession {

    private static final String OF_SESSIONS = "session.";

    /**
     * Reads a payload.
     *
     * @throws IllegalArgumentException when it is not a JSON object with an event; the payload is not quoted
     */
    public static WebhookNotification parse(byte[] payload) {
        return of(AnswerFields.payload(payload));
    }

    /**
     * Reads a payload that is JSON already.
     *
     * @throws IllegalArgumentException when it is not an object with an event; the payload is not quoted
     */
    public static WebhookNotification of(JsonNode json) {
        return AnswerFields.read(json, WebhookNotification::read, "The webhook's payload is not a notification");
    }

    private static WebhookNotification read(JsonNode json) throws AnswerShapeException {
        JsonNode data = json.path("data");
        String sessionId = AnswerFields.text(data, "session_id");
        String status = AnswerFields.text(data, "status");
        return new WebhookNotification(
                AnswerFields.requiredText(json, "event"),
                sessionId == null || sessionId.isBlank() ? null : sessionId,
                status == null ? null : SessionStatus.of(status),
                AnswerFields.text(json, "webhook_id"),
                AnswerFields.instant(json, "timestamp"),
                json);
    }

    /** Tells whether a session is named and the event is one about sessions, documented or not. */
    public boolean isAboutSession() {
        return sessionId != null && event.startsWith(OF_SESSIONS);
    }

    /** Names event, identity and status, never the other data. */
    @Override
    public String toString() {
        return "WebhookNotification[event=%s, sessionId=%s, status=%s, webhookId=%s, timestamp=%s]"
                .formatted(event, sessionId, status, webhookId, timestamp);
    }
}
