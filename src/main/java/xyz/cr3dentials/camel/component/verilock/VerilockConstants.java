package xyz.cr3dentials.camel.component.verilock;

import org.apache.camel.spi.Metadata;
import xyz.cr3dentials.camel.component.message.HeaderTexts;
import xyz.cr3dentials.camel.component.message.SharedHeaders;

/** Names of the message headers that the component reads and sets. */
public final class VerilockConstants implements SharedHeaders.OfEvents {

    /** The component's scheme, which is the vendor's name in the session ledger. */
    public static final String SCHEME = "verilock";

    @Metadata(
            description = "Id of the session: read by getSession, set on every message about one session",
            javaType = "String")
    public static final String SESSION_ID = "CamelVerilockSessionId";

    @Metadata(
            description = "Status of the session: set on messages about one session, read by listSessions as filter",
            javaType = "String")
    public static final String STATUS = "CamelVerilockStatus";

    @Metadata(description = HeaderTexts.EXPIRES_AT, javaType = "java.time.Instant")
    public static final String EXPIRES_AT = "CamelVerilockExpiresAt";

    @Metadata(description = "When the session reached its terminal status", javaType = "java.time.Instant")
    public static final String COMPLETED_AT = "CamelVerilockCompletedAt";

    @Metadata(
            description =
                    "Your own reference: read by createSession and getSession, set where an answer or the ledger knows it",
            javaType = "String")
    public static final String EXTERNAL_ID = "CamelVerilockExternalId";

    @Metadata(description = HeaderTexts.LEARNT_BY, javaType = "String", label = "consumer")
    public static final String LEARNT_BY = "CamelVerilockLearntBy";

    @Metadata(description = HeaderTexts.DELIVERY_ATTEMPT, javaType = "Integer", label = "consumer")
    public static final String DELIVERY_ATTEMPT = "CamelVerilockDeliveryAttempt";

    @Metadata(
            description = "The profile whose steps and thresholds the new session has",
            javaType = "String",
            label = "producer createSession")
    public static final String PROFILE_ID = "CamelVerilockProfileId";

    @Metadata(
            description = "The person's e-mail address; personal",
            javaType = "String",
            label = "producer createSession")
    public static final String APPLICANT_EMAIL = "CamelVerilockApplicantEmail";

    @Metadata(description = "The person's name; personal", javaType = "String", label = "producer createSession")
    public static final String APPLICANT_NAME = "CamelVerilockApplicantName";

    @Metadata(
            description = "Where the person goes after the verification",
            javaType = "String",
            label = "producer createSession")
    public static final String REDIRECT_URL = "CamelVerilockRedirectUrl";

    @Metadata(
            description = "Lifetime of the new session in seconds",
            javaType = "Integer",
            label = "producer createSession")
    public static final String EXPIRES_IN = "CamelVerilockExpiresIn";

    @Metadata(
            description = "Free keys and values that the API keeps with the session",
            javaType = "java.util.Map",
            label = "producer createSession")
    public static final String METADATA = "CamelVerilockMetadata";

    @Metadata(
            description = "Whether the API screens an approved person again and again; it does not when absent",
            javaType = "Boolean",
            label = "producer createSession")
    public static final String MONITORING_ENABLED = "CamelVerilockMonitoringEnabled";

    @Metadata(
            description = "How often the API screens the person again, daily or weekly",
            javaType = "String",
            label = "producer createSession")
    public static final String MONITORING_FREQUENCY = "CamelVerilockMonitoringFrequency";

    @Metadata(description = HeaderTexts.INTENT_ID, javaType = "String", label = "producer createSession")
    public static final String INTENT_ID = "CamelVerilockIntentId";

    @Metadata(
            description = "The page, from 1: read by listSessions, set to what the API used",
            javaType = "Integer",
            label = "producer listSessions")
    public static final String PAGE = "CamelVerilockPage";

    @Metadata(
            description = "Rows a page: read by listSessions, set to what the API used",
            javaType = "Integer",
            label = "producer listSessions")
    public static final String PER_PAGE = "CamelVerilockPerPage";

    @Metadata(
            description = "Only sessions created on this day or later, a date or text as 2026-11-20",
            javaType = "java.time.LocalDate",
            label = "producer listSessions")
    public static final String FROM = "CamelVerilockFrom";

    @Metadata(
            description = "Only sessions created on this day or earlier, a date or text as 2026-11-20",
            javaType = "java.time.LocalDate",
            label = "producer listSessions")
    public static final String TO = "CamelVerilockTo";

    @Metadata(description = HeaderTexts.TOTAL, javaType = "Long", label = "producer listSessions")
    public static final String TOTAL = "CamelVerilockTotal";

    @Metadata(description = HeaderTexts.UNREADABLE_ROWS, javaType = "Integer", label = "producer listSessions")
    public static final String UNREADABLE_ROWS = "CamelVerilockUnreadableRows";

    @Metadata(description = HeaderTexts.AUDIT_CLEAN, javaType = "Boolean", label = "producer auditSessions")
    public static final String AUDIT_CLEAN = "CamelVerilockAuditClean";

    private VerilockConstants() {}
}
