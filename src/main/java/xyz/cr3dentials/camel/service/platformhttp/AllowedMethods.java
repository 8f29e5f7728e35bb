package xyz.cr3dentials.camel.service.platformhttp;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.apache.camel.component.platform.http.spi.Method;
import org.jspecify.annotations.Nullable;

/**
 * The methods one consumer serves. A consumer without a restriction serves the usual six; {@code OPTIONS},
 * {@code TRACE} and {@code CONNECT} reach a route only where it lists them.
 *
 * @param listed the methods of {@code httpMethodRestrict}, or the usual six
 */
record AllowedMethods(Set<String> listed) {
    private static final Set<String> USUAL =
            new LinkedHashSet<>(List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"));

    AllowedMethods {
        listed = Set.copyOf(listed);
    }

    /**
     * Reads {@code httpMethodRestrict}.
     *
     * @throws IllegalArgumentException for a name that is no HTTP method
     */
    static AllowedMethods parse(@Nullable String httpMethodRestrict) {
        if (httpMethodRestrict == null || httpMethodRestrict.isBlank()) {
            return new AllowedMethods(USUAL);
        }
        Set<String> listed = new TreeSet<>();
        for (String name : httpMethodRestrict.split(",", -1)) {
            String method = name.trim().toUpperCase(Locale.ROOT);
            if (!method.isEmpty()) {
                listed.add(known(method, httpMethodRestrict));
            }
        }
        return new AllowedMethods(listed);
    }

    private static String known(String method, String restriction) {
        if (Arrays.stream(Method.values()).noneMatch(value -> value.name().equals(method))) {
            throw new IllegalArgumentException("httpMethodRestrict=" + restriction + " names '" + method
                    + "', which is no HTTP method: use " + Arrays.toString(Method.values()));
        }
        return method;
    }

    boolean lists(String method) {
        return listed.contains(method);
    }

    /** Whether a request with the method may be routed here; {@code GET} serves {@code HEAD} too. */
    boolean serves(String method) {
        return listed.contains(method) || (method.equals("HEAD") && listed.contains("GET"));
    }

    /** What an {@code Allow} header names for this consumer. */
    Set<String> announced() {
        Set<String> announced = new TreeSet<>(listed);
        announced.add("OPTIONS");
        if (listed.contains("GET")) {
            announced.add("HEAD");
        }
        return announced;
    }
}
