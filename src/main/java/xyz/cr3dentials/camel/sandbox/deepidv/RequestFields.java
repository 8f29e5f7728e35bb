package xyz.cr3dentials.camel.sandbox.deepidv;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;

/** Finds a field of a request in both spellings of the documentation. */
final class RequestFields {

    private RequestFields() {}

    /** The value by its snake_case name, the camelCase one first; missing when it is neither there nor set. */
    static JsonNode of(JsonNode request, String name) {
        JsonNode camel = request.path(camelCase(name));
        JsonNode value = camel.isMissingNode() || camel.isNull() ? request.path(name) : camel;
        return value.isNull() ? MissingNode.getInstance() : value;
    }

    /** {@code first_name} as {@code firstName}. */
    static String camelCase(String name) {
        StringBuilder camel = new StringBuilder();
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c == '_' && i + 1 < name.length()) {
                i++;
                camel.append(Character.toUpperCase(name.charAt(i)));
            } else {
                camel.append(c);
            }
        }
        return camel.toString();
    }
}
