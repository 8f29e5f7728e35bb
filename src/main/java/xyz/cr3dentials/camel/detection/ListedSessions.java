package xyz.cr3dentials.camel.detection;

import java.util.List;
import xyz.cr3dentials.camel.ledger.SessionSnapshot;

/**
 * One page of a vendor's list.
 *
 * @param page what the page shows; less is known of each session than a read by id would tell
 * @param total how many sessions the vendor says match the filter
 * @param offset the offset the vendor says it used
 */
public record ListedSessions(ListedRows page, long total, long offset) {

    /** Makes a page all of whose rows could be read. */
    public ListedSessions(List<SessionSnapshot> rows, long total, long offset) {
        this(ListedRows.of(rows), total, offset);
    }

    /** Returns the rows that could be read. */
    public List<SessionSnapshot> rows() {
        return page.readable();
    }

    /** Returns how many rows the page has, read or not. */
    public int size() {
        return page.size();
    }
}
