package xyz.cr3dentials.camel.component.deepidv;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import xyz.cr3dentials.camel.component.RequestField;

/** The fields of the vendor's requests, in both of its spellings, and where a message or an endpoint may set them. */
final class RequestFields {

    static final RequestField<DeepidvConfiguration> SESSION_ID =
            RequestField.of("id", "sessionId", DeepidvConstants.SESSION_ID, DeepidvRequestConfiguration::getSessionId);

    static final RequestField<DeepidvConfiguration> EXTERNAL_ID = field(
            "external_id", "externalId", DeepidvConstants.EXTERNAL_ID, DeepidvRequestConfiguration::getExternalId);

    static final RequestField<DeepidvConfiguration> NEW_STATUS =
            field("new_status", "newStatus", DeepidvConstants.NEW_STATUS, DeepidvRequestConfiguration::getNewStatus);

    /** What is personal, and has therefore no option. */
    private static final List<RequestField<DeepidvConfiguration>> PERSON = List.of(
            field("first_name", "firstName", DeepidvConstants.FIRST_NAME, options -> null),
            field("last_name", "lastName", DeepidvConstants.LAST_NAME, options -> null),
            RequestField.of("email", DeepidvConstants.EMAIL, options -> null),
            RequestField.of("phone", DeepidvConstants.PHONE, options -> null));

    private static final List<RequestField<DeepidvConfiguration>> SESSION = List.of(
            EXTERNAL_ID,
            field(
                    "send_email_invite",
                    "sendEmailInvite",
                    DeepidvConstants.SEND_EMAIL_INVITE,
                    DeepidvRequestConfiguration::getSendEmailInvite),
            field(
                    "send_phone_invite",
                    "sendPhoneInvite",
                    DeepidvConstants.SEND_PHONE_INVITE,
                    DeepidvRequestConfiguration::getSendPhoneInvite),
            field(
                    "workflow_id",
                    "workflowId",
                    DeepidvConstants.WORKFLOW_ID,
                    DeepidvRequestConfiguration::getWorkflowId),
            field(
                    "redirect_url",
                    "redirectUrl",
                    DeepidvConstants.REDIRECT_URL,
                    DeepidvRequestConfiguration::getRedirectUrl),
            field(
                    "expires_in_hours",
                    "expiresInHours",
                    DeepidvConstants.EXPIRES_IN_HOURS,
                    DeepidvRequestConfiguration::getExpiresInHours));

    static final List<RequestField<DeepidvConfiguration>> CREATE_SESSION =
            Stream.concat(PERSON.stream(), SESSION.stream()).toList();

    static final List<RequestField<DeepidvConfiguration>> LIST_SESSIONS = List.of(
            RequestField.of("limit", DeepidvConstants.LIMIT, DeepidvRequestConfiguration::getLimit),
            field("next_token", "nextToken", DeepidvConstants.NEXT_TOKEN, DeepidvRequestConfiguration::getNextToken),
            field("start_date", "startDate", DeepidvConstants.START_DATE, DeepidvRequestConfiguration::getStartDate),
            field("end_date", "endDate", DeepidvConstants.END_DATE, DeepidvRequestConfiguration::getEndDate),
            field(
                    "by_organization",
                    "byOrganization",
                    DeepidvConstants.BY_ORGANIZATION,
                    options -> options.isByOrganization() ? Boolean.TRUE : null),
            EXTERNAL_ID,
            field(
                    "workflow_id",
                    "workflowId",
                    DeepidvConstants.WORKFLOW_ID,
                    DeepidvRequestConfiguration::getWorkflowId));

    private RequestFields() {}

    /** Returns every field that an address may set. */
    static Stream<RequestField<DeepidvConfiguration>> withOption() {
        return Stream.of(SESSION.stream(), LIST_SESSIONS.stream(), Stream.of(SESSION_ID, NEW_STATUS))
                .flatMap(fields -> fields);
    }

    /** The vendor takes both spellings in a body; the one in camelCase wins, as the vendor has it. */
    private static RequestField<DeepidvConfiguration> field(
            String name, String camelCase, String header, Function<DeepidvConfiguration, @Nullable Object> option) {
        return RequestField.of(name, camelCase, header, option).withAlias(camelCase);
    }
}
