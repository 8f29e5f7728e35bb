package xyz.cr3dentials.camel.component.deepidv;

import org.apache.camel.spi.Metadata;
import xyz.cr3dentials.camel.component.message.HeaderTexts;
import xyz.cr3dentials.camel.component.message.SharedHeaders;

/** Names of the message headers that the component reads and sets. */
public final class DeepidvConstants implements SharedHeaders.OfEvents {

    /** The component's scheme, which is the vendor's name in the session ledger. */
    public static final String SCHEME = "deepidv";

    @Metadata(
            description =
                    "Id of the session: read by getSession and updateStatus, set on every message about one session",
            javaType = "String")
    public static final String SESSION_ID = "CamelDeepidvSessionId";

    @Metadata(description = "Status of the session: set on messages about one session", javaType = "String")
    public static final String STATUS = "CamelDeepidvStatus";

    @Metadata(description = HeaderTexts.EXPIRES_AT, javaType = "java.time.Instant")
    public static final String EXPIRES_AT = "CamelDeepidvExpiresAt";

    @Metadata(
            description =
                    "When the session ended: the time of its last change, updated_at, as the API names no time of its end",
            javaType = "java.time.Instant")
    public static final String COMPLETED_AT = "CamelDeepidvCompletedAt";

    @Metadata(
            description =
                    "Your own reference: read by createSession, getSession and listSessions, set where an answer or the ledger knows it",
            javaType = "String")
    public static final String EXTERNAL_ID = "CamelDeepidvExternalId";

    @Metadata(description = HeaderTexts.LEARNT_BY, javaType = "String", label = "consumer")
    public static final String LEARNT_BY = "CamelDeepidvLearntBy";

    @Metadata(description = HeaderTexts.DELIVERY_ATTEMPT, javaType = "Integer", label = "consumer")
    public static final String DELIVERY_ATTEMPT = "CamelDeepidvDeliveryAttempt";

    @Metadata(description = "The person's first name", javaType = "String", label = "producer createSession")
    public static final String FIRST_NAME = "CamelDeepidvFirstName";

    @Metadata(description = "The person's last name", javaType = "String", label = "producer createSession")
    public static final String LAST_NAME = "CamelDeepidvLastName";

    @Metadata(description = "The person's e-mail address", javaType = "String", label = "producer createSession")
    public static final String EMAIL = "CamelDeepidvEmail";

    @Metadata(
            description = "The person's phone number in E.164 form, for example +15550100123",
            javaType = "String",
            label = "producer createSession")
    public static final String PHONE = "CamelDeepidvPhone";

    @Metadata(
            description = "Whether the vendor e-mails an invitation to the person; it does unless this is false",
            javaType = "Boolean",
            label = "producer createSession")
    public static final String SEND_EMAIL_INVITE = "CamelDeepidvSendEmailInvite";

    @Metadata(
            description = "Whether the vendor sends the person an invitation by SMS; it does unless this is false",
            javaType = "Boolean",
            label = "producer createSession")
    public static final String SEND_PHONE_INVITE = "CamelDeepidvSendPhoneInvite";

    @Metadata(
            description = "The workflow: run by the session that createSession makes, looked for by listSessions",
            javaType = "String",
            label = "producer")
    public static final String WORKFLOW_ID = "CamelDeepidvWorkflowId";

    @Metadata(
            description = "Address the person's browser returns to",
            javaType = "String",
            label = "producer createSession")
    public static final String REDIRECT_URL = "CamelDeepidvRedirectUrl";

    @Metadata(
            description = "Lifetime of the new session in hours",
            javaType = "Integer",
            label = "producer createSession")
    public static final String EXPIRES_IN_HOURS = "CamelDeepidvExpiresInHours";

    @Metadata(description = HeaderTexts.INTENT_ID, javaType = "String", label = "producer createSession")
    public static final String INTENT_ID = "CamelDeepidvIntentId";

    @Metadata(
            description = "The decision to set: VERIFIED or REJECTED",
            javaType = "String",
            label = "producer updateStatus")
    public static final String NEW_STATUS = "CamelDeepidvNewStatus";

    @Metadata(description = "Rows a page", javaType = "Integer", label = "producer listSessions")
    public static final String LIMIT = "CamelDeepidvLimit";

    @Metadata(
            description = "Where the next page begins: read by listSessions, set by it unless the page was the last",
            javaType = "String",
            label = "producer listSessions")
    public static final String NEXT_TOKEN = "CamelDeepidvNextToken";

    @Metadata(description = HeaderTexts.UNREADABLE_ROWS, javaType = "Integer", label = "producer listSessions")
    public static final String UNREADABLE_ROWS = "CamelDeepidvUnreadableRows";

    @Metadata(
            description = "Earliest moment to list, inclusive; an Instant or ISO-8601 text",
            javaType = "java.time.Instant",
            label = "producer listSessions")
    public static final String START_DATE = "CamelDeepidvStartDate";

    @Metadata(
            description = "Latest moment to list, inclusive; an Instant or ISO-8601 text",
            javaType = "java.time.Instant",
            label = "producer listSessions")
    public static final String END_DATE = "CamelDeepidvEndDate";

    @Metadata(
            description = "Whether the whole organization's sessions are listed",
            javaType = "Boolean",
            label = "producer listSessions")
    public static final String BY_ORGANIZATION = "CamelDeepidvByOrganization";

    @Metadata(
            description =
                    "What the person's browser says of the outcome: success (submitted, not approved), failed, abandoned or another word; not proven",
            javaType = "String",
            label = "producer receiveRedirect")
    public static final String REDIRECT_STATUS = "CamelDeepidvRedirectStatus";

    @Metadata(
            description = "Why the person did not succeed, as the browser says; not proven",
            javaType = "String",
            label = "producer receiveRedirect")
    public static final String REDIRECT_REASON = "CamelDeepidvRedirectReason";

    @Metadata(description = HeaderTexts.AUDIT_CLEAN, javaType = "Boolean", label = "producer auditSessions")
    public static final String AUDIT_CLEAN = "CamelDeepidvAuditClean";

    private DeepidvConstants() {}
}
