package xyz.cr3dentials.camel.api.verilock;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import xyz.cr3dentials.camel.api.Check;
import xyz.cr3dentials.camel.api.Leniency;
import xyz.cr3dentials.camel.api.RequestForm;
import xyz.cr3dentials.camel.api.Rule;

/**
 * What a new verification session shall be; only fields that are set are sent, under the vendor's names.
 *
 * @param profileId {@code profile_id}, the UUID of the profile that sets steps, thresholds and document types; required
 *     by the vendor
 * @param applicantEmail {@code applicant_email}, the person's address; personal
 * @param applicantName {@code applicant_name}, the person's name; personal
 * @param externalId {@code external_id}, the caller's own reference
 * @param redirectUrl {@code redirect_url}, where the person goes afterwards
 * @param expiresIn {@code expires_in}, lifetime in seconds, 300 to 86400; the vendor takes 3600 when absent
 * @param metadata free keys and values, kept out of every log
 * @param monitoringEnabled {@code monitoring_enabled}, whether the vendor screens an approved person again and again; it
 *     does not when absent
 * @param monitoringFrequency {@code monitoring_frequency}, {@code daily} or {@code weekly}; the vendor takes daily when
 *     absent
 * @param additional further fields by their names, which must be none of those above; kept out of every log
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CreateSessionRequest(
        @JsonProperty("profile_id") @Nullable String profileId,
        @JsonProperty("applicant_email") @Nullable String applicantEmail,
        @JsonProperty("applicant_name") @Nullable String applicantName,
        @JsonProperty("external_id") @Nullable String externalId,
        @JsonProperty("redirect_url") @Nullable String redirectUrl,
        @JsonProperty("expires_in") @Nullable Integer expiresIn,
        @JsonProperty("metadata") @Nullable Map<String, Object> metadata,
        @JsonProperty("monitoring_enabled") @Nullable Boolean monitoringEnabled,
        @JsonProperty("monitoring_frequency") @Nullable String monitoringFrequency,
        @JsonAnyGetter @Nullable Map<String, Object> additional) {

    /** How a creation is read, checked and written. */
    public static final RequestForm<CreateSessionRequest> FORM = RequestForm.creation(
            VerilockApi.VENDOR,
            CreateSessionRequest.class,
            Rule.field("profile_id", CreateSessionRequest::profileId, CreateSessionRequest::profileProblem),
            Rule.between(
                    "expires_in",
                    CreateSessionRequest::expiresIn,
                    300,
                    86_400,
                    " seconds, or absent for the vendor's hour"),
            Rule.field("redirect_url", CreateSessionRequest::redirectUrl, Check.httpsAddress()),
            Rule.field(
                    "monitoring_frequency",
                    CreateSessionRequest::monitoringFrequency,
                    Check.oneOf(List.of("daily", "weekly"), "take one of them, or leave it out for daily")));

    private static final Pattern UUID =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");

    /** Creates a request without continuous monitoring. */
    public CreateSessionRequest(
            @Nullable String profileId,
            @Nullable String applicantEmail,
            @Nullable String applicantName,
            @Nullable String externalId,
            @Nullable String redirectUrl,
            @Nullable Integer expiresIn,
            @Nullable Map<String, Object> metadata) {
        this(profileId, applicantEmail, applicantName, externalId, redirectUrl, expiresIn, metadata, null, null, null);
    }

    /** Names the fields without personal data and without the redirect address, which may carry a token. */
    @Override
    public String toString() {
        return "CreateSessionRequest[profileId=%s, externalId=%s, expiresIn=%s]"
                .formatted(profileId, externalId, expiresIn);
    }

    private static @Nullable String profileProblem(@Nullable String profileId, Leniency leniency) {
        if (profileId == null || profileId.isBlank()) {
            return "is missing: set it to the UUID of a profile of your account";
        }
        return UUID.matcher(profileId).matches()
                ? null
                : "is no UUID: copy it whole, for example 3f0c9e1b-55d1-4c1e-9a57-0b7c2f0e7a10";
    }
}
