package xyz.cr3dentials.camel.api;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import xyz.cr3dentials.camel.http.AnswerReader;
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

    /** Returns a status as the vendor's type, and says in the log when the vendor's documents do not name it. */
    public static <S extends VendorStatus> S requiredStatus(JsonNode node, String vendor, Function<String, S> type)
            throws AnswerShapeException {
        S status = type.apply(requiredStatus(node));
        if (!status.isKnown()) {
            UnknownStatuses.report(vendor, status.value());
        }
        return status;
    }

    /** Returns the status of a creation's answer, which is the one that a new session has where it names none. */
    public static <S extends VendorStatus> S status(
            JsonNode created, String vendor, Function<String, S> type, S initial) throws AnswerShapeException {
        String status = text(created, "status");
        return status == null || status.isBlank() ? initial : requiredStatus(created, vendor, type);
    }

    /** Returns a creation's answer with the status that a new session has where it names none, which a route would miss. */
    public static JsonNode withStatus(JsonNode created, VendorStatus initial) {
        return created instanceof ObjectNode object && !object.hasNonNull("status")
                ? object.deepCopy().put("status", initial.value())
                : created;
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

    /** Returns the text of the first of two spellings that is there. */
    public static @Nullable String either(JsonNode node, String name, String other) {
        String value = text(node, name);
        return value == null ? text(node, other) : value;
    }

    /** Returns the instant of the first of two spellings that is there. */
    public static @Nullable Instant eitherInstant(JsonNode node, String name, String other) {
        Instant value = instant(node, name);
        return value == null ? instant(node, other) : value;
    }

    /**
     * Reads the payload of a webhook.
     *
     * @throws IllegalArgumentException when it is not JSON; the payload is not quoted
     */
    public static JsonNode payload(byte[] payload) {
        try {
            return JsonCodec.mapper().readTree(payload);
        } catch (IOException e) {
            // The parser's text quotes the payload, which is personal, so the exception goes no further.
            throw new IllegalArgumentException("The webhook's payload is not JSON");
        }
    }

    /**
     * Reads JSON that comes on another way than an answer.
     *
     * @param what what it shall be, for errors, for example "The JSON is not a session"
     * @throws IllegalArgumentException when it is something else; the JSON is not quoted
     */
    public static <T> T read(JsonNode json, AnswerReader<T> reader, String what) {
        try {
            return reader.read(json);
        } catch (AnswerShapeException e) {
            throw new IllegalArgumentException("%s: %s".formatted(what, e.getMessage()), e);
        }
    }
}
