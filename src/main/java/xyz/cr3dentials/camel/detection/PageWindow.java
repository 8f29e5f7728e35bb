package xyz.cr3dentials.camel.detection;

/**
 * Cuts rows by offset and limit out of the one or two pages that cover them. The offset it tells is the one that the
 * vendor says it used, so that a page which was ignored is noticed.
 */
public final class PageWindow {

    private PageWindow() {}

    /** Reads at most so many rows after so many others; fewer when the vendor does not do as it was asked. */
    public static ListedSessions read(NumberedPages pages, int limit, long offset) {
        int size = limit;
        NumberedPage first = pages.page(number(offset, size), size);
        if (first.size() != size && first.size() > 0) {
            // The vendor has a page size of its own, by which the offset may lie on another page.
            boolean otherPage = number(offset, first.size()) != number(offset, size);
            size = first.size();
            first = otherPage ? pages.page(number(offset, size), size) : first;
        }
        int skip = (int) (offset % size);
        if (first.size() != size || first.number() != number(offset, size)) {
            return new ListedSessions(first.rows().cut(0, limit), first.total(), first.offset());
        }
        boolean goesOn = first.rows().size() == size && first.offset() + size < first.total();
        if (skip == 0 || skip + limit <= size || !goesOn) {
            return new ListedSessions(first.rows().cut(skip, limit), first.total(), offset);
        }
        NumberedPage second = pages.page(first.number() + 1, size);
        ListedRows rows = first.rows();
        // Another total would count a row that has come in the part already read, and nobody would look for it again.
        if (second.number() == first.number() + 1 && second.size() == size && second.total() == first.total()) {
            rows = rows.followedBy(second.rows());
        }
        return new ListedSessions(rows.cut(skip, limit), first.total(), offset);
    }

    private static int number(long offset, int size) {
        return Math.toIntExact(offset / size + 1);
    }
}
