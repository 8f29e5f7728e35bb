package xyz.cr3dentials.camel.vendor.verilock;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Map;
import org.jspecify.annotations.Nullable;

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
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CreateSessionRequest(
        @JsonProperty("profile_id") @Nullable String profileId,
        @JsonProperty("applicant_email") @Nullable String applicantEmail,
        @JsonProperty("applicant_name") @Nullable String applicantName,
        @JsonProperty("external_id") @Nullable String externalId,
        @JsonProperty("redirect_url") @Nullable String redirectUrl,
        @JsonProperty("expires_in") @Nullable Integer expiresIn,
        @JsonProperty("metadata") @Nullable Map<String, Object> metadata) {

    /** Names the fields without personal data and without the redirect address, which may carry a token. */
    @Override
    public String toString() {
        return "CreateSessionRequest[profileId=%s, externalId=%s, expiresIn=%s]"
                .formatted(profileId, externalId, expiresIn);
    }
}
