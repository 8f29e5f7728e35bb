package xyz.cr3dentials.camel.api.verilock;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import xyz.cr3dentials.camel.api.Check;
import xyz.cr3dentials.camel.api.Leniency;
import xyz.cr3dentials.camel.api.RequestForm;
import xyz.cr3dentials.camel.api.Rule;

/**
 * Which sessions to list; the vendor's defaults apply where a field is null.
 *
 * @param page the page, from 1
 * @param perPage {@code per_page}, rows a page, 1 to 100; the vendor takes 15 when absent
 * @param status one status to filter by
 * @param from only sessions created on this day or later
 * @param to only sessions created on this day or earlier
 */
public record ListSessionsRequest(
        @Nullable Integer page,
        @JsonProperty("per_page") @Nullable Integer perPage,
        @Nullable SessionStatus status,

        @JsonSerialize(using = ToStringSerializer.class) @Nullable
        LocalDate from,

        @JsonSerialize(using = ToStringSerializer.class) @Nullable
        LocalDate to) {

    /** How a request for a list is read, checked and written. */
    public static final RequestForm<ListSessionsRequest> FORM = RequestForm.listing(
            VerilockApi.VENDOR,
            ListSessionsRequest.class,
            Rule.field(
                    "status", ListSessionsRequest::status, Check.notBlank("name one status, or leave it out for all")),
            Rule.field("page", ListSessionsRequest::page, Check.atLeast(1)),
            Rule.between("per_page", ListSessionsRequest::perPage, 1, 100, ""),
            Rule.field("from", ListSessionsRequest::from, ListSessionsRequest::dayProblem),
            Rule.field("to", ListSessionsRequest::to, ListSessionsRequest::dayProblem),
            Rule.inOrder("from", ListSessionsRequest::from, "to", ListSessionsRequest::to, "exchange them"));

    private static final int LAST_YEAR = 9999;

    /** Asks for the first page of everything. */
    public static final ListSessionsRequest ALL = new ListSessionsRequest(null, null, null, null, null);

    /** Returns the same request for another page. */
    ListSessionsRequest at(int otherPage, int otherPerPage) {
        return new ListSessionsRequest(otherPage, otherPerPage, status, from, to);
    }

    private static @Nullable String dayProblem(@Nullable LocalDate day, Leniency leniency) {
        return day != null && (day.getYear() < 0 || day.getYear() > LAST_YEAR)
                ? "is %s: it must be a date with a year of four digits".formatted(day)
                : null;
    }
}
