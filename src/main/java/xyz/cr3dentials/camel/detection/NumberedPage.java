package xyz.cr3dentials.camel.detection;

import java.util.List;
import xyz.cr3dentials.camel.ledger.SessionSnapshot;

/**
 * One page of a vendor's list that is asked for by page.
 *
 * @param rows what the page shows; less is known of each session than a read by id would tell
 * @param number which page the vendor says it used, from 1
 * @param size how many rows the vendor says a page has
 * @param total how many sessions the vendor says match the filter
 */
public record NumberedPage(ListedRows rows, int number, int size, long total) {

    /** Makes a page all of whose rows could be read. */
    public NumberedPage(List<SessionSnapshot> rows, int number, int size, long total) {
        this(ListedRows.of(rows), number, size, total);
    }

    /** Returns how many rows the vendor says are before these. */
    long offset() {
        return (number - 1L) * size;
    }
}
