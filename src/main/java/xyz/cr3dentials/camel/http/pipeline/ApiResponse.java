package xyz.cr3dentials.camel.http.pipeline;

import org.jspecify.annotations.Nullable;
import xyz.cr3dentials.camel.http.PlainText;
import xyz.cr3dentials.camel.http.budget.RateLimit;

/** One answer, read to its end: the status, the few headers that matter, and the body. */
@SuppressWarnings("ArrayRecordComponent") // answers are never compared
public record ApiResponse(
        int status,
        @Nullable String contentType,
        @Nullable String date,
        @Nullable String retryAfter,
        RateLimit rateLimit,
        @Nullable String requestId,
        byte[] body) {

    private static final int LONGEST_REQUEST_ID = 200;

    /** Keeps of the request id only what is fit for a log line. */
    public ApiResponse {
        requestId = requestId == null ? null : plainId(requestId);
    }

    boolean isSuccess() {
        return status >= 200 && status < 300;
    }

    /** Returns the answer without the request limit's headers, for failures they do not explain. */
    ApiResponse withoutRateLimit() {
        return new ApiResponse(status, contentType, date, retryAfter, RateLimit.UNNAMED, requestId, body);
    }

    private static @Nullable String plainId(String id) {
        if (id.length() > LONGEST_REQUEST_ID) {
            return null; // cut short it could end within a credential, which nobody would recognise any more
        }
        String plain = PlainText.of(id, LONGEST_REQUEST_ID);
        return plain.isEmpty() ? null : plain;
    }

    /** Names status and length, never the body. */
    @Override
    public String toString() {
        return "ApiResponse[status=%s, bytes=%s]".formatted(status, body.length);
    }
}
