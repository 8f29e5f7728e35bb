package xyz.cr3dentials.camel.vendor.deepidv;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import xyz.cr3dentials.camel.vendor.HttpsAddress;
import xyz.cr3dentials.camel.vendor.SessionId;

/**
 * Which of the documented rules are checked before a request is sent. Immutable. No text quotes personal data.
 *
 * @param localRedirects accept http, localhost and addresses in redirect URLs, as a local sandbox needs them
 * @param additionalFields let fields of a JSON request pass that the documents do not name
 */
public record RequestRules(boolean localRedirects, boolean additionalFields) {

    /** Every documented rule. */
    public static final RequestRules DEFAULT = new RequestRules(false, false);

    private static final int LONGEST_LIFETIME_HOURS = 8760;
    private static final int LARGEST_PAGE = 500;

    /** The pattern of the vendor's own SDK. */
    private static final Pattern PHONE = Pattern.compile("\\+[1-9]\\d{9,14}");

    /** No more than every e-mail address has; the vendor decides about the rest. */
    private static final Pattern EMAIL = Pattern.compile("[^\\s@]+@[^\\s@]+");

    /** Returns every rule a creation breaks, one text each; empty when it may be sent. */
    public List<String> violations(CreateSessionRequest request) {
        List<String> violations = new ArrayList<>();
        require("first_name", request.firstName(), "the person's first name", violations);
        require("last_name", request.lastName(), "the person's last name", violations);
        if (require("email", request.email(), "the person's e-mail address", violations)
                && !EMAIL.matcher(String.valueOf(request.email())).matches()) {
            violations.add("email is not an e-mail address: write it like name@example.com");
        }
        if (require("phone", request.phone(), "the person's phone number", violations)
                && !PHONE.matcher(String.valueOf(request.phone())).matches()) {
            violations.add("phone is not in E.164 form: write + and 10 to 15 digits without spaces, like +15550100123");
        }
        refuseBlank("external_id", request.externalId(), violations);
        refuseBlank("workflow_id", request.workflowId(), violations);
        String redirectUrl = request.redirectUrl();
        String problem = redirectUrl == null ? null : HttpsAddress.problem(redirectUrl, localRedirects);
        if (problem != null) {
            violations.add("redirect_url " + problem);
        }
        Integer hours = request.expiresInHours();
        if (hours != null && (hours < 1 || hours > LONGEST_LIFETIME_HOURS)) {
            violations.add("expiresInHours is %s: it must be between 1 and %s, or absent for the vendor's default"
                    .formatted(hours, LONGEST_LIFETIME_HOURS));
        }
        return List.copyOf(violations);
    }

    /** Returns every rule a list request breaks, one text each; empty when it may be sent. */
    public static List<String> violations(ListSessionsRequest request) {
        List<String> violations = new ArrayList<>();
        Integer limit = request.limit();
        if (limit != null && (limit < 1 || limit > LARGEST_PAGE)) {
            violations.add("limit is %s: it must be between 1 and %s".formatted(limit, LARGEST_PAGE));
        }
        refuseBlank("next_token", request.nextToken(), violations);
        refuseBlank("external_id", request.externalId(), violations);
        refuseBlank("workflow_id", request.workflowId(), violations);
        Instant start = request.startDate();
        Instant end = request.endDate();
        if (start != null && end != null && start.isAfter(end)) {
            violations.add("start_date is after end_date: swap them");
        }
        return List.copyOf(violations);
    }

    static List<String> sessionIdViolations(String sessionId) {
        String problem = SessionId.problem(sessionId);
        return problem == null
                ? List.of()
                : List.of("id %s: set it to the id that createSession answered".formatted(problem));
    }

    static List<String> decisionViolations(SessionStatus status) {
        return SessionStatus.DECISIONS.contains(status)
                ? List.of()
                : List.of("new_status is not one of VERIFIED REJECTED: the vendor lets nothing else be set");
    }

    private static boolean require(String field, @Nullable String value, String meaning, List<String> violations) {
        if (value == null) {
            violations.add("%s is missing: set it to %s".formatted(field, meaning));
        } else if (value.isBlank()) {
            violations.add("%s is blank: set it to %s".formatted(field, meaning));
        }
        return value != null && !value.isBlank();
    }

    private static void refuseBlank(String field, @Nullable String value, List<String> violations) {
        if (value != null && value.isBlank()) {
            violations.add("%s is blank: set it, or leave it out".formatted(field));
        }
    }
}
