package xyz.cr3dentials.camel.vendor.verilock;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import xyz.cr3dentials.camel.http.InvalidRequestException;
import xyz.cr3dentials.camel.vendor.RequestFields;

/** Reads creation requests that come as JSON, naming every mistake at once. Thread-safe. */
public final class CreateSessionRequests {

    private static final List<String> FIELDS = List.of(
            "profile_id",
            "applicant_email",
            "applicant_name",
            "external_id",
            "redirect_url",
            "expires_in",
            "metadata",
            "monitoring_enabled",
            "monitoring_frequency");

    private CreateSessionRequests() {}

    /**
     * Reads a request whose fields may still be completed, so only their names and types are checked.
     *
     * @throws InvalidRequestException naming every unknown field and every value of a wrong type
     */
    public static CreateSessionRequest fromJson(JsonNode json) {
        RequestFields fields = fields(json, RequestRules.DEFAULT);
        CreateSessionRequest request = read(fields);
        fields.refuse(VerilockJson.VENDOR, List.of(), UnaryOperator.identity());
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
        fields.refuse(VerilockJson.VENDOR, rules.violations(request), UnaryOperator.identity());
        return request;
    }

    private static RequestFields fields(JsonNode json, RequestRules rules) {
        return RequestFields.ofCreation(json, VerilockJson.VENDOR, FIELDS, FIELDS, rules.additionalFields());
    }

    private static CreateSessionRequest read(RequestFields fields) {
        return new CreateSessionRequest(
                fields.text("profile_id"),
                fields.text("applicant_email"),
                fields.text("applicant_name"),
                fields.text("external_id"),
                fields.text("redirect_url"),
                seconds(fields),
                fields.map("metadata"),
                fields.flag("monitoring_enabled"),
                fields.text("monitoring_frequency"),
                fields.additional(FIELDS));
    }

    private static @Nullable Integer seconds(RequestFields fields) {
        Long seconds = fields.wholeNumber("expires_in");
        if (seconds != null && seconds != seconds.intValue()) {
            fields.violations().add(RequestRules.lifetimeViolation(seconds));
            return null;
        }
        return seconds == null ? null : Integer.valueOf(seconds.intValue());
    }
}
