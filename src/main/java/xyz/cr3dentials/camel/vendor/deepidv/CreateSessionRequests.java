package xyz.cr3dentials.camel.vendor.deepidv;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import xyz.cr3dentials.camel.http.InvalidRequestException;
import xyz.cr3dentials.camel.vendor.FieldNames;
import xyz.cr3dentials.camel.vendor.RequestFields;

/**
 * Reads creation requests that come as JSON, naming every mistake at once. Thread-safe.
 *
 * <p>Both spellings of the vendor's documents are read; when both are there, the camelCase one wins, as the vendor has it.
 */
public final class CreateSessionRequests {

    /** By the spelling of the vendor's reference, the other one, the same when there is none. */
    private static final Map<String, String> SPELLINGS = spellings();

    private static final List<String> FIELDS = List.copyOf(SPELLINGS.keySet());

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
        List<String> wrongTypes =
                violations.stream().map(CreateSessionRequests::field).toList();
        for (String violation : rules.violations(request)) {
            if (!wrongTypes.contains(field(violation))) {
                violations.add(violation);
            }
        }
        refuse(violations);
        return request;
    }

    private static CreateSessionRequest read(JsonNode json, List<String> violations) {
        if (!json.isObject()) {
            throw new InvalidRequestException(
                    DeepidvJson.VENDOR,
                    "createSession",
                    List.of("the body must be a JSON object with the fields " + String.join(", ", FIELDS)));
        }
        json.fieldNames().forEachRemaining(name -> {
            if (!SPELLINGS.containsKey(name) && !SPELLINGS.containsValue(name)) {
                violations.add(FieldNames.unknown(name, FIELDS));
            }
        });
        RequestFields fields = new RequestFields(json, violations);
        return new CreateSessionRequest(
                fields.text(spelling(json, "first_name")),
                fields.text(spelling(json, "last_name")),
                fields.text("email"),
                fields.text("phone"),
                fields.text(spelling(json, "external_id")),
                fields.flag(spelling(json, "send_email_invite")),
                fields.flag(spelling(json, "send_phone_invite")),
                fields.text(spelling(json, "workflow_id")),
                fields.text(spelling(json, "redirect_url")),
                hours(fields, spelling(json, "expires_in_hours")));
    }

    private static String spelling(JsonNode json, String name) {
        String camelCase = SPELLINGS.getOrDefault(name, name);
        return json.hasNonNull(camelCase) ? camelCase : name;
    }

    private static @Nullable Integer hours(RequestFields fields, String name) {
        Long hours = fields.wholeNumber(name);
        if (hours != null && hours != hours.intValue()) {
            fields.violations().add("%s is %s: it must be between 1 and 8760".formatted(name, hours));
            return null;
        }
        return hours == null ? null : Integer.valueOf(hours.intValue());
    }

    /** Returns the field that a violation begins with, in the spelling of the vendor's reference. */
    private static String field(String violation) {
        String name = violation.substring(0, violation.indexOf(' '));
        return SPELLINGS.entrySet().stream()
                .filter(spelling -> spelling.getValue().equals(name))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(name);
    }

    private static void refuse(List<String> violations) {
        if (!violations.isEmpty()) {
            throw new InvalidRequestException(DeepidvJson.VENDOR, "createSession", violations);
        }
    }

    private static Map<String, String> spellings() {
        Map<String, String> spellings = new LinkedHashMap<>();
        spellings.put("first_name", "firstName");
        spellings.put("last_name", "lastName");
        spellings.put("email", "email");
        spellings.put("phone", "phone");
        spellings.put("external_id", "externalId");
        spellings.put("send_email_invite", "sendEmailInvite");
        spellings.put("send_phone_invite", "sendPhoneInvite");
        spellings.put("workflow_id", "workflowId");
        spellings.put("redirect_url", "redirectUrl");
        spellings.put("expires_in_hours", "expiresInHours");
        return spellings;
    }
}
