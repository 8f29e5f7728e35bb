package xyz.cr3dentials.camel.component.cr3dentials;

import java.util.List;
import xyz.cr3dentials.camel.component.RequestField;

/** The fields of the vendor's requests, and where a message or an endpoint may set them. */
final class RequestFields {

    static final RequestField<Cr3dentialsConfiguration> SESSION_ID = RequestField.of(
            "sessionId", Cr3dentialsConstants.SESSION_ID, Cr3dentialsRequestConfiguration::getSessionId);

    static final RequestField<Cr3dentialsConfiguration> EXTERNAL_REFERENCE_ID = RequestField.of(
            "externalReferenceId",
            Cr3dentialsConstants.EXTERNAL_REFERENCE_ID,
            Cr3dentialsRequestConfiguration::getExternalReferenceId);

    static final List<RequestField<Cr3dentialsConfiguration>> CREATE_SESSION = List.of(
            RequestField.of(
                    "platformId", Cr3dentialsConstants.PLATFORM_ID, Cr3dentialsRequestConfiguration::getPlatformId),
            RequestField.ofObject("receiverData", Cr3dentialsConstants.RECEIVER_DATA),
            RequestField.of(
                    "expiresInHours",
                    Cr3dentialsConstants.EXPIRES_IN_HOURS,
                    Cr3dentialsRequestConfiguration::getExpiresInHours),
            RequestField.of("country", Cr3dentialsConstants.COUNTRY, Cr3dentialsRequestConfiguration::getCountry),
            RequestField.of(
                    "webhookUrl", Cr3dentialsConstants.WEBHOOK_URL, Cr3dentialsRequestConfiguration::getWebhookUrl),
            EXTERNAL_REFERENCE_ID);

    static final List<RequestField<Cr3dentialsConfiguration>> LIST_SESSIONS = List.of(
            RequestField.of("status", Cr3dentialsConstants.STATUS, Cr3dentialsRequestConfiguration::getStatus),
            RequestField.of("limit", Cr3dentialsConstants.LIMIT, Cr3dentialsRequestConfiguration::getLimit),
            RequestField.of("offset", Cr3dentialsConstants.OFFSET, Cr3dentialsRequestConfiguration::getOffset));

    private RequestFields() {}
}
