package xyz.cr3dentials.camel.http;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A creation was sent and its answer was lost, so the vendor may or may not have created something. Never repeat such a
 * request blindly: look first whether the session appears in a list or by a webhook.
 */
public final class AmbiguousCreateException extends ApiException {

    private static final long serialVersionUID = 1L;

    private final @Nullable String intentId;

    /** Creates the exception; the code is 0 when there was no answer, and the intent is not known yet. */
    public AmbiguousCreateException(
            String vendor, String text, int httpResponseCode, List<String> messages, @Nullable Throwable cause) {
        this(vendor, text, httpResponseCode, messages, cause, null);
    }

    private AmbiguousCreateException(
            String vendor,
            String text,
            int httpResponseCode,
            List<String> messages,
            @Nullable Throwable cause,
            @Nullable String intentId) {
        super(vendor, text, httpResponseCode, messages, null, cause);
        this.intentId = intentId;
    }

    /** Returns the id of the intent that was written down before the request, or {@code null} when there is none. */
    public @Nullable String getIntentId() {
        return intentId;
    }

    /** Returns a copy that names the intent, with the stack trace of this one. */
    public AmbiguousCreateException withIntentId(String id) {
        AmbiguousCreateException copy = new AmbiguousCreateException(
                getVendor(),
                "%s The intent is %s.".formatted(getMessage(), id),
                getHttpResponseCode(),
                getMessages(),
                getCause(),
                id);
        copy.setRequestId(getRequestId());
        copy.setStackTrace(getStackTrace());
        return copy;
    }
}
