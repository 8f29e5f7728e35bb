package xyz.cr3dentials.camel.service.operations;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.regex.Pattern;

/**
 * Hides what opens something, even from those who may see personal data: tokens, and addresses that hold one. A session's
 * page is the person's own, and links to uploaded documents work for whoever has them.
 */
final class SecretMask {

    private static final Pattern SECRET_NAME =
            Pattern.compile(".*(token|secret|password|apikey|signature).*|.*(link|href|url|uri)s?", Pattern.DOTALL);

    /** Addresses in other fields count when they carry more than a place. */
    private static final Pattern LOADED_ADDRESS =
            Pattern.compile(".*[a-z][a-z0-9+.-]*://\\S*[?#@].*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private SecretMask() {}

    /** Returns a copy in which secrets are hidden. */
    static JsonNode mask(JsonNode data) {
        return mask(data, false);
    }

    private static JsonNode mask(JsonNode node, boolean secret) {
        if (node.isObject()) {
            ObjectNode masked = JsonNodeFactory.instance.objectNode();
            node.properties()
                    .forEach(field ->
                            masked.set(field.getKey(), mask(field.getValue(), secret || isSecretName(field.getKey()))));
            return masked;
        }
        if (node.isArray()) {
            ArrayNode masked = JsonNodeFactory.instance.arrayNode();
            node.forEach(element -> masked.add(mask(element, secret)));
            return masked;
        }
        boolean hidden = node.isTextual()
                && (secret || LOADED_ADDRESS.matcher(node.textValue()).matches());
        return hidden ? JsonNodeFactory.instance.textNode(PersonalDataMask.HIDDEN) : node;
    }

    private static boolean isSecretName(String name) {
        return SECRET_NAME.matcher(PersonalDataMask.plain(name)).matches();
    }
}
