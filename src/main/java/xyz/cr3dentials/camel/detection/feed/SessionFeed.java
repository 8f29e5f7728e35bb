package xyz.cr3dentials.camel.detection.feed;

import org.jspecify.annotations.Nullable;
import xyz.cr3dentials.camel.detection.SessionReader;
import xyz.cr3dentials.camel.detection.SessionSource;

/**
 * What detection may ask a vendor whose list has neither a filter by status nor a total, and whose pages follow one
 * another by a token. Implementations are thread-safe.
 */
public interface SessionFeed extends SessionReader {

    /**
     * Reads one page of all sessions.
     *
     * @param token where to go on, as the page before said; null for the first page
     * @param limit how many rows at most; the vendor may give fewer
     * @param purpose why the page is read
     */
    FeedPage page(@Nullable String token, int limit, SessionSource.Purpose purpose);
}
