package xyz.cr3dentials.camel.service.platformhttp;

import java.io.IOException;
import java.io.Serial;

/** The answer can't be written because the client has closed the connection: common, and no fault of ours. */
final class ClientGoneException extends IOException {
    @Serial
    private static final long serialVersionUID = 1L;

    ClientGoneException(IOException cause) {
        super("The client has gone: " + cause.getMessage(), cause);
    }
}
