package xyz.cr3dentials.camel.api.deepidv;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;
import xyz.cr3dentials.camel.api.AboutSession;
import xyz.cr3dentials.camel.api.AnswerFields;
import xyz.cr3dentials.camel.http.AnswerShapeException;

/**
 * What the vendor posts to a webhook: a hint, since its signature is a static secret and it carries no id of its own. No
 * webhook tells of {@code EXPIRED} and {@code VOIDED}. Immutable.
 *
 * @param type the event, for example {@code session.status.verified}; the vendor may add others
 * @param id the session it is about; null when it names none
 * @param status the status, as the sender says; null when the record has none
 * @param externalId the caller's reference
 * @param updatedAt when the session last changed, as it was written
 * @param json the payload whole, so that no field is lost; personal
 */
public record WebhookNotification(
        String type,
        @Nullable String id,
        @Nullable SessionStatus status,
        @Nullable String externalId,
        @Nullable String updatedAt,
        JsonNode json)
        implements AboutSession {

    /**
     * Reads a payload.
     *
     * @throws IllegalArgumentException when it is not a JSON object with a type; the payload is not quoted
     */
    public static WebhookNotification parse(byte[] payload) {
        return of(AnswerFields.payload(payload));
    }

    /**
     * Reads a payload that is JSON already, its data flat or in a {@code session_record}.
     *
     * @throws IllegalArgumentException when it is not an object with a type; the payload is not quoted
     */
    public static WebhookNotification of(JsonNode json) {
        return AnswerFields.read(json, WebhookNotification::read, "The webhook's payload is not a notification");
    }

    private static WebhookNotification read(JsonNode json) throws AnswerShapeException {
        JsonNode data = DeepidvApi.sessionRecord(json.path("data"));
        String status = AnswerFields.text(data, "status");
        return new WebhookNotification(
                AnswerFields.requiredText(json, "type"),
                AnswerFields.text(data, "id"),
                status == null || status.isBlank() ? null : SessionStatus.of(status),
                AnswerFields.either(data, "external_id", "externalId"),
                AnswerFields.either(data, "updated_at", "updatedAt"),
                json);
    }

    @Override
    public @Nullable String sessionId() {
        return id;
    }

    /** Returns what a repeated delivery has in common with the first: type, session and time of the last change. */
    public String dedupeKey() {
        return type + " " + id + " " + (updatedAt == null ? "" : updatedAt);
    }

    /** Names identity and status, never the data. */
    @Override
    public String toString() {
        return "WebhookNotification[type=%s, id=%s, status=%s, updatedAt=%s]".formatted(type, id, status, updatedAt);
    }
}
