package xyz.cr3dentials.camel.server;

/** The service cannot start for a reason its operator can mend; the message names the problem and the remedy. */
final class ServiceStartException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ServiceStartException(String message) {
        super(message);
    }

    ServiceStartException(String message, Throwable cause) {
        super(message, cause);
    }
}
