package xyz.cr3dentials.camel.vendor.deepidv;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import xyz.cr3dentials.camel.http.InvalidRequestException;
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

    private static final Set<String> SPELT = Stream.concat(SPELLINGS.keySet().stream(), SPELLINGS.values().stream())
            .collect(Collectors.toUnmodifiableSet());

    private CreateSessionRequests() {}

    /**
     * Reads a request whose fields may still be completed, so only their names and types are checked.
     *
     * @throws InvalidRequestException naming every unknown field and every value of a wrong type
     */
    public static CreateSessionRequest fromJson(JsonNode json) {
        RequestFields fields = fields(json, RequestRules.DEFAULT);
        CreateSessionRequest request = read(fields);
        fields.refuse(DeepidvJson.VENDOR, List.of(), CreateSessionRequests::documented);
        return request;
    }

    /**
     * Reads a complete request.
     *
     * @throws InvalidRequestException naming every unknown field, every value of a wrong type and every broken rule
     */
    public static CreateSessionRequest fromJson(JsonNode json, RequestRules rules) {
        RequestFields fields = fields(json, rules);
        CreateSessionRequest request = read(fields);
        fields.refuse(DeepidvJson.VENDOR, rules.violations(request), CreateSessionRequests::documented);
        return request;
    }

    private static RequestFields fields(JsonNode json, RequestRules rules) {
        return RequestFields.ofCreation(json, DeepidvJson.VENDOR, SPELT, FIELDS, rules.additionalFields());
    }

    private static CreateSessionRequest read(RequestFields fields) {
        return new CreateSessionRequest(
                fields.text(spelling(fields, "first_name")),
                fields.text(spelling(fields, "last_name")),
                fields.text("email"),
                fields.text("phone"),
                fields.text(spelling(fields, "external_id")),
                fields.flag(spelling(fields, "send_email_invite")),
                fields.flag(spelling(fields, "send_phone_invite")),
                fields.text(spelling(fields, "workflow_id")),
                fields.text(spelling(fields, "redirect_url")),
                hours(fields, spelling(fields, "expires_in_hours")),
                fields.additional(SPELT));
    }

    private static String spelling(RequestFields fields, String name) {
        String camelCase = SPELLINGS.getOrDefault(name, name);
        return fields.json().hasNonNull(camelCase) ? camelCase : name;
    }

    private static @Nullable Integer hours(RequestFields fields, String name) {
        Long hours = fields.wholeNumber(name);
        if (hours != null && hours != hours.intValue()) {
            fields.violations().add("%s is %s: it must be between 1 and 8760".formatted(name, hours));
            return null;
        }
        return hours == null ? null : Integer.valueOf(hours.intValue());
    }

    /** Returns a field's name in the spelling of the vendor's reference. */
    private static String documented(String name) {
        return SPELLINGS.entrySet().stream()
                .filter(spelling -> spelling.getValue().equals(name))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(name);
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
