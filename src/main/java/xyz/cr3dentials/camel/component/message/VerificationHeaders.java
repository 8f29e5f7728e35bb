package xyz.cr3dentials.camel.component.message;

/** Names of the message headers that are the same for every vendor, so that one route serves sessions of all of them. */
public final class VerificationHeaders {

    /** The vendor's component scheme, for example {@code cr3dentials}; a String. */
    public static final String VENDOR = "CamelVerificationVendor";

    /** The vendor's id of the session; a String. */
    public static final String SESSION_ID = "CamelVerificationSessionId";

    /** The vendor's own word for where the session stands; a String. */
    public static final String STATUS = "CamelVerificationStatus";

    /** The name of an {@link xyz.cr3dentials.camel.api.Outcome}; a String. */
    public static final String OUTCOME = "CamelVerificationOutcome";

    /** The caller's own reference, where it is known; a String. */
    public static final String REFERENCE = "CamelVerificationReference";

    /** When the session ended, where it is known; a String as in {@code 2026-11-20T10:00:00Z}, so that SQL and JSON take it. */
    public static final String COMPLETED_AT = "CamelVerificationCompletedAt";

    /** The vendor's own word for the kind of an event; a String. */
    public static final String EVENT_TYPE = "CamelVerificationEventType";

    /** What tells an event from every other of the account, repetitions left out; a String. */
    public static final String EVENT_ID = "CamelVerificationEventId";

    private VerificationHeaders() {}
}
