package xyz.cr3dentials.camel.component.cr3dentials;

import org.apache.camel.spi.Metadata;
import xyz.cr3dentials.camel.component.VerificationHeaders;

/** Names of the message headers that the component reads and sets. */
public final class Cr3dentialsConstants {

    /** The component's scheme, which is the vendor's name in the session ledger. */
    public static final String SCHEME = "cr3dentials";

    @Metadata(
            description = "Id of the session: read by getSession, set on every message about one session",
            javaType = "String")
    public static final String SESSION_ID = "CamelCr3dentialsSessionId";

    @Metadata(
            description = "Status of the session: set on messages about one session, read by listSessions as filter",
            javaType = "String")
    public static final String STATUS = "CamelCr3dentialsStatus";

    @Metadata(description = "When the session ends by itself", javaType = "java.time.Instant")
    public static final String EXPIRES_AT = "CamelCr3dentialsExpiresAt";

    @Metadata(description = "When the session reached its terminal status", javaType = "java.time.Instant")
    public static final String COMPLETED_AT = "CamelCr3dentialsCompletedAt";

    @Metadata(
            description = "Your own reference: read by createSession, set where an answer or the ledger knows it",
            javaType = "String")
    public static final String EXTERNAL_REFERENCE_ID = "CamelCr3dentialsExternalReferenceId";

    @Metadata(
            description =
                    "How the terminal status was learnt: LIST, WEBHOOK (confirmed by a read of the session), READ (of an open session by its id) or BACKSTOP (read after its end of life)",
            javaType = "String",
            label = "consumer")
    public static final String LEARNT_BY = "CamelCr3dentialsLearntBy";

    @Metadata(
            description = "Which offer of the session to the route this is, counted from 1",
            javaType = "Integer",
            label = "consumer")
    public static final String DELIVERY_ATTEMPT = "CamelCr3dentialsDeliveryAttempt";

    @Metadata(description = "The platform to prove data from", javaType = "Long", label = "producer createSession")
    public static final String PLATFORM_ID = "CamelCr3dentialsPlatformId";

    @Metadata(
            description = "Free-form data about the person, sent as receiverData",
            javaType = "java.util.Map",
            label = "producer createSession")
    public static final String RECEIVER_DATA = "CamelCr3dentialsReceiverData";

    @Metadata(
            description = "Lifetime of the new session in hours",
            javaType = "Integer",
            label = "producer createSession")
    public static final String EXPIRES_IN_HOURS = "CamelCr3dentialsExpiresInHours";

    @Metadata(
            description = "Country the person's traffic leaves from",
            javaType = "String",
            label = "producer createSession")
    public static final String COUNTRY = "CamelCr3dentialsCountry";

    @Metadata(
            description = "Address the API calls when the session has ended",
            javaType = "String",
            label = "producer createSession")
    public static final String WEBHOOK_URL = "CamelCr3dentialsWebhookUrl";

    @Metadata(
            description = "Our id of the wish to create a session, which the ledger keeps",
            javaType = "String",
            label = "producer createSession")
    public static final String INTENT_ID = "CamelCr3dentialsIntentId";

    @Metadata(
            description = "Rows a page: read by listSessions, set to what the API used",
            javaType = "Integer",
            label = "producer listSessions")
    public static final String LIMIT = "CamelCr3dentialsLimit";

    @Metadata(
            description = "Rows skipped: read by listSessions, set to what the API used",
            javaType = "Integer",
            label = "producer listSessions")
    public static final String OFFSET = "CamelCr3dentialsOffset";

    @Metadata(description = "How many sessions match the filter", javaType = "Long", label = "producer listSessions")
    public static final String TOTAL = "CamelCr3dentialsTotal";

    @Metadata(
            description = "How many rows of the page could not be read and were passed over; the body's JSON has them",
            javaType = "Integer",
            label = "producer listSessions")
    public static final String UNREADABLE_ROWS = "CamelCr3dentialsUnreadableRows";

    @Metadata(
            description = "Whether an audit found nothing that detection had missed",
            javaType = "Boolean",
            label = "producer auditSessions")
    public static final String AUDIT_CLEAN = "CamelCr3dentialsAuditClean";

    @Metadata(
            description = "The component's scheme, the same header for every vendor",
            javaType = "String",
            label = "consumer")
    public static final String VERIFICATION_VENDOR = VerificationHeaders.VENDOR;

    @Metadata(
            description = "Id of the session, the same header for every vendor",
            javaType = "String",
            label = "consumer")
    public static final String VERIFICATION_SESSION_ID = VerificationHeaders.SESSION_ID;

    @Metadata(
            description = "Status of the session, the same header for every vendor",
            javaType = "String",
            label = "consumer")
    public static final String VERIFICATION_STATUS = VerificationHeaders.STATUS;

    @Metadata(
            description =
                    "How the session ended, the same header and words for every vendor: SUCCEEDED, PARTIAL, DECLINED, FAILED, CANCELLED, EXPIRED or TERMINATED",
            javaType = "String",
            label = "consumer")
    public static final String VERIFICATION_OUTCOME = VerificationHeaders.OUTCOME;

    @Metadata(
            description = "Your own reference where it is known, the same header for every vendor",
            javaType = "String",
            label = "consumer")
    public static final String VERIFICATION_REFERENCE = VerificationHeaders.REFERENCE;

    @Metadata(
            description = "When the session ended, as ISO-8601 text, the same header for every vendor",
            javaType = "String",
            label = "consumer")
    public static final String VERIFICATION_COMPLETED_AT = VerificationHeaders.COMPLETED_AT;

    private Cr3dentialsConstants() {}
}
