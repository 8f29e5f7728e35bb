package xyz.cr3dentials.camel.http;

import org.jspecify.annotations.Nullable;

/** One answer, read to its end: the status, the few headers that matter, and the body. */
@SuppressWarnings("ArrayRecordComponent") // answers are never compared
record ApiResponse(
        int status,
        @Nullable String contentType,
        @Nullable String date,
        @Nullable String retryAfter,
        @Nullable String rateLimitLimit,
        @Nullable String rateLimitRemaining,
        @Nullable String rateLimitReset,
        byte[] body) {

    boolean isSuccess() {
        return status >= 200 && status < 300;
    }

    /** Returns the head alone, for those who keep it. */
    ApiResponse withoutBody() {
        return new ApiResponse(
                status, contentType, date, retryAfter, rateLimitLimit, rateLimitRemaining, rateLimitReset, new byte[0]);
    }

    /** Returns the answer without the request limit's headers, for failures they do not explain. */
    ApiResponse withoutRateLimit() {
        return new ApiResponse(status, contentType, date, retryAfter, null, null, null, body);
    }

    /** Names status and length, never the body. */
    @Override
    public String toString() {
        return "ApiResponse[status=%d, bytes=%d]".formatted(status, body.length);
    }
}
