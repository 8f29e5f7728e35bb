package xyz.cr3dentials.camel.component.verilock;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import xyz.cr3dentials.camel.component.RequestField;
import xyz.cr3dentials.camel.http.InvalidRequestException;
import xyz.cr3dentials.camel.vendor.FieldNames;
import xyz.cr3dentials.camel.vendor.verilock.ListSessionsRequest;
import xyz.cr3dentials.camel.vendor.verilock.RequestRules;
import xyz.cr3dentials.camel.vendor.verilock.SessionStatus;

/**
 * Makes a typed list request of collected fields. Numbers may come as text, as headers and query parameters bring them; a
 * field nobody knows is refused, since a misspelt one would be lost in silence. Every violation of one request is
 * reported.
 */
final class ListRequestDecoder {

    private static final List<String> FIELDS =
            RequestFields.LIST_SESSIONS.stream().map(RequestField::name).toList();

    private final List<String> violations = new ArrayList<>();
    private final xyz.cr3dentials.camel.vendor.RequestFields fields;

    private ListRequestDecoder(ObjectNode given) {
        ObjectNode present = given.objectNode();
        given.properties().forEach(field -> {
            if (!FIELDS.contains(field.getKey())) {
                violations.add(FieldNames.unknown(field.getKey(), FIELDS));
            } else if (!isBlank(field.getValue())) {
                present.set(field.getKey(), field.getValue());
            }
        });
        this.fields = new xyz.cr3dentials.camel.vendor.RequestFields(present, violations);
    }

    /**
     * Returns the request that the fields make.
     *
     * @throws InvalidRequestException naming every unknown field, every value of a wrong type and every broken rule
     */
    static ListSessionsRequest decode(ObjectNode fields) {
        ListRequestDecoder decoder = new ListRequestDecoder(fields);
        ListSessionsRequest request = decoder.request();
        if (decoder.violations.isEmpty()) {
            return request;
        }
        throw new InvalidRequestException(
                VerilockConstants.SCHEME, VerilockOperation.listSessions.name(), decoder.violations);
    }

    /** Returns every mistake in the fields, one text each. */
    static List<String> violations(ObjectNode fields) {
        ListRequestDecoder decoder = new ListRequestDecoder(fields);
        decoder.request();
        return decoder.violations;
    }

    private ListSessionsRequest request() {
        String status = fields.text("status");
        ListSessionsRequest request = new ListSessionsRequest(
                number("page"),
                number("per_page"),
                status == null ? null : SessionStatus.of(status.strip()),
                date("from"),
                date("to"));
        violations.addAll(RequestRules.violations(request));
        return request;
    }

    private @Nullable Integer number(String name) {
        Long number = fields.wholeNumber(name);
        if (number != null && number != number.intValue()) {
            violations.add("%s is too large".formatted(name));
            return null;
        }
        return number == null ? null : Integer.valueOf(number.intValue());
    }

    private @Nullable LocalDate date(String name) {
        String text = fields.text(name);
        try {
            return text == null ? null : LocalDate.parse(text.strip());
        } catch (DateTimeParseException e) {
            violations.add("%s is no date: write it as 2026-11-20".formatted(name));
            return null;
        }
    }

    /** Expressions make a blank text of a missing parameter. */
    private static boolean isBlank(JsonNode value) {
        return value.isTextual() && value.textValue().isBlank();
    }
}
