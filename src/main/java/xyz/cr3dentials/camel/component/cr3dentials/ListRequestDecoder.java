package xyz.cr3dentials.camel.component.cr3dentials;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
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

    private static final List<String> FIELDS =
            RequestFields.LIST_SESSIONS.stream().map(RequestField::name).toList();

    private ListRequestDecoder() {}

    /**
     * Returns the request that the fields make.
     *
     * @throws InvalidRequestException naming every unknown field, every value of a wrong type and every broken rule
     */
    static ListSessionsRequest decode(ObjectNode given) {
        xyz.cr3dentials.camel.vendor.RequestFields fields =
                xyz.cr3dentials.camel.vendor.RequestFields.ofKnown(given, FIELDS);
        String status = fields.text("status");
        ListSessionsRequest request = new ListSessionsRequest(
                status == null ? null : SessionStatus.of(status),
                fields.smallNumber("limit"),
                fields.smallNumber("offset"));
        fields.violations().addAll(RequestRules.violations(request));
        if (fields.violations().isEmpty()) {
            return request;
        }
        throw new InvalidRequestException(
                Cr3dentialsConstants.SCHEME, Cr3dentialsOperation.listSessions.name(), fields.violations());
    }
}
