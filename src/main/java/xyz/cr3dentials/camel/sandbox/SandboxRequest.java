package xyz.cr3dentials.camel.sandbox;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One request as the sandbox saw it.
 *
 * @param method upper case
 * @param path decoded, without the query
 * @param query decoded parameters in the order sent
 * @param headers by lower-case name
 * @param body as UTF-8 text, empty when there was none
 */
public record SandboxRequest(
        String method, String path, Map<String, List<String>> query, Map<String, List<String>> headers, String body) {

    /** The first value of a query parameter, or null. */
    public @Nullable String parameter(String name) {
        return first(query.get(name));
    }

    /** The first value of a header, or null. */
    public @Nullable String header(String name) {
        return first(headers.get(name.toLowerCase(Locale.ROOT)));
    }

    /** Whether the body is declared to be of the given media type. */
    public boolean hasContentType(String mediaType) {
        String declared = header("Content-Type");
        return declared != null && declared.toLowerCase(Locale.ROOT).startsWith(mediaType);
    }

    /**
     * Reads {@code a=1&b=2}, the form of queries and of HTML forms.
     *
     * @throws IllegalArgumentException when an escape is malformed
     */
    public static Map<String, List<String>> parseParameters(@Nullable String encoded) {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        if (encoded == null || encoded.isEmpty()) {
            return parameters;
        }
        for (String pair : encoded.split("&", -1)) {
            int equals = pair.indexOf('=');
            String name = equals < 0 ? pair : pair.substring(0, equals);
            String value = equals < 0 ? "" : pair.substring(equals + 1);
            parameters
                    .computeIfAbsent(decode(name), unused -> new ArrayList<>())
                    .add(decode(value));
        }
        return parameters;
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static @Nullable String first(@Nullable List<String> values) {
        return values == null || values.isEmpty() ? null : values.get(0);
    }

    /** Neither headers nor body: they hold keys and personal data. */
    @Override
    public String toString() {
        return method + " " + path;
    }
}
