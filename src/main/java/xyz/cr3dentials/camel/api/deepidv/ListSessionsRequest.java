package xyz.cr3dentials.camel.api.deepidv;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import xyz.cr3dentials.camel.api.Check;
import xyz.cr3dentials.camel.api.RequestForm;
import xyz.cr3dentials.camel.api.Rule;

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
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ListSessionsRequest(
        @Nullable Integer limit,

        @JsonProperty("next_token") @JsonAlias("nextToken") @Nullable
        String nextToken,

        @JsonProperty("start_date") @JsonAlias("startDate") @JsonSerialize(using = ToStringSerializer.class) @Nullable
        Instant startDate,

        @JsonProperty("end_date") @JsonAlias("endDate") @JsonSerialize(using = ToStringSerializer.class) @Nullable
        Instant endDate,

        @JsonProperty("by_organization") @JsonAlias("byOrganization") @Nullable
        Boolean byOrganization,

        @JsonProperty("external_id") @JsonAlias("externalId") @Nullable
        String externalId,

        @JsonProperty("workflow_id") @JsonAlias("workflowId") @Nullable
        String workflowId) {

    /** How a request for a list is read, checked and written. */
    public static final RequestForm<ListSessionsRequest> FORM = RequestForm.listing(
            DeepidvApi.VENDOR,
            ListSessionsRequest.class,
            Rule.between("limit", ListSessionsRequest::limit, 1, 500, ""),
            Rule.field("next_token", ListSessionsRequest::nextToken, Check.notBlank("set it, or leave it out")),
            Rule.field("external_id", ListSessionsRequest::externalId, Check.notBlank("set it, or leave it out")),
            Rule.field("workflow_id", ListSessionsRequest::workflowId, Check.notBlank("set it, or leave it out")),
            Rule.inOrder(
                    "start_date",
                    ListSessionsRequest::startDate,
                    "end_date",
                    ListSessionsRequest::endDate,
                    "swap them"));

    /** Everything the vendor lists by itself. */
    public static final ListSessionsRequest ALL = new ListSessionsRequest(null, null, null, null, null, null, null);

    private static final int ROWS_A_PAGE = 100;

    /** Returns the request for sessions with the caller's own reference. */
    public static ListSessionsRequest withExternalId(String externalId) {
        return new ListSessionsRequest(null, null, null, null, null, externalId, null);
    }

    ListSessionsRequest page(@Nullable String token) {
        int rows = Objects.requireNonNullElse(limit, ROWS_A_PAGE);
        return new ListSessionsRequest(rows, token, startDate, endDate, byOrganization, externalId, workflowId);
    }

    /** Names the filters, not the token. */
    @Override
    public String toString() {
        return "ListSessionsRequest[limit=%s, startDate=%s, endDate=%s, byOrganization=%s, externalId=%s, workflowId=%s]"
                .formatted(limit, startDate, endDate, byOrganization, externalId, workflowId);
    }
}
