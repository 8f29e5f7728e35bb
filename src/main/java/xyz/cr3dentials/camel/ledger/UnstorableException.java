package xyz.cr3dentials.camel.ledger;

/** A value cannot be kept, whenever and however often that is tried: the database has no room for it, or no such letter. */
public final class UnstorableException extends LedgerException {

    private static final long serialVersionUID = 1L;

    /** Creates an exception whose texts hold none of the value. */
    public UnstorableException(String message, Throwable cause) {
        super(message, cause);
    }
}
