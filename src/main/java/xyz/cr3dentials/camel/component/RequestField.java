package xyz.cr3dentials.camel.component;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One field of a request, and where a message or an endpoint may set it.
 *
 * @param <O> the vendor's options
 * @param name the field's name in a body
 * @param optionName the endpoint option's name
 * @param header the message header that overrides body and option
 * @param json whether a text in the header is JSON
 * @param option reads the endpoint option; answers null when it is not set
 * @param alias another spelling of the field in a body; null when there is none
 */
public record RequestField<O>(
        String name,
        String optionName,
        String header,
        boolean json,
        Function<O, @Nullable Object> option,
        @Nullable String alias) {

    /** Creates a field whose option is named as the field. */
    public static <O> RequestField<O> of(String name, String header, Function<O, @Nullable Object> option) {
        return new RequestField<>(name, name, header, false, option, null);
    }

    /** Creates a field whose option has a name of its own. */
    public static <O> RequestField<O> of(
            String name, String optionName, String header, Function<O, @Nullable Object> option) {
        return new RequestField<>(name, optionName, header, false, option, null);
    }

    /** Creates a field that holds an object and has no option; its header may be a Map or JSON text. */
    public static <O> RequestField<O> ofObject(String name, String header) {
        return new RequestField<>(name, name, header, true, options -> null, null);
    }

    /** Returns the field with another spelling that a body may use. */
    public RequestField<O> withAlias(String other) {
        return new RequestField<>(name, optionName, header, json, option, other);
    }

    boolean isIn(ObjectNode request) {
        return request.hasNonNull(name) || (alias != null && request.hasNonNull(alias));
    }
}
