package xyz.cr3dentials.camel.component.cr3dentials;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One field of a request, and where a message or an endpoint may set it.
 *
 * @param name the field's name in a body, which is also the endpoint option's
 * @param header the message header that overrides body and option
 * @param option reads the endpoint option; answers null when it is not set
 */
record RequestField(String name, String header, Function<Cr3dentialsConfiguration, @Nullable Object> option) {

    static final RequestField SESSION_ID = new RequestField(
            "sessionId", Cr3dentialsConstants.SESSION_ID, Cr3dentialsRequestConfiguration::getSessionId);

    static final RequestField EXTERNAL_REFERENCE_ID = new RequestField(
            "externalReferenceId",
            Cr3dentialsConstants.EXTERNAL_REFERENCE_ID,
            Cr3dentialsRequestConfiguration::getExternalReferenceId);

    static final List<RequestField> CREATE_SESSION = List.of(
            new RequestField(
                    "platformId", Cr3dentialsConstants.PLATFORM_ID, Cr3dentialsRequestConfiguration::getPlatformId),
            new RequestField("receiverData", Cr3dentialsConstants.RECEIVER_DATA, options -> null),
            new RequestField(
                    "expiresInHours",
                    Cr3dentialsConstants.EXPIRES_IN_HOURS,
                    Cr3dentialsRequestConfiguration::getExpiresInHours),
            new RequestField("country", Cr3dentialsConstants.COUNTRY, Cr3dentialsRequestConfiguration::getCountry),
            new RequestField(
                    "webhookUrl", Cr3dentialsConstants.WEBHOOK_URL, Cr3dentialsRequestConfiguration::getWebhookUrl),
            EXTERNAL_REFERENCE_ID);

    static final List<RequestField> LIST_SESSIONS = List.of(
            new RequestField("status", Cr3dentialsConstants.STATUS, Cr3dentialsRequestConfiguration::getStatus),
            new RequestField("limit", Cr3dentialsConstants.LIMIT, Cr3dentialsRequestConfiguration::getLimit),
            new RequestField("offset", Cr3dentialsConstants.OFFSET, Cr3dentialsRequestConfiguration::getOffset));
}
