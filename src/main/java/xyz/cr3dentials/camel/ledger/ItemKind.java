package xyz.cr3dentials.camel.ledger;

/** What kind of thing is handed to routes. */
public enum ItemKind {
    /** The end of a session; handed over anew when the vendor changes the decision. */
    END,
    /** An authentic event that the vendor sent. */
    EVENT
}
