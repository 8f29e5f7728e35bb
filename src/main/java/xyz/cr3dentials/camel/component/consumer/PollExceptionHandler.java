package xyz.cr3dentials.camel.component.consumer;

import org.apache.camel.Exchange;
import org.apache.camel.spi.ExceptionHandler;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import xyz.cr3dentials.camel.http.ApiException;

/** Logs a poll that the API refused in one line, and leaves all else to Camel's own handler. */
public final class PollExceptionHandler implements ExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(PollExceptionHandler.class);

    private final ExceptionHandler others;

    public PollExceptionHandler(ExceptionHandler others) {
        this.others = others;
    }

    @Override
    public void handleException(Throwable exception) {
        handleException("", null, exception);
    }

    @Override
    public void handleException(String message, Throwable exception) {
        handleException(message, null, exception);
    }

    @Override
    public void handleException(String message, @Nullable Exchange exchange, Throwable exception) {
        if (exchange == null && exception instanceof ApiException failure) {
            LOG.warn(
                    "{}: {} (HTTP {})",
                    message,
                    failure.getMessage(),
                    failure.getHttpResponseCode() == 0 ? "no answer" : failure.getHttpResponseCode());
        } else {
            others.handleException(message, exchange, exception);
        }
    }
}
