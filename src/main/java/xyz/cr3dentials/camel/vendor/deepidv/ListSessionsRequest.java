package xyz.cr3dentials.camel.vendor.deepidv;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which sessions to list; the vendor's defaults apply where a field is null. There is no filter by status.
 *
 * <p>The vendor looks by one thing only: an external id goes before a workflow, a workflow before the organization, and
 * without any of them it lists the key's own sessions.
 *
 * @param limit rows a page, 1 to 500; the vendor takes 50 when absent
 * @param nextToken the token of the page before, null for the first page
 * @param startDate earliest moment, inclusive
 * @param endDate latest moment, inclusive
 * @param byOrganization whether the whole organization's sessions are listed; false when absent
 * @param externalId the caller's reference
 * @param workflowId the workflow
 */
public record ListSessionsRequest(
        @Nullable Integer limit,
        @Nullable String nextToken,
        @Nullable Instant startDate,
        @Nullable Instant endDate,
        @Nullable Boolean byOrganization,
        @Nullable String externalId,
        @Nullable String workflowId) {

    /** Everything the vendor lists by itself. */
    public static final ListSessionsRequest ALL = new ListSessionsRequest(null, null, null, null, null, null, null);

    /** Returns the request for sessions with the caller's own reference. */
    public static ListSessionsRequest withExternalId(String externalId) {
        return new ListSessionsRequest(null, null, null, null, null, externalId, null);
    }

    ListSessionsRequest page(int rows, @Nullable String token) {
        return new ListSessionsRequest(rows, token, startDate, endDate, byOrganization, externalId, workflowId);
    }

    /** Names the filters, not the token. */
    @Override
    public String toString() {
        return "ListSessionsRequest[limit=%s, startDate=%s, endDate=%s, byOrganization=%s, externalId=%s, workflowId=%s]"
                .formatted(limit, startDate, endDate, byOrganization, externalId, workflowId);
    }
}
