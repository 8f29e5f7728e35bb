package xyz.cr3dentials.camel.sandbox;

import java.net.URI;
import java.util.Map;
import java.util.function.IntFunction;

/**
 * A webhook to be sent.
 *
 * @param sessionId of the session it tells of
 * @param status the session's status in it
 * @param url where it goes; a token in it is a secret
 * @param content what an attempt sends, by its number from 1; vendors differ in what a retry repeats
 */
public record WebhookMessage(String sessionId, String status, URI url, IntFunction<Content> content) {

    /** The same for every attempt. */
    public static WebhookMessage of(String sessionId, String status, URI url, Content content) {
        return new WebhookMessage(sessionId, status, url, attempt -> content);
    }

    /** Neither the address nor the content. */
    @Override
    public String toString() {
        return "webhook " + sessionId + " " + status;
    }

    /**
     * What goes over the wire.
     *
     * @param headers besides the content type
     * @param body JSON
     */
    public record Content(Map<String, String> headers, String body) {

        /** Neither secrets nor personal data. */
        @Override
        public String toString() {
            return "webhook of " + body.length() + " characters";
        }
    }
}
