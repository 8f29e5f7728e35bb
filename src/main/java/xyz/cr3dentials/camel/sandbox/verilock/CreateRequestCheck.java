package xyz.cr3dentials.camel.sandbox.verilock;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import xyz.cr3dentials.camel.sandbox.Switches;

/** Finds everything that is wrong with the body of a create request. */
final class CreateRequestCheck {

    private static final Pattern UUID = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
    private static final Set<String> FIELDS = Set.of(
            "profile_id",
            "applicant_email",
            "applicant_name",
            "external_id",
            "redirect_url",
            "expires_in",
            "metadata",
            "monitoring_enabled",
            "monitoring_frequency");

    private static final Set<String> FREQUENCIES = Set.of("daily", "weekly");

    private final Switches switches;

    CreateRequestCheck(Switches switches) {
        this.switches = switches;
    }

    /** Empty when the request is fine. */
    FieldProblems problems(JsonNode request) {
        FieldProblems problems = new FieldProblems();
        JsonNode profile = request.path("profile_id");
        if (isAbsent(profile)) {
            problems.add("profile_id", "The profile id field is required.");
        } else if (!profile.isTextual() || !UUID.matcher(profile.textValue()).matches()) {
            problems.add("profile_id", "The profile id must be a valid UUID.");
        }
        for (String field : Set.of("applicant_email", "applicant_name", "external_id")) {
            optional(request, field, JsonNode::isTextual, "must be a string", problems);
        }
        optional(request, "redirect_url", CreateRequestCheck::isUrl, "must be a valid URL", problems);
        optional(request, "metadata", JsonNode::isObject, "must be an object", problems);
        optional(request, "expires_in", CreateRequestCheck::isWhole, "must be an integer", problems);
        optional(request, "monitoring_enabled", JsonNode::isBoolean, "must be true or false", problems);
        optional(
                request,
                "monitoring_frequency",
                value -> value.isTextual() && FREQUENCIES.contains(value.textValue()),
                "must be daily or weekly",
                problems);
        JsonNode seconds = request.path("expires_in");
        if (isWhole(seconds) && seconds.longValue() < 300) {
            problems.add("expires_in", "must be at least 300");
        } else if (isWhole(seconds) && seconds.longValue() > 86_400) {
            problems.add("expires_in", "must not be greater than 86400");
        }
        if (switches.get(VerilockSwitches.REFUSE_UNKNOWN_FIELDS)) {
            request.fieldNames().forEachRemaining(name -> {
                if (!FIELDS.contains(name)) {
                    problems.add(name, "is not a known field");
                }
            });
        }
        return problems;
    }

    private static void optional(
            JsonNode request, String field, Predicate<JsonNode> fits, String problem, FieldProblems problems) {
        JsonNode value = request.path(field);
        if (!isAbsent(value) && !fits.test(value)) {
            problems.add(field, problem);
        }
    }

    private static boolean isAbsent(JsonNode value) {
        return value.isMissingNode() || value.isNull();
    }

    private static boolean isWhole(JsonNode value) {
        return value.isIntegralNumber() && value.canConvertToLong();
    }

    private static boolean isUrl(JsonNode value) {
        if (!value.isTextual()) {
            return false;
        }
        try {
            URI url = new URI(value.textValue());
            String scheme = url.getScheme();
            return url.getHost() != null && ("https".equalsIgnoreCase(scheme) || "http".equalsIgnoreCase(scheme));
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
