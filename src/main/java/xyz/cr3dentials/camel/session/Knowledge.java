package xyz.cr3dentials.camel.session;

/** What a ledger knows of a session. */
public enum Knowledge {
    /** Nothing. */
    UNKNOWN,
    /** The session exists and had not ended when it was last looked at, or this ledger created it. */
    OPEN,
    /** The session has ended in a status that no consumer wanted so far. */
    UNWANTED,
    /** The session has ended and is delivered, to be delivered, or history. */
    TERMINAL
}
