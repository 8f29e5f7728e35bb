package xyz.cr3dentials.camel.ledger;

/** How a fact about a session came to be known. */
public enum LearntBy {
    /** The vendor's answer to the creation said so. */
    CREATE,
    /** A row of the vendor's list said so. */
    LIST,
    /** A webhook hinted at it and the vendor's API confirmed it. */
    WEBHOOK,
    /** A person's browser came back from the vendor, and the vendor's API said what had become of the session. */
    REDIRECT,
    /** The open session was asked for by its id, as that was the cheapest way to find out. */
    READ,
    /** The session was past its end of life and was therefore asked for by its id. */
    BACKSTOP,
    /** An audit asked for the open session by its id, and found that its end had gone unnoticed. */
    AUDIT
}
