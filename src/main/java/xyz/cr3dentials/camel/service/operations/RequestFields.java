package xyz.cr3dentials.camel.service.operations;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import xyz.cr3dentials.camel.api.StorableText;
import xyz.cr3dentials.camel.api.Timestamps;

/**
 * Reads the fields of a caller's JSON object and notes all that is wrong with them. The notes name fields and never quote a
 * value, which may be personal.
 */
final class RequestFields {

    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.-]{1,50}");
    private static final int LONGEST_TEXT = 2_000;
    private static final int LONGEST_LIST = 100;

    private final JsonNode fields;
    private final List<String> violations;

    private RequestFields(JsonNode fields, List<String> violations) {
        this.fields = fields;
        this.violations = violations;
    }

    /** Reads a body, none for no fields. */
    static RequestFields read(@Nullable String body, Set<String> known, List<String> violations) {
        JsonNode fields = object(body, violations);
        fields.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                violations.add((NAME.matcher(name).matches() ? name : "a field")
                        + ": not known here; leave it out, the fields are " + String.join(", ", known));
            }
        });
        return new RequestFields(fields, violations);
    }

    private static JsonNode object(@Nullable String body, List<String> violations) {
        if (body == null || body.isBlank()) {
            return JSON.createObjectNode();
        }
        try {
            JsonNode read = JSON.readTree(body);
            if (read instanceof ObjectNode) {
                return read;
            }
        } catch (JsonProcessingException e) {
            // Its text quotes the body.
        }
        violations.add("body: not a JSON object; send one, or nothing");
        return JSON.createObjectNode();
    }

    @Nullable
    String text(String name) {
        JsonNode value = fields.path(name);
        if (isAbsent(value)) {
            return null;
        }
        if (!isText(value)) {
            violations.add(name + ": not a text of 1 to " + LONGEST_TEXT + " characters; send one, or null for any");
            return null;
        }
        return value.textValue();
    }

    Set<String> texts(String name) {
        JsonNode value = fields.path(name);
        Set<String> texts = new LinkedHashSet<>();
        if (isAbsent(value)) {
            return texts;
        }
        boolean good = value.isArray() && value.size() <= LONGEST_LIST;
        for (JsonNode element : value) {
            good &= isText(element);
            texts.add(element.asText());
        }
        if (!good) {
            violations.add(
                    name + ": not a list of at most " + LONGEST_LIST + " texts; send one, or an empty list for any");
            return Set.of();
        }
        return texts;
    }

    @Nullable
    Instant time(String name) {
        JsonNode value = fields.path(name);
        if (isAbsent(value)) {
            return null;
        }
        try {
            Instant time = Instant.parse(value.asText());
            if (value.isTextual() && Timestamps.isStorable(time)) {
                return time;
            }
        } catch (DateTimeException e) {
            // Said below.
        }
        violations.add(name + ": not a time; write it as in 2026-11-21T10:00:00Z");
        return null;
    }

    int number(String name, int minimum, int maximum, int standard) {
        JsonNode value = fields.path(name);
        if (isAbsent(value)) {
            return standard;
        }
        if (!value.isIntegralNumber()
                || !value.canConvertToInt()
                || value.intValue() < minimum
                || value.intValue() > maximum) {
            violations.add("%s: not a whole number from %s to %s; send one, or leave it out for %s"
                    .formatted(name, minimum, maximum, standard));
            return standard;
        }
        return value.intValue();
    }

    private static boolean isAbsent(JsonNode value) {
        return value.isMissingNode() || value.isNull();
    }

    private static boolean isText(JsonNode value) {
        return value.isTextual()
                && !value.textValue().isEmpty()
                && value.textValue().length() <= LONGEST_TEXT
                && StorableText.problem(value.textValue()) == null;
    }
}
