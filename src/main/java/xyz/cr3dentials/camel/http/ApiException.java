package xyz.cr3dentials.camel.http;

import java.time.Duration;
import java.util.List;
import org.apache.camel.spi.HttpResponseAware;
import org.jspecify.annotations.Nullable;

/**
 * A vendor's API could not do what was asked; the subclasses say why, so that one {@code onException} clause serves
 * every vendor.
 *
 * <p>Neither the text nor the messages hold a credential, a token or a person's data. Instances are not thread-safe.
 */
public abstract class ApiException extends RuntimeException implements HttpResponseAware {

    private static final long serialVersionUID = 1L;

    private final String vendor;
    private final List<String> messages;
    private final @Nullable Duration retryDelay;
    private int httpResponseCode;
    private @Nullable String httpResponseStatus;
    private @Nullable String requestId;

    /**
     * Creates the exception.
     *
     * @param vendor scheme of the component whose vendor refused, for example {@code cr3dentials}
     * @param text what happened and what to do about it
     * @param httpResponseCode the vendor's HTTP status code, 0 when there was no answer
     * @param messages the single violations or the vendor's messages, possibly empty
     * @param retryDelay how long the vendor asked to wait, {@code null} when it said nothing
     * @param cause the technical cause, {@code null} when the vendor itself refused
     */
    protected ApiException(
            String vendor,
            String text,
            int httpResponseCode,
            List<String> messages,
            @Nullable Duration retryDelay,
            @Nullable Throwable cause) {
        super(text, cause);
        this.vendor = vendor;
        this.httpResponseCode = httpResponseCode;
        this.messages = List.copyOf(messages);
        this.retryDelay = retryDelay;
    }

    /** Returns the scheme of the component whose vendor refused, for example {@code cr3dentials}. */
    public String getVendor() {
        return vendor;
    }

    /** Returns the single violations or the vendor's own messages; never null, possibly empty. */
    public List<String> getMessages() {
        return messages;
    }

    /** Returns how long the vendor asked to wait before the next request, or {@code null} when it said nothing. */
    public @Nullable Duration getRetryDelay() {
        return retryDelay;
    }

    /**
     * Returns the id the vendor gave the refused request in the header {@code X-Request-Id}, for asking its support;
     * {@code null} when there was no answer or it carried none.
     */
    public @Nullable String getRequestId() {
        return requestId;
    }

    /** Remembers the id that the vendor gave the request, bounded and free of credentials. */
    public final void setRequestId(@Nullable String id) {
        this.requestId = id;
    }

    /** Returns the vendor's HTTP status code, 0 when there was no answer. */
    @Override
    public int getHttpResponseCode() {
        return httpResponseCode;
    }

    @Override
    public void setHttpResponseCode(int code) {
        this.httpResponseCode = code;
    }

    @Override
    public @Nullable String getHttpResponseStatus() {
        return httpResponseStatus;
    }

    @Override
    public void setHttpResponseStatus(@Nullable String status) {
        this.httpResponseStatus = status;
    }
}
