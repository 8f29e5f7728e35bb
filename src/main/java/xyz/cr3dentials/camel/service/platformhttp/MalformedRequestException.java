package xyz.cr3dentials.camel.service.platformhttp;

import java.io.Serial;

/** The request can't be understood; its message is safe to show to the client. */
public final class MalformedRequestException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    MalformedRequestException(String message) {
        super(message);
    }

    MalformedRequestException(String message, Throwable cause) {
        super(message, cause);
    }
}
