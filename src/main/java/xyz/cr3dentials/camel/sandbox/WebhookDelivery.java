package xyz.cr3dentials.camel.sandbox;

import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One attempt to tell the receiver of webhooks about a session.
 *
 * @param at when the attempt ended
 * @param url where it went; a token in it is a secret
 * @param attempt 1 for the first
 * @param answer the receiver's HTTP code, or null when there was none
 */
public record WebhookDelivery(
        Instant at,
        String sessionId,
        String status,
        URI url,
        int attempt,
        @Nullable Integer answer) {

    /** Whether the receiver took it over. */
    public boolean succeeded() {
        return answer != null && answer >= 200 && answer < 300;
    }

    /** Without the address. */
    @Override
    public String toString() {
        return "webhook " + sessionId + " " + status + " attempt " + attempt + " -> " + answer;
    }
}
