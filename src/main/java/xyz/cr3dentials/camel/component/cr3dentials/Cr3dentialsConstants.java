package xyz.cr3dentials.camel.component.cr3dentials;

import org.apache.camel.spi.Metadata;
import xyz.cr3dentials.camel.component.message.HeaderTexts;
import xyz.cr3dentials.camel.component.message.SharedHeaders;

/** Names of the message headers that the component reads and sets. */
public final class Cr3dentialsConstants implements SharedHeaders {

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

    @Metadata(description = HeaderTexts.EXPIRES_AT, javaType = "java.time.Instant")
    public static final String EXPIRES_AT = "CamelCr3dentialsExpiresAt";

    @Metadata(description = "When the session reached its terminal status", javaType = "java.time.Instant")
    public static final String COMPLETED_AT = "CamelCr3dentialsCompletedAt";

    @Metadata(
            description = "Your own reference: read by createSession, set where an answer or the ledger knows it",
            javaType = "String")
    public static final String EXTERNAL_REFERENCE_ID = "CamelCr3dentialsExternalReferenceId";

    @Metadata(description = HeaderTexts.LEARNT_BY, javaType = "String", label = "consumer")
    public static final String LEARNT_BY = "CamelCr3dentialsLearntBy";

    @Metadata(description = HeaderTexts.DELIVERY_ATTEMPT, javaType = "Integer", label = "consumer")
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

    @Metadata(description = HeaderTexts.INTENT_ID, javaType = "String", label = "producer createSession")
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

    @Metadata(description = HeaderTexts.TOTAL, javaType = "Long", label = "producer listSessions")
    public static final String TOTAL = "CamelCr3dentialsTotal";

    @Metadata(description = HeaderTexts.UNREADABLE_ROWS, javaType = "Integer", label = "producer listSessions")
    public static final String UNREADABLE_ROWS = "CamelCr3dentialsUnreadableRows";

    @Metadata(description = HeaderTexts.AUDIT_CLEAN, javaType = "Boolean", label = "producer auditSessions")
    public static final String AUDIT_CLEAN = "CamelCr3dentialsAuditClean";

    private Cr3dentialsConstants() {}
}
