package xyz.cr3dentials.camel.api;

/** A vendor's own word for where a session stands, which may be one that its documents do not name. */
public interface VendorStatus {

    /** Returns the word. */
    String value();

    /** Tells whether the session has ended. */
    boolean isTerminal();

    /** Tells whether the session goes on, by the vendor's documents. */
    boolean isActive();

    /** Tells whether the vendor's documents name this status. */
    default boolean isKnown() {
        return isTerminal() || isActive();
    }
}
