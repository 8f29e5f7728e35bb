package xyz.cr3dentials.camel.detection;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import xyz.cr3dentials.camel.ledger.SessionSnapshot;

/** What pages have shown of how a list behaves, compared page by page without a request of its own. Not thread-safe. */
final class ListTraits {

    private static final Logger LOG = LoggerFactory.getLogger(ListTraits.class);

    /** A short page can show the same rows twice by chance, so it takes some to believe in a lasting order again. */
    private static final int CALM_AGAIN = 20;

    private Set<String> firstPage = Set.of();
    private long firstPageTotal;
    private int calm = CALM_AGAIN;
    private boolean offsetIgnored;
    private boolean filterIgnored;

    /** Takes notice of a page that was asked for. */
    void see(String status, long askedOffset, ListedSessions page) {
        boolean obeyed = !offsetIgnored;
        boolean filtered = !filterIgnored;
        look(status, askedOffset, page);
        if (offsetIgnored && obeyed) {
            LOG.warn(
                    "The vendor ignores the offset of its list of sessions in status {}: what the first page does not show is asked for by id",
                    status);
        }
        if (filterIgnored && filtered) {
            LOG.warn(
                    "The vendor's list of sessions in status {} shows other statuses, too, so that its total proves nothing: open sessions are asked for by their ids",
                    status);
        }
    }

    private void look(String status, long askedOffset, ListedSessions page) {
        List<SessionSnapshot> rows = page.rows();
        filterIgnored = rows.stream().anyMatch(row -> !row.status().equals(status));
        if (rows.isEmpty()) {
            return;
        }
        Set<String> ids =
                rows.stream().map(row -> row.key().sessionId()).collect(Collectors.toCollection(HashSet::new));
        if (askedOffset == 0) {
            seeFirst(ids, page.total());
        } else if (page.offset() != askedOffset) {
            offsetIgnored = true;
        } else if (shuffled() || !ids.equals(firstPage) || askedOffset < page.size()) {
            offsetIgnored = false;
        } else if (page.total() == firstPageTotal) {
            // Otherwise new rows may have moved those of the first page to where they are now.
            offsetIgnored = true;
        }
    }

    // Rows leave the first page of a list in a lasting order only as others come, or as the vendor removes them.
    private void seeFirst(Set<String> ids, long total) {
        if (!firstPage.isEmpty() && total >= firstPageTotal && ids.size() >= firstPage.size()) {
            long left = firstPage.stream().filter(id -> !ids.contains(id)).count();
            calm = left > total - firstPageTotal ? 0 : calm + 1;
        }
        firstPage = ids;
        firstPageTotal = total;
    }

    /** Tells whether the order changes from one request to the next. */
    boolean shuffled() {
        return calm < CALM_AGAIN;
    }

    /** Tells whether only the first page can be read. */
    boolean offsetIgnored() {
        return offsetIgnored;
    }

    /** Tells whether the list shows sessions of other statuses, so that its total proves nothing. */
    boolean filterIgnored() {
        return filterIgnored;
    }
}
