package xyz.cr3dentials.camel.ledger;

/** Where a session stands in a ledger. */
public enum SessionState {
    /** Somebody named its id; the vendor has not confirmed it. */
    HINTED,
    /** It exists at the vendor and has not ended as far as the ledger knows. */
    OPEN,
    /** The search for its end was given up. */
    ABANDONED,
    /** It had ended before the ledger began to watch, and is never delivered. */
    HISTORY,
    /** It has ended in a status that no consumer wanted so far. */
    UNWANTED,
    /** It has ended and is to be handed to a route. */
    DUE,
    /** It was handed to a route too often in vain, and waits for a replay. */
    PARKED,
    /** A route has taken it. */
    DELIVERED
}
