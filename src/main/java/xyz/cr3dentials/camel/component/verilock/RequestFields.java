package xyz.cr3dentials.camel.component.verilock;

import java.util.List;
import xyz.cr3dentials.camel.component.RequestField;

/** The fields of the vendor's requests, and where a message or an endpoint may set them. */
final class RequestFields {

    static final RequestField<VerilockConfiguration> SESSION_ID = RequestField.of(
            "id", "sessionId", VerilockConstants.SESSION_ID, VerilockRequestConfiguration::getSessionId);

    static final RequestField<VerilockConfiguration> EXTERNAL_ID = RequestField.of(
            "external_id", "externalId", VerilockConstants.EXTERNAL_ID, VerilockRequestConfiguration::getExternalId);

    static final List<RequestField<VerilockConfiguration>> CREATE_SESSION = List.of(
            RequestField.of(
                    "profile_id",
                    "profileId",
                    VerilockConstants.PROFILE_ID,
                    VerilockRequestConfiguration::getProfileId),
            // Options show in logs as part of an endpoint's address, so personal fields have none.
            RequestField.of("applicant_email", "applicantEmail", VerilockConstants.APPLICANT_EMAIL, options -> null),
            RequestField.of("applicant_name", "applicantName", VerilockConstants.APPLICANT_NAME, options -> null),
            EXTERNAL_ID,
            RequestField.of(
                    "redirect_url",
                    "redirectUrl",
                    VerilockConstants.REDIRECT_URL,
                    VerilockRequestConfiguration::getRedirectUrl),
            RequestField.of(
                    "expires_in",
                    "expiresIn",
                    VerilockConstants.EXPIRES_IN,
                    VerilockRequestConfiguration::getExpiresIn),
            RequestField.ofObject("metadata", VerilockConstants.METADATA),
            RequestField.of(
                    "monitoring_enabled",
                    "monitoringEnabled",
                    VerilockConstants.MONITORING_ENABLED,
                    VerilockRequestConfiguration::getMonitoringEnabled),
            RequestField.of(
                    "monitoring_frequency",
                    "monitoringFrequency",
                    VerilockConstants.MONITORING_FREQUENCY,
                    VerilockRequestConfiguration::getMonitoringFrequency));

    static final List<RequestField<VerilockConfiguration>> LIST_SESSIONS = List.of(
            RequestField.of("page", VerilockConstants.PAGE, VerilockRequestConfiguration::getPage),
            RequestField.of(
                    "per_page", "perPage", VerilockConstants.PER_PAGE, VerilockRequestConfiguration::getPerPage),
            RequestField.of("status", VerilockConstants.STATUS, VerilockRequestConfiguration::getStatus),
            RequestField.of("from", VerilockConstants.FROM, VerilockRequestConfiguration::getFrom),
            RequestField.of("to", VerilockConstants.TO, VerilockRequestConfiguration::getTo));

    private RequestFields() {}
}
