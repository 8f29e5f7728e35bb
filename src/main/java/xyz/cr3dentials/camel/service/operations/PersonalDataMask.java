package xyz.cr3dentials.camel.service.operations;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Hides what is personal, before it leaves the service. What is shown is listed here, and all else is hidden: a vendor may
 * add fields at any time.
 */
final class PersonalDataMask {

    /** What stands in place of a hidden value; it does not tell how long that was. */
    static final String HIDDEN = "•••";

    /** Names without regard to case and underscores, of fields that no vendor fills with a person's data. */
    private static final Set<String> HARMLESS = Set.of(
            "id",
            "sessionid",
            "intentid",
            "status",
            "type",
            "progress",
            "sessionprogress",
            "platformid",
            "profileid",
            "workflowid",
            "organizationid",
            "createdat",
            "updatedat",
            "submittedat",
            "completedat",
            "expiresat",
            "errorcode",
            "hasattestation",
            "proofhash",
            "decision",
            "steps",
            "workflowsteps",
            "total",
            "count");

    /** Objects of the vendors' own whose fields are judged by name like those at the top. */
    private static final Set<String> STRUCTURE = Set.of("platform", "sessionrecord", "steps", "workflowsteps");

    /** A word, a number or a time: even in a harmless field, a sentence or an address is hidden. */
    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9_.:+-]{1,80}");

    private static final Pattern FIELD_NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_-]{0,63}");

    private static final int LONG_REFERENCE = 8;
    private static final int SHOWN_AT_EACH_END = 2;

    private PersonalDataMask() {}

    /** Returns a copy in which every text, number and truth value is hidden, but for harmless fields at their places. */
    static JsonNode mask(JsonNode data) {
        return mask(data, true, false);
    }

    private static JsonNode mask(JsonNode node, boolean structure, boolean harmless) {
        if (node.isObject()) {
            return maskObject(node, structure);
        }
        if (node.isArray()) {
            ArrayNode masked = JsonNodeFactory.instance.arrayNode();
            node.forEach(element -> masked.add(mask(element, structure, harmless)));
            return masked;
        }
        boolean shown =
                node.isNull() || (harmless && WORD.matcher(node.asText()).matches());
        return shown ? node : JsonNodeFactory.instance.textNode(HIDDEN);
    }

    private static ObjectNode maskObject(JsonNode node, boolean structure) {
        ObjectNode masked = JsonNodeFactory.instance.objectNode();
        node.properties().forEach(field -> {
            String plain = plain(field.getKey());
            JsonNode value = field.getValue();
            boolean harmless = structure && HARMLESS.contains(plain);
            boolean inStructure = structure && STRUCTURE.contains(plain);
            masked.set(name(field.getKey(), masked), mask(value, inStructure, harmless));
        });
        return masked;
    }

    /** Free-form objects may have personal data for names, too. */
    private static String name(String name, ObjectNode others) {
        if (FIELD_NAME.matcher(name).matches()) {
            return name;
        }
        return others.has(HIDDEN) ? HIDDEN + " " + (others.size() + 1) : HIDDEN;
    }

    /** Returns at most the two characters at each end of a reference. */
    static @Nullable String maskReference(@Nullable String reference) {
        if (reference == null) {
            return null;
        }
        int length = reference.codePointCount(0, reference.length());
        if (length <= LONG_REFERENCE) {
            return HIDDEN;
        }
        return reference.substring(0, reference.offsetByCodePoints(0, SHOWN_AT_EACH_END))
                + HIDDEN
                + reference.substring(reference.offsetByCodePoints(reference.length(), -SHOWN_AT_EACH_END));
    }

    static String plain(String fieldName) {
        return fieldName.replace("_", "").replace("-", "").toLowerCase(Locale.ROOT);
    }
}
