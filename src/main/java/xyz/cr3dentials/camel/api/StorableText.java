package xyz.cr3dentials.camel.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells which texts a database can hold, before one is asked to. */
public final class StorableText {

    private StorableText() {}

    /** Returns what keeps a text from being stored, for example "holds the character NUL"; null when nothing does. */
    public static @Nullable String problem(String text) {
        if (text.indexOf('\0') >= 0) {
            return "holds the character NUL, which nobody can store";
        }
        boolean broken = text.codePoints().anyMatch(c -> Character.getType(c) == Character.SURROGATE);
        return broken ? "holds half a character" : null;
    }

    /** Notes the problems of a field's texts, however deep they lie; neither they nor the names within it are quoted. */
    static void check(String field, JsonNode value, List<String> violations) {
        String problem = problemWithin(value);
        if (problem != null) {
            violations.add("%s %s: take it out".formatted(field, problem));
        }
    }

    private static @Nullable String problemWithin(JsonNode value) {
        if (value.isTextual()) {
            return problem(value.textValue());
        }
        for (var entry : value.properties()) {
            String ofName = problem(entry.getKey());
            if (ofName != null) {
                return ofName;
            }
        }
        for (JsonNode child : value) {
            String ofChild = problemWithin(child);
            if (ofChild != null) {
                return ofChild;
            }
        }
        return null;
    }
}
