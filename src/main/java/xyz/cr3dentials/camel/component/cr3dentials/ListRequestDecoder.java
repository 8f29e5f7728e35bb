package xyz.cr3dentials.camel.component.cr3dentials;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import xyz.cr3dentials.camel.component.RequestField;
import xyz.cr3dentials.camel.http.InvalidRequestException;
import xyz.cr3dentials.camel.vendor.cr3dentials.ListSessionsRequest;
import xyz.cr3dentials.camel.vendor.cr3dentials.RequestRules;
import xyz.cr3dentials.camel.vendor.cr3dentials.SessionStatus;

/**
 * Makes a typed list request of collected fields. Numbers may come as text, as headers and query parameters bring them; a field
 * nobody knows is refused, since a misspelt one would be lost in silence. Every violation of one request is reported.
 */
final class ListRequestDecoder {

    private static final Pattern WHOLE_NUMBER = Pattern.compile("[+-]?[0-9]{1,18}");

    private final ObjectNode fields;
    private final List<String> violations = new ArrayList<>();

    private ListRequestDecoder(ObjectNode fields, List<RequestField<Cr3dentialsConfiguration>> known) {
        this.fields = fields;
        List<String> names = known.stream().map(RequestField::name).collect(Collectors.toList());
        fields.fieldNames().forEachRemaining(name -> {
            if (!names.contains(name)) {
                violations.add("%s: unknown field; use %s".formatted(printable(name), String.join(", ", names)));
            }
        });
    }

    /** Returns the request that the fields make; numbers may come as text. */
    static ListSessionsRequest decode(ObjectNode fields) {
        ListRequestDecoder decoder = new ListRequestDecoder(fields, RequestFields.LIST_SESSIONS);
        String status = decoder.text("status");
        ListSessionsRequest request = new ListSessionsRequest(
                status == null ? null : SessionStatus.of(status),
                decoder.smallNumber("limit"),
                decoder.smallNumber("offset"));
        decoder.violations.addAll(RequestRules.violations(request));
        if (decoder.violations.isEmpty()) {
            return request;
        }
        throw new InvalidRequestException(
                Cr3dentialsConstants.SCHEME, Cr3dentialsOperation.listSessions.name(), decoder.violations);
    }

    private @Nullable Long wholeNumber(String name) {
        JsonNode node = fields.path(name);
        if (absent(node)) {
            return null;
        }
        if (node.isIntegralNumber() && node.canConvertToLong()) {
            return node.longValue();
        }
        if (node.isTextual() && WHOLE_NUMBER.matcher(node.textValue().strip()).matches()) {
            return Long.valueOf(node.textValue().strip());
        }
        violations.add("%s: not a whole number; give digits only, for example 7".formatted(name));
        return null;
    }

    private @Nullable Integer smallNumber(String name) {
        Long number = wholeNumber(name);
        if (number == null) {
            return null;
        }
        if (number < Integer.MIN_VALUE || number > Integer.MAX_VALUE) {
            violations.add("%s: the number is too large".formatted(name));
            return null;
        }
        return number.intValue();
    }

    private @Nullable String text(String name) {
        JsonNode node = fields.path(name);
        if (absent(node)) {
            return null;
        }
        if (node.isValueNode()) {
            return node.asText();
        }
        violations.add("%s: not a text; give a string".formatted(name));
        return null;
    }

    private static boolean absent(JsonNode node) {
        return node.isMissingNode()
                || node.isNull()
                || (node.isTextual() && node.textValue().isBlank());
    }

    /** A name is the caller's text: long or strange ones are not repeated whole. */
    private static String printable(String name) {
        String safe = name.replaceAll("[^A-Za-z0-9_.-]", "?");
        return safe.length() > 40 ? safe.substring(0, 40) + "..." : safe;
    }
}
