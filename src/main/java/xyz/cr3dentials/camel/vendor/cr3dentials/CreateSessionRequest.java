package xyz.cr3dentials.camel.vendor.cr3dentials;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a new browser session shall be; only fields that are set are sent.
 *
 * @param platformId the platform to prove data from; required by the vendor
 * @param receiverData free-form data about the person, kept out of every log
 * @param expiresInHours lifetime in hours, 1 to 168; the vendor takes its maximum when absent
 * @param country exit country of the vendor's proxy, for example {@code DE}
 * @param webhookUrl https address the vendor calls when the session has ended
 * @param externalReferenceId the caller's own reference
 * @param additional further fields by their names, which must be none of those above; kept out of every log
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CreateSessionRequest(
        @Nullable Long platformId,
        @Nullable Map<String, Object> receiverData,
        @Nullable Integer expiresInHours,
        @Nullable String country,
        @Nullable String webhookUrl,
        @Nullable String externalReferenceId,
        @JsonAnyGetter @Nullable Map<String, Object> additional) {

    /** Creates a request of the documented fields. */
    public CreateSessionRequest(
            @Nullable Long platformId,
            @Nullable Map<String, Object> receiverData,
            @Nullable Integer expiresInHours,
            @Nullable String country,
            @Nullable String webhookUrl,
            @Nullable String externalReferenceId) {
        this(platformId, receiverData, expiresInHours, country, webhookUrl, externalReferenceId, null);
    }

    /** Returns the request with another webhook address. */
    public CreateSessionRequest withWebhookUrl(String url) {
        return new CreateSessionRequest(
                platformId, receiverData, expiresInHours, country, url, externalReferenceId, additional);
    }

    /** Names the fields without personal data and without the webhook address, which carries a token. */
    @Override
    public String toString() {
        return "CreateSessionRequest[platformId=%s, expiresInHours=%s, country=%s, externalReferenceId=%s]"
                .formatted(platformId, expiresInHours, country, externalReferenceId);
    }
}
