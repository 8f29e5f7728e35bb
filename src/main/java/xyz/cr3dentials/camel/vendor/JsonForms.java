package xyz.cr3dentials.camel.vendor;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import xyz.cr3dentials.camel.http.JsonCodec;

/** The forms that the JSON of a vendor's records takes on its way out. Thread-safe. */
public final class JsonForms {

    private static final TypeReference<Map<String, Object>> MAP = new TypeReference<>() {};

    private JsonForms() {}

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

    /** Returns the JSON of all items as a list, null as soon as one has none. */
    public static @Nullable JsonNode array(Iterable<?> items, Function<Object, @Nullable JsonNode> jsonOf) {
        ArrayNode array = JsonCodec.mapper().createArrayNode();
        for (Object item : items) {
            JsonNode json = item == null ? null : jsonOf.apply(item);
            if (json == null) {
                return null;
            }
            array.add(json);
        }
        return array;
    }

    /** Returns the JSON of a creation's answer with a status, which some of the vendors' answers lack. */
    public static JsonNode withStatus(JsonNode created, String status) {
        if (created instanceof ObjectNode object && !object.hasNonNull("status")) {
            ObjectNode copy = object.deepCopy();
            return copy.put("status", status);
        }
        return created;
    }
}
