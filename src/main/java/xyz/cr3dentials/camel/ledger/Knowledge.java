package xyz.cr3dentials.camel.ledger;

/** What a ledger knows of a session. */
public enum Knowledge {
    /** Nothing. */
    UNKNOWN,
    /** The session exists and had not ended when it was last looked at, or this ledger created it. */
    OPEN,
    /** The session has ended, be it that nobody wants to know, or is history. */
    TERMINAL
}
