package xyz.cr3dentials.camel.service.platformhttp;

import java.net.URLDecoder;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads {@code a=1&b=2}, the form of query strings and of url-encoded bodies. */
public final class UrlEncodedParameters {
    private static final int MAXIMUM = 1000;

    private UrlEncodedParameters() {}

    /**
     * The parameters in the order of their first mention.
     *
     * @throws MalformedRequestException for a malformed percent escape or more than 1000 parameters
     */
    public static Map<String, List<String>> parse(@Nullable String text, Charset charset) {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        if (text == null || text.isEmpty()) {
            return parameters;
        }
        // One more piece than allowed is enough to know that there are too many.
        String[] pieces = text.split("&", MAXIMUM + 1);
        if (pieces.length > MAXIMUM) {
            throw new MalformedRequestException("The request has more than " + MAXIMUM + " parameters.");
        }
        for (String piece : pieces) {
            if (!piece.isEmpty()) {
                int equals = piece.indexOf('=');
                String name = decode(equals < 0 ? piece : piece.substring(0, equals), charset);
                String value = equals < 0 ? "" : decode(piece.substring(equals + 1), charset);
                parameters.computeIfAbsent(name, key -> new ArrayList<>()).add(value);
            }
        }
        return parameters;
    }

    private static String decode(String text, Charset charset) {
        try {
            return URLDecoder.decode(text, charset);
        } catch (IllegalArgumentException e) {
            throw new MalformedRequestException("A parameter has a malformed percent escape.", e);
        }
    }
}
