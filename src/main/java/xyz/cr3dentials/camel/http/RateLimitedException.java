package xyz.cr3dentials.camel.http;

import java.time.Duration;
import java.util.List;

/**
 * The request limit of the API key is used up and waiting for it would take longer than allowed; nothing was done at
 * the vendor. {@link #getRetryDelay()} says how long to wait.
 */
public final class RateLimitedException extends ApiException {

    private static final long serialVersionUID = 1L;

    /** Creates the exception; the code is 0 when our own budget held the request back. */
    public RateLimitedException(
            String vendor, String text, int httpResponseCode, List<String> messages, Duration retryDelay) {
        super(vendor, text, httpResponseCode, messages, retryDelay, null);
    }
}
