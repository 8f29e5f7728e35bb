package xyz.cr3dentials.camel.vendor.deepidv;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import xyz.cr3dentials.camel.http.AnswerShapeException;
import xyz.cr3dentials.camel.http.JsonCodec;
import xyz.cr3dentials.camel.vendor.JsonBacked;
import xyz.cr3dentials.camel.vendor.JsonForms;

/** The records of this package as JSON: what the vendor sent, whole, or what it will be sent. Thread-safe. */
public final class DeepidvJson {

    /** The component's scheme, as errors name it. */
    public static final String VENDOR = "deepidv";

    private DeepidvJson() {}

    /**
     * Returns the JSON of a record of this package, or of a collection of them; {@code null} for anything else.
     *
     * <p>A created session gets the status {@code PENDING}, as the record has it.
     */
    public static @Nullable JsonNode of(Object value) {
        if (value instanceof CreatedSession created) {
            return JsonForms.withStatus(created.json(), created.status().value());
        } else if (value instanceof JsonBacked answer) {
            return answer.json();
        } else if (value instanceof CreateSessionRequest || value instanceof RedirectHint) {
            return JsonCodec.mapper().valueToTree(value);
        } else if (value instanceof Iterable<?> items && !(value instanceof JsonNode)) {
            return JsonForms.array(items, DeepidvJson::of);
        }
        return null;
    }

    /**
     * Reads a session, in its envelope or as a bare record, as the client reads the vendor's answers; what it lacks is
     * null.
     *
     * @throws IllegalArgumentException when it is not an object with id and status; the JSON is not quoted
     */
    public static Session session(JsonNode json) {
        try {
            return SessionAnswers.session(json);
        } catch (AnswerShapeException e) {
            throw new IllegalArgumentException("The JSON is not a session: " + e.getMessage(), e);
        }
    }

    /** Returns a JSON object as a map of plain Java values. */
    public static Map<String, Object> toMap(JsonNode json) {
        return JsonForms.toMap(json);
    }

    /** Returns JSON as UTF-8. */
    public static byte[] toBytes(JsonNode json) {
        return JsonForms.toBytes(json);
    }
}
