package xyz.cr3dentials.camel.component.message;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.apache.camel.util.StringHelper;
import org.jspecify.annotations.Nullable;
import xyz.cr3dentials.camel.api.FormField;

/**
 * One field of a request, and where a message or an endpoint may set it.
 *
 * @param name the field's name in a body
 * @param optionName the endpoint option's name; without its blanks and with a capital it ends the header's name, too
 * @param header the message header that overrides body and option
 * @param json whether a text in the header is JSON
 * @param alias another spelling of the field in a body; null when there is none
 */
public record RequestField(
        String name,
        String optionName,
        String header,
        boolean json,
        @Nullable String alias) {

    /** Makes the field of a vendor that a request's form declares. */
    public static RequestField of(String scheme, FormField field) {
        return new RequestField(
                field.name(), field.property(), header(scheme, field.property()), field.isObject(), field.alias());
    }

    /** Makes a field of a vendor that no form declares. */
    public static RequestField of(String scheme, String name, String optionName) {
        return new RequestField(name, optionName, header(scheme, optionName), false, null);
    }

    /** Returns the name of a vendor's message header. */
    public static String header(String scheme, String name) {
        return "Camel" + StringHelper.capitalize(scheme) + StringHelper.capitalize(name);
    }

    public boolean isIn(ObjectNode request) {
        return request.hasNonNull(name) || (alias != null && request.hasNonNull(alias));
    }
}
