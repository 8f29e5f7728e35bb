package xyz.cr3dentials.camel.vendor.cr3dentials;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import xyz.cr3dentials.camel.http.InvalidRequestException;
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
        RequestFields fields = fields(json, RequestRules.DEFAULT);
        CreateSessionRequest request = read(fields);
        fields.refuse(Cr3dentialsJson.VENDOR, List.of(), UnaryOperator.identity());
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
        fields.refuse(Cr3dentialsJson.VENDOR, rules.violations(request), UnaryOperator.identity());
        return request;
    }

    private static RequestFields fields(JsonNode json, RequestRules rules) {
        return RequestFields.ofCreation(json, Cr3dentialsJson.VENDOR, FIELDS, FIELDS, rules.additionalFields());
    }

    private static CreateSessionRequest read(RequestFields fields) {
        return new CreateSessionRequest(
                fields.wholeNumber("platformId"),
                fields.map("receiverData"),
                hours(fields),
                fields.text("country"),
                fields.text("webhookUrl"),
                fields.text("externalReferenceId"),
                fields.additional(FIELDS));
    }

    private static @Nullable Integer hours(RequestFields fields) {
        Long hours = fields.wholeNumber("expiresInHours");
        if (hours != null && hours != hours.intValue()) {
            fields.violations().add("expiresInHours is %s: it must be between 1 and 168".formatted(hours));
            return null;
        }
        return hours == null ? null : Integer.valueOf(hours.intValue());
    }
}
