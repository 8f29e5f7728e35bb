package xyz.cr3dentials.camel.detection;

import org.jspecify.annotations.Nullable;
import xyz.cr3dentials.camel.detection.ListPages.Read;
import xyz.cr3dentials.camel.detection.SessionSource.Purpose;
import xyz.cr3dentials.camel.ledger.Certificate.Place;

/** Looks at the end of a list where new rows were found last, and reads on from it while pages pay. */
final class ListEnds {

    private static final int MISSES = 3;
    /** So that one list with a lot of news does not hold up the others. */
    private static final int MOST_FOLLOWED = 10;

    private final ListPages pages;
    private int misses;
    private boolean last;
    private long offset;
    private @Nullable Read first;

    ListEnds(ListPages pages) {
        this.pages = pages;
    }

    /** Asks for the total by one request, with the page of rows that most likely shows what is new. */
    void look() {
        first = null;
        ListCount count = pages.count();
        if (count == null) {
            pages.open();
            return;
        }
        count.settleAwaited();
        last = count.certificate().place() == Place.LAST && misses < MISSES;
        offset = last ? lastPage(count) : 0;
        boolean checking = pages.check().begin();
        Read read = pages.read(checking ? pages.check().lastTotal() : offset, Purpose.NEWS);
        if (pages.missing() == 0) {
            misses = read.found() > 0 ? 0 : misses;
        } else {
            // A check shows no rows, or those of another place.
            first = checking ? null : read;
        }
    }

    // Half a page of room for what has come since, so that the end is on the page.
    private long lastPage(ListCount count) {
        return Math.max(0, count.total() - pages.pageSize() / 2);
    }

    /** Looks for what is missing behind the page of the latest look, and at the other end. */
    void search() {
        ListCount count = pages.count();
        if (count == null || pages.missing() == 0) {
            return;
        }
        Read read = first == null ? pages.read(offset, Purpose.NEWS) : first;
        first = null;
        if (read.rows() >= count.total()) {
            count.settleDoubtful();
            return;
        }
        if (pages.traits().offsetIgnored() || count.certificate().nextOffset() >= 0) {
            return;
        }
        boolean paid = follow(last, offset, read);
        if (pages.missing() > 0 && !paid && !pages.traits().shuffled() && misses < MISSES) {
            long other = last ? 0 : Math.max(0, count.total() - read.rows());
            if (follow(!last, other, pages.read(other, Purpose.NEWS))) {
                paid = true;
                count.place(last ? Place.FIRST : Place.LAST);
            }
        }
        misses = paid ? 0 : misses + 1;
        if (misses == MISSES) {
            count.place(Place.BETWEEN);
        }
    }

    /** Reads on while pages pay, and tells whether the first one did. */
    private boolean follow(boolean backwards, long from, Read begin) {
        boolean paid = begin.found() > 0;
        Read read = begin;
        long next = from;
        for (int i = 0; i < MOST_FOLLOWED && pages.missing() > 0 && read.found() > 0 && read.rows() > 0; i++) {
            next = backwards ? next - read.rows() : next + read.rows();
            if (next < 0 || next >= pages.total()) {
                break;
            }
            read = pages.read(next, Purpose.NEWS);
        }
        return paid;
    }
}
