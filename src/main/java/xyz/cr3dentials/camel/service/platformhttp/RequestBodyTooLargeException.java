package xyz.cr3dentials.camel.service.platformhttp;

import java.io.IOException;
import java.io.Serial;

/** The request body is larger than the engine accepts. */
final class RequestBodyTooLargeException extends IOException {
    @Serial
    private static final long serialVersionUID = 1L;

    RequestBodyTooLargeException(long limit) {
        super("The request body is larger than " + limit + " bytes");
    }

    RequestBodyTooLargeException(long limit, Throwable cause) {
        super("The request body is larger than " + limit + " bytes", cause);
    }
}
