package xyz.cr3dentials.camel.component.cr3dentials;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import xyz.cr3dentials.camel.api.cr3dentials.SessionStatus;
import xyz.cr3dentials.camel.api.cr3dentials.WebhookNotification;
import xyz.cr3dentials.camel.http.JsonCodec;

/**
 * What could be read of a webhook's body, which proves nothing in any case.
 *
 * @param sessionId the session that it names; null when it names none that can be read
 * @param status the status that it names; null when it names none that can be read
 * @param notification the body whole; null when it is cut off or no notification
 */
record WebhookContent(
        @Nullable String sessionId,
        @Nullable SessionStatus status,
        @Nullable WebhookNotification notification) {

    /** Reads a body, or the beginning of one, as far as it can be read. */
    static WebhookContent of(byte[] body) {
        try {
            WebhookNotification notification = WebhookNotification.parse(body);
            return new WebhookContent(notification.sessionId(), notification.status(), notification);
        } catch (IllegalArgumentException e) {
            // The data that comes with it may be too large or malformed, which says nothing against the rest.
            return begun(body);
        }
    }

    private static WebhookContent begun(byte[] body) {
        String sessionId = null;
        String status = null;
        try (JsonParser parser = JsonCodec.mapper().createParser(body)) {
            if (parser.nextToken() == JsonToken.START_OBJECT) {
                while (parser.nextToken() == JsonToken.FIELD_NAME) {
                    String field = parser.currentName();
                    if (parser.nextToken() == JsonToken.VALUE_STRING && field.equals("sessionId")) {
                        sessionId = parser.getText();
                    } else if (parser.currentToken() == JsonToken.VALUE_STRING && field.equals("status")) {
                        status = parser.getText();
                    } else {
                        parser.skipChildren();
                    }
                }
            }
        } catch (IOException e) {
            return new WebhookContent(sessionId, status(status), null);
        }
        return new WebhookContent(sessionId, status(status), null);
    }

    private static @Nullable SessionStatus status(@Nullable String value) {
        return value == null || value.isBlank() ? null : SessionStatus.of(value);
    }

    /** Tells whether the session may have ended; news of one that goes on is no reason to ask. */
    boolean mayHaveEnded() {
        return status == null || !SessionStatus.ACTIVE.contains(status);
    }
}
