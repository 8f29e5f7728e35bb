package xyz.cr3dentials.camel.vendor.deepidv;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;
import xyz.cr3dentials.camel.vendor.JsonBacked;

/**
 * One page of sessions; the vendor tells no total.
 *
 * @param sessions the rows, in an order the vendor does not promise
 * @param nextToken what the next page is asked for with; null on the last page
 * @param json the vendor's answer whole, so that no field is lost; personal
 */
public record SessionPage(
        List<SessionSummary> sessions, @Nullable String nextToken, JsonNode json) implements JsonBacked {

    /** Names the figures, neither the rows nor the token. */
    @Override
    public String toString() {
        return "SessionPage[sessions=%s, last=%s]".formatted(sessions.size(), nextToken == null);
    }
}
