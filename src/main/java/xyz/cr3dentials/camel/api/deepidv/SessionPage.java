package xyz.cr3dentials.camel.api.deepidv;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;
import xyz.cr3dentials.camel.api.SessionRows;
import xyz.cr3dentials.camel.http.UnreadableRow;

/**
 * One page of sessions; the vendor tells no total.
 *
 * @param sessions the rows that could be read, in an order the vendor does not promise
 * @param unreadable the rows that could not be read, which the JSON has all the same
 * @param nextToken what the next page is asked for with; null on the last page
 * @param json the vendor's answer whole, so that no field is lost; personal
 */
public record SessionPage(
        List<SessionSummary> sessions,
        List<UnreadableRow> unreadable,
        @Nullable String nextToken,
        JsonNode json) implements SessionRows<SessionSummary> {

    /** Makes a page all of whose rows could be read. */
    public SessionPage(List<SessionSummary> sessions, @Nullable String nextToken, JsonNode json) {
        this(sessions, List.of(), nextToken, json);
    }

    /** Names the figures, neither the rows nor the token. */
    @Override
    public String toString() {
        return "SessionPage[sessions=%s, unreadable=%s, last=%s]"
                .formatted(sessions.size(), unreadable.size(), nextToken == null);
    }
}
