package xyz.cr3dentials.camel.vendor.cr3dentials;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import xyz.cr3dentials.camel.http.AnswerShapeException;
import xyz.cr3dentials.camel.http.JsonCodec;
import xyz.cr3dentials.camel.vendor.JsonBacked;

/** The records of this package as JSON: what the vendor sent, whole, or what it will be sent. Thread-safe. */
public final class Cr3dentialsJson {

    /** The component's scheme, as errors name it. */
    public static final String VENDOR = "cr3dentials";

    private static final TypeReference<Map<String, Object>> MAP = new TypeReference<>() {};

    private Cr3dentialsJson() {}

    /**
     * Returns the JSON of a record of this package, or of a collection of them; {@code null} for anything else.
     *
     * <p>A created session without a status gets {@code CREATED}, as the record has it.
     */
    public static @Nullable JsonNode of(Object value) {
        if (value instanceof CreatedSession created) {
            return withStatus(created);
        } else if (value instanceof JsonBacked answer) {
            return answer.json();
        } else if (value instanceof CreateSessionRequest request) {
            return JsonCodec.mapper().valueToTree(request);
        } else if (value instanceof Iterable<?> items && !(value instanceof JsonNode)) {
            return array(items);
        }
        return null;
    }

    /**
     * Reads a session, or a row of a list of sessions, as the client reads the vendor's answers; what it lacks is null.
     *
     * @throws IllegalArgumentException when it is not an object with session id and status; the JSON is not quoted
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

    private static JsonNode withStatus(CreatedSession created) {
        if (created.json() instanceof ObjectNode object && !object.hasNonNull("status")) {
            ObjectNode copy = object.deepCopy();
            return copy.put("status", created.status().value());
        }
        return created.json();
    }
}
