package xyz.cr3dentials.camel.api.cr3dentials;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import xyz.cr3dentials.camel.api.Check;
import xyz.cr3dentials.camel.api.Leniency;
import xyz.cr3dentials.camel.api.RequestForm;
import xyz.cr3dentials.camel.api.Rule;

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

    /** The countries the vendor's API reference lists. */
    public static final List<String> COUNTRIES = List.of("US", "IN", "DE", "GB", "JP", "SG", "AU", "BR");

    /** How a creation is read, checked and written. */
    public static final RequestForm<CreateSessionRequest> FORM = RequestForm.creation(
            Cr3dentialsApi.VENDOR,
            CreateSessionRequest.class,
            Rule.field(
                    "platformId",
                    CreateSessionRequest::platformId,
                    Check.required("set it to the id of a platform that listPlatforms shows", Check.atLeast(1))),
            Rule.between(
                    "expiresInHours",
                    CreateSessionRequest::expiresInHours,
                    1,
                    168,
                    ", or absent for the vendor's maximum"),
            Rule.field("country", CreateSessionRequest::country, CreateSessionRequest::countryProblem),
            Rule.field("webhookUrl", CreateSessionRequest::webhookUrl, Check.httpsAddress()));

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

    private static @Nullable String countryProblem(@Nullable String country, Leniency leniency) {
        if (country == null || COUNTRIES.contains(country)) {
            return null;
        }
        if (country.isBlank()) {
            return "is blank: name one, or leave it out for the vendor's choice";
        }
        String upperCase = country.strip().toUpperCase(Locale.ROOT);
        return Check.oneOf(
                        COUNTRIES,
                        COUNTRIES.contains(upperCase)
                                ? "write it " + upperCase
                                : "take one of them, or allow any country when the vendor has added one")
                .problem(country, leniency);
    }
}
