package xyz.cr3dentials.camel.vendor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the fields of a request that comes as JSON and notes what has the wrong type, without quoting values.
 *
 * @param json the request
 * @param violations where the mistakes are noted, one text each
 */
public record RequestFields(JsonNode json, List<String> violations) {

    /**
     * Returns the fields of a request that are known, and notes those that are not; a blank text counts as absent, since
     * expressions make it of a missing parameter.
     */
    public static RequestFields ofKnown(ObjectNode given, List<String> known) {
        List<String> violations = new ArrayList<>();
        ObjectNode present = given.objectNode();
        given.properties().forEach(field -> {
            JsonNode value = field.getValue();
            if (!known.contains(field.getKey())) {
                violations.add(FieldNames.unknown(field.getKey(), known));
            } else if (!value.isTextual() || !value.textValue().isBlank()) {
                present.set(field.getKey(), value);
            }
        });
        return new RequestFields(present, violations);
    }

    /** Returns a whole number that fits an int; null when the field is absent, null, too large or of another type. */
    public @Nullable Integer smallNumber(String name) {
        Long number = wholeNumber(name);
        if (number != null && number != number.intValue()) {
            violations.add("%s is too large".formatted(name));
            return null;
        }
        return number == null ? null : Integer.valueOf(number.intValue());
    }

    /** Returns a whole number, also one that is written as a text; null when the field is absent, null or of another type. */
    public @Nullable Long wholeNumber(String name) {
        JsonNode value = json.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        Long number = value.isNumber() || value.isTextual() ? AnswerFields.wholeNumber(json, name) : null;
        boolean fraction = value.isNumber() && !value.canConvertToExactIntegral();
        if (number == null || fraction) {
            violations.add("%s is %s: it must be a whole number"
                    .formatted(name, fraction ? "a fraction" : value.isNumber() ? "too large" : kind(value)));
            return null;
        }
        return number;
    }

    /** Returns a text; null when the field is absent, null or of another type. */
    public @Nullable String text(String name) {
        JsonNode value = json.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (!value.isTextual()) {
            violations.add("%s is %s: it must be a text".formatted(name, kind(value)));
            return null;
        }
        return value.textValue();
    }

    /** Returns a flag, also one that is written as a text; null when the field is absent, null or of another type. */
    public @Nullable Boolean flag(String name) {
        JsonNode value = json.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        String text = value.isTextual() ? value.textValue() : value.toString();
        if (text.equals("true") || text.equals("false")) {
            return text.equals("true");
        }
        violations.add("%s is %s: it must be true or false".formatted(name, kind(value)));
        return null;
    }

    /** Returns an object; null when the field is absent, null or of another type. */
    public @Nullable Map<String, Object> map(String name) {
        JsonNode value = json.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (!value.isObject()) {
            violations.add("%s is %s: it must be an object".formatted(name, kind(value)));
            return null;
        }
        return AnswerFields.map(json, name);
    }

    private static String kind(JsonNode value) {
        return switch (value.getNodeType()) {
            case STRING -> "a text";
            case NUMBER -> "a number";
            case BOOLEAN -> "a boolean";
            case ARRAY -> "a list";
            case OBJECT -> "an object";
            case BINARY, MISSING, NULL, POJO -> "of another type";
        };
    }
}
