package xyz.cr3dentials.camel.vendor;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import xyz.cr3dentials.camel.http.AnswerShapeException;
import xyz.cr3dentials.camel.http.JsonCodec;

/** Reads single fields leniently: one that is absent, null or of another type is null, never a failure. */
public final class AnswerFields {

    private static final ObjectReader MAP = JsonCodec.mapper().readerFor(new TypeReference<Map<String, Object>>() {});

    private static final int LONGEST_STATUS = 200;

    private AnswerFields() {}

    /**
     * Returns the {@code data} of the documented envelope, or the body itself when it comes without.
     *
     * @param mark a field that only the data has, so that a bare body is recognised whatever else it holds
     */
    public static JsonNode data(JsonNode body, String mark) {
        return body.has("data") && !body.has(mark) ? body.get("data") : body;
    }

    public static @Nullable String text(JsonNode node, String name) {
        return asText(node.path(name));
    }

    private static @Nullable String asText(JsonNode value) {
        return value.isValueNode() && !value.isNull() ? value.asText() : null;
    }

    /** Returns a session's id, which is compared and kept exactly as it is. */
    public static String requiredId(JsonNode node, String name) throws AnswerShapeException {
        String id = asText(node.path(name));
        if (id == null || id.isBlank()) {
            throw new AnswerShapeException("its field %s is missing".formatted(name));
        }
        String problem = SessionId.problem(id);
        if (problem != null) {
            throw new AnswerShapeException("its field %s %s".formatted(name, problem));
        }
        return id;
    }

    /** Returns a status, in the vendor's own word. */
    public static String requiredStatus(JsonNode node) throws AnswerShapeException {
        String status = asText(node.path("status"));
        if (status == null || status.isBlank()) {
            throw new AnswerShapeException("its field status is missing");
        }
        if (status.length() > LONGEST_STATUS || !SessionId.isPlain(status)) {
            throw new AnswerShapeException(
                    "its field status is not a text of up to %s characters without control characters"
                            .formatted(LONGEST_STATUS));
        }
        return status;
    }

    /** Refuses an answer about another session than the one that was asked for; neither id is quoted. */
    public static String requiredId(JsonNode node, String name, String asked) throws AnswerShapeException {
        String id = requiredId(node, name);
        if (!id.equals(asked)) {
            throw new AnswerShapeException(
                    "its field %s names another session than the one asked for, so nothing of it is used"
                            .formatted(name));
        }
        return id;
    }

    /** Returns how many rows a list counts; {@code absent} when it does not say. */
    public static long total(JsonNode node, String name, long absent) throws AnswerShapeException {
        JsonNode value = node.path(name);
        Long total = wholeNumber(node, name);
        if (total == null && !value.isNumber()) {
            return absent;
        }
        // Nobody could page through more, and a sum with it would overflow.
        if (total == null || total < 0 || total > Integer.MAX_VALUE) {
            throw new AnswerShapeException(
                    "its field %s is no number of rows from 0 to %s".formatted(name, Integer.MAX_VALUE));
        }
        return total;
    }

    public static String requiredText(JsonNode node, String name) throws AnswerShapeException {
        String value = text(node, name);
        if (value == null || value.isBlank()) {
            throw new AnswerShapeException("its field %s is missing".formatted(name));
        }
        return value;
    }

    public static @Nullable Long wholeNumber(JsonNode node, String name) {
        JsonNode value = node.path(name);
        if (value.isNumber()) {
            return value.canConvertToLong() ? value.longValue() : null;
        }
        if (!value.isTextual()) {
            return null;
        }
        try {
            return new BigDecimal(value.textValue()).longValueExact();
        } catch (ArithmeticException | NumberFormatException e) {
            return null; // not a whole number: as good as absent, the raw JSON still has it
        }
    }

    public static @Nullable Integer smallNumber(JsonNode node, String name) {
        Long value = wholeNumber(node, name);
        return value == null || value != value.intValue() ? null : Integer.valueOf(value.intValue());
    }

    public static @Nullable Boolean flag(JsonNode node, String name) {
        JsonNode value = node.path(name);
        return value.isBoolean() ? Boolean.valueOf(value.booleanValue()) : null;
    }

    public static @Nullable Instant instant(JsonNode node, String name) {
        String value = text(node, name);
        return value == null ? null : Timestamps.parse(value);
    }

    public static @Nullable Map<String, Object> map(JsonNode node, String name) {
        JsonNode value = node.path(name);
        return value.isObject() ? toMap(value) : null;
    }

    /** Without the copy that {@code convertValue} makes first. */
    static Map<String, Object> toMap(JsonNode object) {
        try {
            return MAP.readValue(object);
        } catch (IOException e) {
            throw new UncheckedIOException("A JSON object could not be read as a map", e);
        }
    }

    public static @Nullable JsonNode json(JsonNode node, String name) {
        JsonNode value = node.get(name);
        return value == null || value.isNull() ? null : value;
    }
}
