package xyz.cr3dentials.camel.component.cr3dentials;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.Map;
import java.util.Objects;
import org.apache.camel.Converter;
import xyz.cr3dentials.camel.vendor.JsonBacked;
import xyz.cr3dentials.camel.vendor.cr3dentials.Cr3dentialsJson;

/** Turns answers into JSON in the forms that Camel's endpoints take: text, bytes, a stream, a tree or a map. */
@Converter(generateBulkLoader = true)
public final class Cr3dentialsConverter {

    private Cr3dentialsConverter() {}

    /** Returns the vendor's data as it came. */
    @Converter
    public static JsonNode toJsonNode(JsonBacked answer) {
        return json(answer);
    }

    /** Returns a changeable copy of the vendor's data as maps, lists and plain values. */
    @Converter
    public static Map<String, Object> toMap(JsonBacked answer) {
        return Cr3dentialsJson.toMap(json(answer));
    }

    /** Returns the vendor's data as JSON text. */
    @Converter
    public static String toText(JsonBacked answer) {
        return json(answer).toString();
    }

    /** Returns the vendor's data as JSON in UTF-8. */
    @Converter
    public static byte[] toBytes(JsonBacked answer) {
        return Cr3dentialsJson.toBytes(json(answer));
    }

    /** Returns the vendor's data as JSON in UTF-8. */
    @Converter
    public static InputStream toStream(JsonBacked answer) {
        return new ByteArrayInputStream(toBytes(answer));
    }

    /** Returns the platforms as a JSON array. */
    @Converter
    public static JsonNode platformsToJsonNode(Platforms platforms) {
        return json(platforms);
    }

    /** Returns the platforms as JSON text. */
    @Converter
    public static String platformsToText(Platforms platforms) {
        return json(platforms).toString();
    }

    /** Returns the platforms as JSON in UTF-8. */
    @Converter
    public static byte[] platformsToBytes(Platforms platforms) {
        return Cr3dentialsJson.toBytes(json(platforms));
    }

    /** Returns the platforms as JSON in UTF-8. */
    @Converter
    public static InputStream platformsToStream(Platforms platforms) {
        return new ByteArrayInputStream(platformsToBytes(platforms));
    }

    private static JsonNode json(Object answer) {
        return Objects.requireNonNull(Cr3dentialsJson.of(answer), "answer without JSON");
    }
}
