package xyz.cr3dentials.camel.http.pipeline;

import org.jspecify.annotations.Nullable;
import xyz.cr3dentials.camel.http.budget.RequestPriority;

/**
 * One request, before it is authenticated.
 *
 * @param operation what it does, named in errors, for example {@code getSession}
 * @param kind whether it may be repeated after its answer was lost
 * @param path relative to the base URL, beginning with a slash, every segment percent-encoded
 * @param query percent-encoded, without the question mark; {@code null} for none
 * @param body JSON to send; {@code null} for none
 * @param priority its place in the request budget
 */
@SuppressWarnings(
        "ArrayRecordComponent") // requests are never compared, and a copy of the body would cost as much as it
public record ApiRequest(
        String operation,
        Kind kind,
        String path,
        @Nullable String query,
        byte @Nullable [] body,
        RequestPriority priority) {

    /** What a request does at the vendor, which decides when it may be repeated. */
    public enum Kind {
        /** GET: changes nothing, so it may be repeated after any passing failure. */
        READ,
        /** POST that creates: repeated only when nothing can have been created. */
        CREATE,
        /** PATCH that changes: repeated only when nothing can have been changed. */
        UPDATE
    }

    /** Returns a GET of a path. */
    public static ApiRequest read(String operation, String path, @Nullable String query, RequestPriority priority) {
        return new ApiRequest(operation, Kind.READ, path, query, null, priority);
    }

    /** Returns a POST that creates something. */
    public static ApiRequest create(String operation, String path, byte[] body, RequestPriority priority) {
        return new ApiRequest(operation, Kind.CREATE, path, null, body, priority);
    }

    /** Returns a PATCH that changes something. */
    public static ApiRequest update(String operation, String path, byte[] body, RequestPriority priority) {
        return new ApiRequest(operation, Kind.UPDATE, path, null, body, priority);
    }

    public String method() {
        return switch (kind) {
            case READ -> "GET";
            case CREATE -> "POST";
            case UPDATE -> "PATCH";
        };
    }

    /** Names operation and path, never the query or the body. */
    @Override
    public String toString() {
        return "ApiRequest[%s: %s %s]".formatted(operation, method(), path);
    }
}
