package xyz.cr3dentials.camel.api.verilock;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;
import xyz.cr3dentials.camel.api.OffsetPages;
import xyz.cr3dentials.camel.api.SessionRows;
import xyz.cr3dentials.camel.http.UnreadableRow;

/**
 * One page of sessions.
 *
 * @param sessions the rows that could be read, in an order the vendor does not promise
 * @param unreadable the rows that could not be read, which the JSON has all the same
 * @param currentPage {@code meta.current_page}, the page the vendor used, from 1; the one asked for when it does not say
 * @param lastPage {@code meta.last_page}, null when the answer does not say
 * @param perPage {@code meta.per_page}, the page size the vendor used; the one asked for when it does not say
 * @param total {@code meta.total}, how many sessions match the filter, {@link #UNKNOWN_TOTAL} when the answer does not
 *     say
 * @param json the vendor's answer whole, so that no field is lost
 */
public record SessionPage(
        List<SessionSummary> sessions,
        List<UnreadableRow> unreadable,
        int currentPage,
        @Nullable Integer lastPage,
        int perPage,
        long total,
        JsonNode json)
        implements SessionRows<SessionSummary> {

    /** The total of a page whose answer names none. */
    public static final long UNKNOWN_TOTAL = OffsetPages.UNKNOWN_TOTAL;

    /** Makes a page all of whose rows could be read. */
    public SessionPage(
            List<SessionSummary> sessions,
            int currentPage,
            @Nullable Integer lastPage,
            int perPage,
            long total,
            JsonNode json) {
        this(sessions, List.of(), currentPage, lastPage, perPage, total, json);
    }

    /** Names the figures, not the rows. */
    @Override
    public String toString() {
        return "SessionPage[sessions=%s, unreadable=%s, currentPage=%s, lastPage=%s, perPage=%s, total=%s]"
                .formatted(sessions.size(), unreadable.size(), currentPage, lastPage, perPage, total);
    }
}
