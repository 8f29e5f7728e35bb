package xyz.cr3dentials.camel.vendor.cr3dentials;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import xyz.cr3dentials.camel.vendor.HttpsAddress;
import xyz.cr3dentials.camel.vendor.SessionId;

/**
 * Which of the documented rules are checked before a request is sent. Immutable.
 *
 * @param anyCountry accept countries the documents do not list, for when the vendor adds one
 * @param localWebhooks accept http, localhost and addresses in webhook URLs, as a local sandbox needs them
 * @param additionalFields let fields of a JSON request pass that the documents do not name
 */
public record RequestRules(boolean anyCountry, boolean localWebhooks, boolean additionalFields) {

    /** Every documented rule. */
    public static final RequestRules DEFAULT = new RequestRules(false, false, false);

    /** The countries the vendor's API reference lists. */
    public static final List<String> COUNTRIES = List.of("US", "IN", "DE", "GB", "JP", "SG", "AU", "BR");

    private static final int LONGEST_LIFETIME_HOURS = 168;
    private static final int LARGEST_PAGE = 100;

    /** Returns every rule a creation breaks, one text each; empty when it may be sent. */
    public List<String> violations(CreateSessionRequest request) {
        List<String> violations = new ArrayList<>();
        Long platformId = request.platformId();
        if (platformId == null) {
            violations.add("platformId is missing: set it to the id of a platform that listPlatforms shows");
        } else if (platformId < 1) {
            violations.add("platformId is %s: it must be 1 or more".formatted(platformId));
        }
        Integer hours = request.expiresInHours();
        if (hours != null && (hours < 1 || hours > LONGEST_LIFETIME_HOURS)) {
            violations.add("expiresInHours is %s: it must be between 1 and %s, or absent for the vendor's maximum"
                    .formatted(hours, LONGEST_LIFETIME_HOURS));
        }
        addCountryViolation(request.country(), violations);
        String webhookUrl = request.webhookUrl();
        if (webhookUrl != null) {
            String problem = HttpsAddress.problem(webhookUrl, localWebhooks);
            if (problem != null) {
                violations.add("webhookUrl " + problem);
            }
        }
        return List.copyOf(violations);
    }

    /** Returns every rule a list request breaks, one text each; empty when it may be sent. */
    public static List<String> violations(ListSessionsRequest request) {
        List<String> violations = new ArrayList<>();
        SessionStatus status = request.status();
        if (status != null && status.value().isBlank()) {
            violations.add("status is blank: name one status, or leave it out for all");
        }
        Integer limit = request.limit();
        if (limit != null && (limit < 1 || limit > LARGEST_PAGE)) {
            violations.add("limit is %s: it must be between 1 and %s".formatted(limit, LARGEST_PAGE));
        }
        Integer offset = request.offset();
        if (offset != null && offset < 0) {
            violations.add("offset is %s: it must be 0 or more".formatted(offset));
        }
        return List.copyOf(violations);
    }

    static List<String> sessionIdViolations(String sessionId) {
        String problem = SessionId.problem(sessionId);
        return problem == null
                ? List.of()
                : List.of("sessionId %s: set it to the id that createSession answered".formatted(problem));
    }

    private void addCountryViolation(@Nullable String country, List<String> violations) {
        if (country == null || COUNTRIES.contains(country)) {
            return;
        }
        if (country.isBlank()) {
            violations.add("country is blank: name one, or leave it out for the vendor's choice");
        } else if (!anyCountry) {
            String upperCase = country.strip().toUpperCase(Locale.ROOT);
            violations.add("country is not one of %s%s"
                    .formatted(
                            String.join(" ", COUNTRIES),
                            COUNTRIES.contains(upperCase)
                                    ? ": write it " + upperCase
                                    : ": take one of them, or allow any country when the vendor has added one"));
        }
    }
}
