package xyz.cr3dentials.camel.http;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The vendor could not be reached or could not serve the request now; later it may. */
public final class UnavailableException extends ApiException {

    private static final long serialVersionUID = 1L;

    /** Creates the exception; the code is 0 when there was no answer. */
    public UnavailableException(
            String vendor,
            String text,
            int httpResponseCode,
            List<String> messages,
            @Nullable Duration retryDelay,
            @Nullable Throwable cause) {
        super(vendor, text, httpResponseCode, messages, retryDelay, cause);
    }
}
