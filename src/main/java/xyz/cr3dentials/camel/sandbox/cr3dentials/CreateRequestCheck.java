package xyz.cr3dentials.camel.sandbox.cr3dentials;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import xyz.cr3dentials.camel.sandbox.Switches;

/** Finds everything that is wrong with the body of a create request. */
final class CreateRequestCheck {

    private static final Set<String> COUNTRIES = Set.of("US", "IN", "DE", "GB", "JP", "SG", "AU", "BR");
    private static final String COUNTRY_NAMES = "US, IN, DE, GB, JP, SG, AU, BR";
    private static final Set<String> FIELDS =
            Set.of("platformId", "receiverData", "expiresInHours", "country", "webhookUrl", "externalReferenceId");

    private final Switches switches;

    CreateRequestCheck(Switches switches) {
        this.switches = switches;
    }

    /** Empty when the request is fine; whether the platform exists is not looked at. */
    List<String> problems(JsonNode request) {
        List<String> problems = new ArrayList<>();
        if (!isWhole(request.path("platformId"))) {
            problems.add("platformId must be an integer number");
        }
        hours(request, problems);
        optional(request, "receiverData", JsonNode::isObject, "receiverData must be an object", problems);
        optional(
                request,
                "country",
                value -> value.isTextual() && COUNTRIES.contains(value.textValue()),
                "country must be one of the following values: " + COUNTRY_NAMES,
                problems);
        boolean local = switches.get(Cr3dentialsSwitches.LOCAL_WEBHOOKS);
        optional(
                request,
                "webhookUrl",
                value -> value.isTextual() && WebhookUrlRule.accepts(value.textValue(), local),
                "webhookUrl must be an https URL with a valid top-level domain",
                problems);
        optional(request, "externalReferenceId", JsonNode::isTextual, "externalReferenceId must be a string", problems);
        if (switches.get(Cr3dentialsSwitches.REFUSE_UNKNOWN_FIELDS)) {
            request.fieldNames().forEachRemaining(name -> {
                if (!FIELDS.contains(name)) {
                    problems.add("property " + name + " should not exist");
                }
            });
        }
        return problems;
    }

    private void hours(JsonNode request, List<String> problems) {
        JsonNode hours = request.path("expiresInHours");
        if (isAbsent(hours)) {
            return;
        }
        int most = switches.get(Cr3dentialsSwitches.MAXIMUM_HOURS);
        if (!isWhole(hours)) {
            problems.add("expiresInHours must be an integer number");
        } else if (hours.longValue() > most) {
            problems.add("expiresInHours must not be greater than " + most);
        } else if (hours.longValue() < 1) {
            problems.add("expiresInHours must not be less than 1");
        }
    }

    private static void optional(
            JsonNode request, String field, Predicate<JsonNode> fits, String problem, List<String> problems) {
        JsonNode value = request.path(field);
        if (!isAbsent(value) && !fits.test(value)) {
            problems.add(problem);
        }
    }

    private static boolean isAbsent(JsonNode value) {
        return value.isMissingNode() || value.isNull();
    }

    private static boolean isWhole(JsonNode value) {
        return value.isIntegralNumber() && value.canConvertToLong();
    }
}
