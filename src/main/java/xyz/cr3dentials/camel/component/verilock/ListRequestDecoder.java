package xyz.cr3dentials.camel.component.verilock;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import xyz.cr3dentials.camel.component.RequestField;
import xyz.cr3dentials.camel.http.InvalidRequestException;
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

    private final xyz.cr3dentials.camel.vendor.RequestFields fields;

    private ListRequestDecoder(ObjectNode given) {
        this.fields = xyz.cr3dentials.camel.vendor.RequestFields.ofKnown(given, FIELDS);
    }

    /**
     * Returns the request that the fields make.
     *
     * @throws InvalidRequestException naming every unknown field, every value of a wrong type and every broken rule
     */
    static ListSessionsRequest decode(ObjectNode fields) {
        ListRequestDecoder decoder = new ListRequestDecoder(fields);
        ListSessionsRequest request = decoder.request();
        if (decoder.fields.violations().isEmpty()) {
            return request;
        }
        throw new InvalidRequestException(
                VerilockConstants.SCHEME, VerilockOperation.listSessions.name(), decoder.fields.violations());
    }

    /** Returns every mistake in the fields, one text each. */
    static List<String> violations(ObjectNode fields) {
        ListRequestDecoder decoder = new ListRequestDecoder(fields);
        decoder.request();
        return decoder.fields.violations();
    }

    private ListSessionsRequest request() {
        String status = fields.text("status");
        ListSessionsRequest request = new ListSessionsRequest(
                fields.smallNumber("page"),
                fields.smallNumber("per_page"),
                status == null ? null : SessionStatus.of(status.strip()),
                date("from"),
                date("to"));
        fields.violations().addAll(RequestRules.violations(request));
        return request;
    }

    private @Nullable LocalDate date(String name) {
        String text = fields.text(name);
        try {
            return text == null ? null : LocalDate.parse(text.strip());
        } catch (DateTimeParseException e) {
            fields.violations().add("%s is no date: write it as 2026-11-20".formatted(name));
            return null;
        }
    }
}
