package xyz.cr3dentials.camel.component;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.camel.Converter;
import xyz.cr3dentials.camel.api.JsonBacked;
import xyz.cr3dentials.camel.http.JsonCodec;

/** Turns answers into JSON in the forms that Camel's endpoints take: text, bytes, a stream, a tree or a map. */
@Converter(generateBulkLoader = true)
public final class AnswerConverter {

    private static final TypeReference<Map<String, Object>> MAP = new TypeReference<>() {};

    private AnswerConverter() {}

    /** Returns the vendor's data as it came. */
    @Converter
    public static JsonNode toJsonNode(JsonBacked answer) {
        return answer.json();
    }

    /** Returns a changeable copy of the vendor's data as maps, lists and plain values. */
    @Converter
    public static Map<String, Object> toMap(JsonBacked answer) {
        return JsonCodec.mapper().convertValue(answer.json(), MAP);
    }

    /** Returns the vendor's data as JSON text. */
    @Converter
    public static String toText(JsonBacked answer) {
        return answer.json().toString();
    }

    /** Returns the vendor's data as JSON in UTF-8. */
    @Converter
    public static byte[] toBytes(JsonBacked answer) {
        return answer.json().toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Returns the vendor's data as JSON in UTF-8. */
    @Converter
    public static InputStream toStream(JsonBacked answer) {
        return new ByteArrayInputStream(toBytes(answer));
    }
}
