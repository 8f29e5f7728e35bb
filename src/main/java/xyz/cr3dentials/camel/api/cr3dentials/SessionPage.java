package xyz.cr3dentials.camel.api.cr3dentials;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import xyz.cr3dentials.camel.api.OffsetPages;
import xyz.cr3dentials.camel.api.SessionRows;
import xyz.cr3dentials.camel.http.UnreadableRow;

/**
 * One page of sessions.
 *
 * @param sessions the rows that could be read, in an order the vendor does not promise
 * @param unreadable the rows that could not be read, which the JSON has all the same
 * @param total how many sessions match the filter, {@link #UNKNOWN_TOTAL} when the answer does not say
 * @param limit the page size the vendor used
 * @param offset the offset the vendor used
 * @param json the vendor's data object whole, so that no field is lost
 */
public record SessionPage(
        List<SessionSummary> sessions, List<UnreadableRow> unreadable, long total, int limit, int offset, JsonNode json)
        implements SessionRows<SessionSummary> {

    /** The total of a page whose answer names none. */
    public static final long UNKNOWN_TOTAL = OffsetPages.UNKNOWN_TOTAL;

    /** Makes a page all of whose rows could be read. */
    public SessionPage(List<SessionSummary> sessions, long total, int limit, int offset, JsonNode json) {
        this(sessions, List.of(), total, limit, offset, json);
    }

    /** Names the figures, not the rows. */
    @Override
    public String toString() {
        return "SessionPage[sessions=%s, unreadable=%s, total=%s, limit=%s, offset=%s]"
                .formatted(sessions.size(), unreadable.size(), total, limit, offset);
    }
}
