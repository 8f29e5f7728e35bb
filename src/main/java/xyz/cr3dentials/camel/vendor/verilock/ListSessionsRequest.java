package xyz.cr3dentials.camel.vendor.verilock;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

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

    /** Asks for the first page of everything. */
    public static final ListSessionsRequest ALL = new ListSessionsRequest(null, null, null, null, null);

    /** Returns the same request for another page. */
    ListSessionsRequest at(int otherPage, int otherPerPage) {
        return new ListSessionsRequest(otherPage, otherPerPage, status, from, to);
    }
}
