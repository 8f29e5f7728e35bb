package xyz.cr3dentials.camel.api.deepidv;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import xyz.cr3dentials.camel.api.AboutSession;

/**
 * What the person's browser brings back to the {@code redirect_url}: unsigned, so a hint to ask the API and never a
 * decision. Immutable.
 *
 * @param sessionId the session, as the browser says
 * @param status {@code success} (submitted, not approved), {@code failed} or {@code abandoned}; may be another word
 * @param reason why it did not succeed, an open set; null on success
 */
public record RedirectHint(
        String sessionId, @Nullable String status, @Nullable String reason) implements AboutSession {

    /** The person is done; a decision follows. */
    public static final String SUCCESS = "success";

    /** The verification did not work. */
    public static final String FAILED = "failed";

    /** The person left; they may come back. */
    public static final String ABANDONED = "abandoned";

    private static final int LONGEST = 200;

    /**
     * Reads the parameters of a redirect, decoded, by name; a value that is a collection counts by its first element.
     *
     * @throws IllegalArgumentException when there is no usable session id, or a value is too long or no plain text; no
     *     value is quoted
     */
    public static RedirectHint of(Map<String, ?> parameters) {
        String sessionId = value(parameters, "session_id");
        if (sessionId == null) {
            sessionId = value(parameters, "sessionId"); // as older prose of the vendor spells it
        }
        if (sessionId == null) {
            throw new IllegalArgumentException("The redirect carries no session_id");
        }
        return new RedirectHint(sessionId, value(parameters, "status"), value(parameters, "reason"));
    }

    /** Tells whether the person is said to be done. */
    public boolean isSuccess() {
        return SUCCESS.equals(status);
    }

    @Override
    public JsonNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("session_id", sessionId);
        if (status != null) {
            json.put("status", status);
        }
        return reason == null ? json : json.put("reason", reason);
    }

    private static @Nullable String value(Map<String, ?> parameters, String name) {
        Object value = parameters.get(name);
        if (value instanceof Iterable<?> several) {
            value = several.iterator().hasNext() ? several.iterator().next() : null;
        }
        if (value == null || value.toString().isBlank()) {
            return null;
        }
        String text = value.toString().strip();
        if (text.length() > LONGEST || text.codePoints().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException(
                    "The redirect's %s is not a text of up to %s characters".formatted(name, LONGEST));
        }
        return text;
    }
}
