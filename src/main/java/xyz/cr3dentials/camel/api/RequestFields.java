package xyz.cr3dentials.camel.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import xyz.cr3dentials.camel.http.InvalidRequestException;

/**
 * Reads the fields of a request that comes as JSON and notes what has the wrong type, without quoting values.
 *
 * @param json the request
 * @param violations where the mistakes are noted, one text each
 */
record RequestFields(JsonNode json, List<String> violations) {

    /**
     * Returns the fields of a creation, and notes those whose names nobody knows, unless they may go to the vendor as they
     * are, and texts that can't be stored.
     *
     * @param vendor the vendor's scheme, for errors
     * @param known every name of a field, all spellings
     * @param shown the names that an error tells
     * @param additional whether other names may go to the vendor
     * @throws InvalidRequestException when the JSON is no object
     */
    static RequestFields ofCreation(
            JsonNode json, String vendor, Collection<String> known, List<String> shown, boolean additional) {
        if (!json.isObject()) {
            throw new InvalidRequestException(
                    vendor,
                    "createSession",
                    List.of("the body must be a JSON object with the fields " + String.join(", ", shown)));
        }
        List<String> violations = new ArrayList<>();
        json.properties().forEach(field -> {
            if (known.contains(field.getKey())) {
                StorableText.check(field.getKey(), field.getValue(), violations);
            } else if (!additional) {
                violations.add(FieldNames.unknown(field.getKey(), shown));
            } else {
                StorableText.check("an additional field", field.getValue(), violations);
            }
        });
        return new RequestFields(json, violations);
    }

    /** Returns the fields that are none of the known ones, as they are; null when there are none. */
    @Nullable
    Map<String, Object> additional(Collection<String> known) {
        ObjectNode others = ((ObjectNode) json).deepCopy();
        others.remove(known);
        return others.isEmpty() ? null : AnswerFields.toMap(others);
    }

    /**
     * Refuses a request that anything is wrong with.
     *
     * @param vendor the vendor's scheme
     * @param operation what is asked for
     * @param broken the rules that it breaks, each text beginning with its field; a field that is noted already is told of once
     * @param spelling turns any spelling of a field into the one that the rules use
     * @throws InvalidRequestException naming all that is wrong
     */
    void refuse(String vendor, String operation, List<String> broken, UnaryOperator<String> spelling) {
        Set<String> noted =
                violations.stream().map(RequestFields::firstWord).map(spelling).collect(Collectors.toSet());
        broken.stream()
                .filter(violation -> !noted.contains(spelling.apply(firstWord(violation))))
                .forEach(violations::add);
        if (!violations.isEmpty()) {
            throw new InvalidRequestException(vendor, operation, violations);
        }
    }

    private static String firstWord(String violation) {
        return violation.substring(0, violation.indexOf(' '));
    }

    /**
     * Returns the fields of a request that are known, and notes those that are not; a blank text counts as absent, since
     * expressions make it of a missing parameter.
     */
    static RequestFields ofKnown(ObjectNode given, List<String> known) {
        List<String> violations = new ArrayList<>();
        ObjectNode present = given.objectNode();
        given.properties().forEach(field -> {
            JsonNode value = field.getValue();
            if (!known.contains(field.getKey())) {
                violations.add(FieldNames.unknown(field.getKey(), known));
            } else if (!value.isTextual() || !value.textValue().isBlank()) {
                StorableText.check(field.getKey(), value, violations);
                present.set(field.getKey(), value);
            }
        });
        return new RequestFields(present, violations);
    }

    /**
     * Returns a field's value as a type of {@code String}, {@code Integer}, {@code Long}, {@code Boolean}, {@code Map},
     * {@code Instant}, {@code LocalDate}, or a record of one text; null when the field is absent, null or of another type,
     * which is noted.
     *
     * @param range the numbers that are allowed, for errors; null when none are named
     */
    @Nullable
    Object value(String name, Class<?> type, @Nullable String range) {
        if (type == Integer.class) {
            return smallNumber(name, range);
        } else if (type == Long.class) {
            return wholeNumber(name);
        } else if (type == Boolean.class) {
            return flag(name);
        } else if (type == Map.class) {
            return map(name);
        }
        String text = text(name);
        if (text == null || type == String.class) {
            return text;
        } else if (type == Instant.class) {
            return noted(
                    Timestamps.parse(text), name + " is not a time: write it in ISO-8601, like 2026-11-20T10:00:00Z");
        } else if (type == LocalDate.class) {
            return noted(date(text), name + " is no date: write it as 2026-11-20");
        }
        return wrapped(type, text.strip());
    }

    private <T> @Nullable T noted(@Nullable T value, String violation) {
        if (value == null) {
            violations.add(violation);
        }
        return value;
    }

    private static @Nullable LocalDate date(String text) {
        try {
            return LocalDate.parse(text.strip());
        } catch (DateTimeParseException e) {
            return null; // the caller notes it
        }
    }

    private static Object wrapped(Class<?> type, String text) {
        try {
            return type.getConstructor(String.class).newInstance(text);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("%s is no record of one text".formatted(type), e);
        }
    }

    private @Nullable Integer smallNumber(String name, @Nullable String range) {
        Long number = wholeNumber(name);
        if (number != null && number != number.intValue()) {
            violations.add(range == null ? name + " is too large" : "%s is %s: %s".formatted(name, number, range));
            return null;
        }
        return number == null ? null : Integer.valueOf(number.intValue());
    }

    /** Returns a whole number, also one that is written as a text; null when the field is absent, null or of another type. */
    private @Nullable Long wholeNumber(String name) {
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
    private @Nullable String text(String name) {
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
    private @Nullable Boolean flag(String name) {
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
    private @Nullable Map<String, Object> map(String name) {
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
