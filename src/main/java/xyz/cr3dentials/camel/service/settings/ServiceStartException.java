package xyz.cr3dentials.camel.service.settings;

/** The service cannot start for a reason its operator can mend; the message names the problem and the remedy. */
public final class ServiceStartException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ServiceStartException(String message) {
        super(message);
    }

    public ServiceStartException(String message, Throwable cause) {
        super(message, cause);
    }
}
