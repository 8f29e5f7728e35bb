package xyz.cr3dentials.camel.component.message;

/** What the catalogue says of headers that every vendor has under a name of its own. */
public final class HeaderTexts {

    /** Of the end of a session's life. */
    public static final String EXPIRES_AT = "When the session ends by itself, where the API says so";

    /** Of the way an end was learnt. */
    public static final String LEARNT_BY =
            "How the terminal status was learnt: LIST, WEBHOOK or REDIRECT (confirmed by a read of the session), READ (of an open session by its id) or BACKSTOP (read after its end of life)";

    /** Of the offer's number. */
    public static final String DELIVERY_ATTEMPT = "Which offer of the session to the route this is, counted from 1";

    /** Of the id of an intent. */
    public static final String INTENT_ID = "Our id of the wish to create a session, which the ledger keeps";

    /** Of the total of a list. */
    public static final String TOTAL = "How many sessions match the filter";

    /** Of the unreadable rows of a list. */
    public static final String UNREADABLE_ROWS =
            "How many rows of the page could not be read and were passed over; the body's JSON has them";

    /** Of an audit's result. */
    public static final String AUDIT_CLEAN = "Whether an audit found nothing that detection had missed";

    private HeaderTexts() {}
}
