package xyz.cr3dentials.camel.vendor.cr3dentials;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import xyz.cr3dentials.camel.http.InvalidRequestException;
import xyz.cr3dentials.camel.vendor.FieldNames;
import xyz.cr3dentials.camel.vendor.RequestFields;

/** Reads creation requests that come as JSON, naming every mistake at once. Thread-safe. */
public final class CreateSessionRequests {

    private static final List<String> FIELDS =
            List.of("platformId", "receiverData", "expiresInHours", "country", "webhookUrl", "externalReferenceId");

    private CreateSessionRequests() {}

    /**
     * Reads a request whose fields may still be completed, so only their names and types are checked.
     *
     * @throws InvalidRequestException naming every unknown field and every value of a wrong type
     */
    public static CreateSessionRequest fromJson(JsonNode json) {
        List<String> violations = new ArrayList<>();
        CreateSessionRequest request = read(json, violations);
        refuse(violations);
        return request;
    }

    /**
     * Reads a complete request.
     *
     * @throws InvalidRequestException naming every unknown field, every value of a wrong type and every broken rule
     */
    public static CreateSessionRequest fromJson(JsonNode json, RequestRules rules) {
        List<String> violations = new ArrayList<>();
        CreateSessionRequest request = read(json, violations);
        for (String violation : rules.violations(request)) {
            String field = violation.substring(0, violation.indexOf(' '));
            if (violations.stream().noneMatch(known -> known.startsWith(field + " "))) {
                violations.add(violation);
            }
        }
        refuse(violations);
        return request;
    }

    private static CreateSessionRequest read(JsonNode json, List<String> violations) {
        if (!json.isObject()) {
            throw new InvalidRequestException(
                    Cr3dentialsJson.VENDOR,
                    "createSession",
                    List.of("the body must be a JSON object with the fields " + String.join(", ", FIELDS)));
        }
        Set<String> known = Set.copyOf(FIELDS);
        json.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                violations.add(FieldNames.unknown(name, FIELDS));
            }
        });
        RequestFields fields = new RequestFields(json, violations);
        return new CreateSessionRequest(
                fields.wholeNumber("platformId"),
                fields.map("receiverData"),
                hours(fields, violations),
                fields.text("country"),
                fields.text("webhookUrl"),
                fields.text("externalReferenceId"));
    }

    private static @Nullable Integer hours(RequestFields fields, List<String> violations) {
        Long hours = fields.wholeNumber("expiresInHours");
        if (hours != null && hours != hours.intValue()) {
            violations.add("expiresInHours is %s: it must be between 1 and 168".formatted(hours));
            return null;
        }
        return hours == null ? null : Integer.valueOf(hours.intValue());
    }

    private static void refuse(List<String> violations) {
        if (!violations.isEmpty()) {
            throw new InvalidRequestException(Cr3dentialsJson.VENDOR, "createSession", violations);
        }
    }
}
