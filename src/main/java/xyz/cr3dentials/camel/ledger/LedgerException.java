package xyz.cr3dentials.camel.ledger;

/** A ledger could not do what was asked; nothing was changed and the call may be repeated. */
public class LedgerException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Creates the exception with a text free of personal data. */
    public LedgerException(String message) {
        super(message);
    }

    /** Creates the exception with a text free of personal data and its technical cause. */
    public LedgerException(String message, Throwable cause) {
        super(message, cause);
    }
}
