package xyz.cr3dentials.camel.service.platformhttp;

import java.util.Map;
import java.util.Set;

/** What the routing table says to a request. */
sealed interface RouteLookup<T> {

    /** A consumer serves it; {@code parameters} are the decoded template values. */
    record Found<T>(T target, Map<String, String> parameters) implements RouteLookup<T> {}

    /** The path is served and the client asks by which methods. */
    record Options<T>(Set<String> allow) implements RouteLookup<T> {}

    /** Nobody serves it: 404, 405 with {@code allow}, 415 or 406. */
    record Refused<T>(int status, Set<String> allow) implements RouteLookup<T> {}
}
