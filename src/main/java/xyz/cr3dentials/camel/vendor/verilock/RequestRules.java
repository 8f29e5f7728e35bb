package xyz.cr3dentials.camel.vendor.verilock;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import xyz.cr3dentials.camel.vendor.HttpsAddress;
import xyz.cr3dentials.camel.vendor.SessionId;

/**
 * Which of the documented rules are checked before a request is sent. Immutable.
 *
 * @param localRedirects accept http, localhost and addresses in redirect URLs, as a local sandbox needs them
 * @param additionalFields let fields of a JSON request pass that the documents do not name
 */
public record RequestRules(boolean localRedirects, boolean additionalFields) {

    /** Every documented rule. */
    public static final RequestRules DEFAULT = new RequestRules(false, false);

    private static final Pattern UUID =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");

    private static final List<String> FREQUENCIES = List.of("daily", "weekly");

    private static final int SHORTEST_LIFETIME_SECONDS = 300;
    private static final int LONGEST_LIFETIME_SECONDS = 86_400;
    private static final int LARGEST_PAGE = 100;
    private static final int LAST_YEAR = 9999;

    /** Returns every rule a creation breaks, one text each; empty when it may be sent. */
    public List<String> violations(CreateSessionRequest request) {
        List<String> violations = new ArrayList<>();
        String profileId = request.profileId();
        if (profileId == null || profileId.isBlank()) {
            violations.add("profile_id is missing: set it to the UUID of a profile of your account");
        } else if (!UUID.matcher(profileId).matches()) {
            violations.add("profile_id is no UUID: copy it whole, for example 3f0c9e1b-55d1-4c1e-9a57-0b7c2f0e7a10");
        }
        Integer seconds = request.expiresIn();
        if (seconds != null && (seconds < SHORTEST_LIFETIME_SECONDS || seconds > LONGEST_LIFETIME_SECONDS)) {
            violations.add(lifetimeViolation(seconds));
        }
        String redirectUrl = request.redirectUrl();
        if (redirectUrl != null) {
            String problem = HttpsAddress.problem(redirectUrl, localRedirects);
            if (problem != null) {
                violations.add("redirect_url " + problem);
            }
        }
        String frequency = request.monitoringFrequency();
        if (frequency != null && !FREQUENCIES.contains(frequency)) {
            violations.add("monitoring_frequency is not one of %s: take one of them, or leave it out for daily"
                    .formatted(String.join(" ", FREQUENCIES)));
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
        Integer page = request.page();
        if (page != null && page < 1) {
            violations.add("page is %s: it must be 1 or more".formatted(page));
        }
        Integer perPage = request.perPage();
        if (perPage != null && (perPage < 1 || perPage > LARGEST_PAGE)) {
            violations.add("per_page is %s: it must be between 1 and %s".formatted(perPage, LARGEST_PAGE));
        }
        LocalDate from = request.from();
        LocalDate to = request.to();
        addDateViolation("from", from, violations);
        addDateViolation("to", to, violations);
        if (from != null && to != null && from.isAfter(to)) {
            violations.add("from is after to: exchange them");
        }
        return List.copyOf(violations);
    }

    static String lifetimeViolation(long seconds) {
        return "expires_in is %s: it must be between %s and %s seconds, or absent for the vendor's hour"
                .formatted(seconds, SHORTEST_LIFETIME_SECONDS, LONGEST_LIFETIME_SECONDS);
    }

    static List<String> sessionIdViolations(String sessionId) {
        String problem = SessionId.problem(sessionId);
        return problem == null
                ? List.of()
                : List.of("session_id %s: set it to the id that createSession answered".formatted(problem));
    }

    private static void addDateViolation(String name, @Nullable LocalDate date, List<String> violations) {
        if (date != null && (date.getYear() < 0 || date.getYear() > LAST_YEAR)) {
            violations.add("%s is %s: it must be a date with a year of four digits".formatted(name, date));
        }
    }
}
