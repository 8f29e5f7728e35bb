package xyz.cr3dentials.camel.vendor.deepidv;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import xyz.cr3dentials.camel.http.AnswerShapeException;
import xyz.cr3dentials.camel.http.JsonCodec;
import xyz.cr3dentials.camel.vendor.JsonBacked;

/** The records of this package as JSON: what the vendor sent, whole, or what it will be sent. Thread-safe. */
public final class DeepidvJson {

    /** The component's scheme, as errors name it. */
    public static final String VENDOR = "deepidv";

    private static final TypeReference<Map<String, Object>> MAP = new TypeReference<>() {};

    private DeepidvJson() {}

    /** Returns the JSON of a record of this package, or of a collection of them; {@code null} for anything else. */
    public static @Nullable JsonNode of(Object value) {
        if (value instanceof JsonBacked answer) {
            return answer.json();
        } else if (value instanceof CreateSessionRequest || value instanceof RedirectHint) {
            return JsonCodec.mapper().valueToTree(value);
        } else if (value instanceof Iterable<?> items && !(value instanceof JsonNode)) {
            return array(items);
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
        return JsonCodec.mapper().convertValue(json, MAP);
    }

    /** Returns JSON as UTF-8. */
    public static byte[] toBytes(JsonNode json) {
        try {
            return JsonCodec.mapper().writeValueAsBytes(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("JSON that was read can be written", e);
        }
    }

    private static @Nullable JsonNode array(Iterable<?> items) {
        ArrayNode array = JsonCodec.mapper().createArrayNode();
        for (Object item : items) {
            JsonNode json = item == null ? null : of(item);
            if (json == null) {
                return null;
            }
            array.add(json);
        }
        return array;
    }
}
