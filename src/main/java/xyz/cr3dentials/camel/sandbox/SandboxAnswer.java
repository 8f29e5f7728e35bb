package xyz.cr3dentials.camel.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the sandbox answers, and how it gets onto the wire.
 *
 * @param status HTTP code
 * @param headers by name
 * @param body empty for none
 * @param transmission whole, or harmed on purpose
 * @param delay how long the transmission is held back or stretched
 */
public record SandboxAnswer(
        int status, Map<String, String> headers, String body, Transmission transmission, Duration delay) {

    /** How an answer travels. */
    public enum Transmission {
        /** As it should. */
        WHOLE,
        /** Not at all: the connection ends without a byte. */
        CUT,
        /** Half of the body, then the connection ends. */
        TRUNCATED,
        /** In small pieces, spread over the delay. */
        DRIBBLED
    }

    /** JSON as is. */
    public static SandboxAnswer json(int status, JsonNode body) {
        return of(status, "application/json; charset=utf-8", body.toString());
    }

    /** A web page. */
    public static SandboxAnswer html(int status, String page) {
        return of(status, "text/html; charset=utf-8", page);
    }

    /** Text of any type. */
    public static SandboxAnswer of(int status, String contentType, String body) {
        return new SandboxAnswer(status, Map.of("Content-Type", contentType), body, Transmission.WHOLE, Duration.ZERO);
    }

    /** The same with more headers. */
    public SandboxAnswer with(Map<String, String> more) {
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.putAll(more);
        return new SandboxAnswer(status, Map.copyOf(all), body, transmission, delay);
    }

    /** The same with another body. */
    public SandboxAnswer withBody(String other) {
        return new SandboxAnswer(status, headers, other, transmission, delay);
    }

    /** The same, travelling otherwise. */
    public SandboxAnswer sent(Transmission way, Duration time) {
        return new SandboxAnswer(status, headers, body, way, time);
    }

    /** The code alone: bodies may hold personal data. */
    @Override
    public String toString() {
        return "answer " + status + " " + transmission;
    }
}
