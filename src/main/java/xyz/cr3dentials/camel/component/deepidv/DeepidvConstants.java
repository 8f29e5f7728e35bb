package xyz.cr3dentials.camel.component.deepidv;

import org.apache.camel.spi.Metadata;
import xyz.cr3dentials.camel.component.VerificationHeaders;

/** Names of the message headers that the component reads and sets. */
public final class DeepidvConstants {

    /** The component's scheme, which is the vendor's name in the session ledger. */
    public static final String SCHEME = "deepidv";

    @Metadata(
            description =
                    "Id of the session: read by getSession and updateStatus, set on every message about one session",
            javaType = "String")
    public static final String SESSION_ID = "CamelDeepidvSessionId";

    @Metadata(description = "Status of the session: set on messages about one session", javaType = "String")
    public static final String STATUS = "CamelDeepidvStatus";

    @Metadata(description = "When the session ends by itself, where the API says so", javaType = "java.time.Instant")
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

    @Metadata(
            description =
                    "How the terminal status was learnt: LIST, WEBHOOK or REDIRECT (confirmed by a read of the session), READ (of an open session by its id) or BACKSTOP (read after its end of life)",
            javaType = "String",
            label = "consumer")
    public static final String LEARNT_BY = "CamelDeepidvLearntBy";

    @Metadata(
            description = "Which offer of the session to the route this is, counted from 1",
            javaType = "Integer",
            label = "consumer")
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

    @Metadata(
            description = "Our id of the wish to create a session, which the ledger keeps",
            javaType = "String",
            label = "producer createSession")
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

    @Metadata(
            description = "How many rows of the page could not be read and were passed over; the body's JSON has them",
            javaType = "Integer",
            label = "producer listSessions")
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

    @Metadata(
            description = "Whether an audit found nothing that detection had missed",
            javaType = "Boolean",
            label = "producer auditSessions")
    public static final String AUDIT_CLEAN = "CamelDeepidvAuditClean";

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
                    "How the session ended, the same header and words for every vendor: SUCCEEDED, DECLINED, FAILED, CANCELLED or EXPIRED",
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

    @Metadata(
            description = "The vendor's word for the kind of an event, the same header for every vendor",
            javaType = "String",
            label = "consumer events")
    public static final String VERIFICATION_EVENT_TYPE = VerificationHeaders.EVENT_TYPE;

    @Metadata(
            description =
                    "What tells an event from every other, repetitions left out; the same header for every vendor",
            javaType = "String",
            label = "consumer events")
    public static final String VERIFICATION_EVENT_ID = VerificationHeaders.EVENT_ID;

    private DeepidvConstants() {}
}
