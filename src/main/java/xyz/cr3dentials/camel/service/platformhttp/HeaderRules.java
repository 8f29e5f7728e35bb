package xyz.cr3dentials.camel.service.platformhttp;

import java.util.Collection;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The header rules that hold whatever filter an endpoint has: Camel's own names never cross the boundary, and headers
 * about one connection are not passed on.
 */
final class HeaderRules {
    private static final Set<String> HOP_BY_HOP = Set.of(
            "connection",
            "keep-alive",
            "proxy-authenticate",
            "proxy-authorization",
            "proxy-connection",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade");

    /** What a query or form parameter must not pretend to be: it decides how the body is read or who is asking. */
    private static final Set<String> NO_PARAMETER = Set.of(
            "authorization",
            "content-encoding",
            "content-length",
            "content-type",
            "cookie",
            "host",
            "transfer-encoding");

    private static final Pattern FIELD_NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");

    private HeaderRules() {}

    static boolean isCamelInternal(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.startsWith("camel") || lower.startsWith("org.apache.camel");
    }

    /** Whether HTTP allows the name at all (a token of RFC 9110): message headers may have any. */
    static boolean isFieldName(String name) {
        return FIELD_NAME.matcher(name).matches();
    }

    static boolean isHopByHop(String name) {
        return HOP_BY_HOP.contains(name.toLowerCase(Locale.ROOT));
    }

    static boolean mayBeParameter(String name) {
        return !isCamelInternal(name) && !NO_PARAMETER.contains(name.toLowerCase(Locale.ROOT));
    }

    /** The names, in lower case, that {@code Connection} headers declare to be about this connection only. */
    static Set<String> namedByConnection(Collection<String> connectionHeaders) {
        Set<String> names = new HashSet<>();
        for (String header : connectionHeaders) {
            for (String name : header.split(",", -1)) {
                names.add(name.trim().toLowerCase(Locale.ROOT));
            }
        }
        return names;
    }
}
