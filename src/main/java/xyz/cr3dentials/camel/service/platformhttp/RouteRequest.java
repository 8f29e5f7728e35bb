package xyz.cr3dentials.camel.service.platformhttp;

import org.jspecify.annotations.Nullable;

/**
 * What the routing table needs to know of a request.
 *
 * @param method the HTTP method, as sent
 * @param path its path
 * @param hasBody whether a body comes with it
 * @param contentType the {@code Content-Type} header, if any
 * @param accept the {@code Accept} header, if any
 */
record RouteRequest(
        String method,
        RequestPath path,
        boolean hasBody,
        @Nullable String contentType,
        @Nullable String accept) {}
