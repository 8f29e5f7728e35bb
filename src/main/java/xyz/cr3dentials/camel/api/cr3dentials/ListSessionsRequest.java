package xyz.cr3dentials.camel.api.cr3dentials;

import org.jspecify.annotations.Nullable;
import xyz.cr3dentials.camel.api.Check;
import xyz.cr3dentials.camel.api.RequestForm;
import xyz.cr3dentials.camel.api.Rule;

/**
 * Which sessions to list; the vendor's defaults apply where a field is null.
 *
 * @param status one status to filter by
 * @param limit rows a page, 1 to 100; the vendor takes 20 when absent
 * @param offset rows to skip, 0 or more
 */
public record ListSessionsRequest(
        @Nullable SessionStatus status,
        @Nullable Integer limit,
        @Nullable Integer offset) {

    /** How a request for a list is read, checked and written. */
    public static final RequestForm<ListSessionsRequest> FORM = RequestForm.listing(
            Cr3dentialsApi.VENDOR,
            ListSessionsRequest.class,
            Rule.field(
                    "status", ListSessionsRequest::status, Check.notBlank("name one status, or leave it out for all")),
            Rule.between("limit", ListSessionsRequest::limit, 1, 100, ""),
            Rule.field("offset", ListSessionsRequest::offset, Check.atLeast(0)));

    ListSessionsRequest at(int otherLimit, int otherOffset) {
        return new ListSessionsRequest(status, otherLimit, otherOffset);
    }
}
