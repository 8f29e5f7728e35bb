package xyz.cr3dentials.camel.component.deepidv;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import xyz.cr3dentials.camel.component.RequestField;
import xyz.cr3dentials.camel.http.InvalidRequestException;
import xyz.cr3dentials.camel.vendor.Timestamps;
import xyz.cr3dentials.camel.vendor.deepidv.ListSessionsRequest;
import xyz.cr3dentials.camel.vendor.deepidv.RequestRules;

/**
 * Makes a typed list request of collected fields, in either spelling. Numbers, flags and times may come as text, as headers
 * and query parameters bring them; a field nobody knows is refused, since a misspelt one would be lost in silence. Every
 * violation of one request is reported.
 */
final class ListRequestDecoder {

    private static final List<String> FIELDS =
            RequestFields.LIST_SESSIONS.stream().map(RequestField::name).toList();

    private final xyz.cr3dentials.camel.vendor.RequestFields fields;

    private ListRequestDecoder(ObjectNode json) {
        for (RequestField<DeepidvConfiguration> field : RequestFields.LIST_SESSIONS) {
            normalize(json, field);
        }
        this.fields = xyz.cr3dentials.camel.vendor.RequestFields.ofKnown(json, FIELDS);
    }

    /** Returns the request that the fields make. */
    static ListSessionsRequest decode(ObjectNode json) {
        ListRequestDecoder decoder = new ListRequestDecoder(json);
        ListSessionsRequest request = decoder.request();
        List<String> violations = Stream.concat(
                        decoder.fields.violations().stream(), RequestRules.violations(request).stream())
                .toList();
        if (violations.isEmpty()) {
            return request;
        }
        throw new InvalidRequestException(DeepidvConstants.SCHEME, DeepidvOperation.listSessions.name(), violations);
    }

    private ListSessionsRequest request() {
        return new ListSessionsRequest(
                fields.smallNumber("limit"),
                fields.text("next_token"),
                time("start_date"),
                time("end_date"),
                fields.flag("by_organization"),
                fields.text("external_id"),
                fields.text("workflow_id"));
    }

    /** Of both spellings in one body the camelCase one wins, as the vendor has it. */
    private static void normalize(ObjectNode json, RequestField<DeepidvConfiguration> field) {
        String alias = field.alias();
        if (alias != null && json.has(alias)) {
            json.set(field.name(), json.remove(alias));
        }
    }

    private @Nullable Instant time(String name) {
        String text = fields.text(name);
        Instant time = text == null ? null : Timestamps.parse(text);
        if (text != null && time == null) {
            fields.violations()
                    .add("%s is not a time: write it in ISO-8601, like 2026-11-20T10:00:00Z".formatted(name));
        }
        return time;
    }
}
