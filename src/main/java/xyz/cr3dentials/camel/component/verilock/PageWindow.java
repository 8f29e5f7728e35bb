package xyz.cr3dentials.camel.component.verilock;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import xyz.cr3dentials.camel.vendor.verilock.ListSessionsRequest;
import xyz.cr3dentials.camel.vendor.verilock.SessionPage;
import xyz.cr3dentials.camel.vendor.verilock.SessionStatus;
import xyz.cr3dentials.camel.vendor.verilock.SessionSummary;

/**
 * Rows of a list by offset and limit, cut out of the one or two pages that cover them. What it tells is what the vendor
 * says it used, so that a page which was ignored shows as another offset. Not thread-safe.
 */
final class PageWindow {

    private static final int LARGEST_PAGE = 100;

    private final Function<ListSessionsRequest, SessionPage> pages;
    private final @Nullable SessionStatus status;
    private final int limit;
    private final long asked;
    private List<SessionSummary> rows = List.of();
    private long total = SessionPage.UNKNOWN_TOTAL;
    private long offset;

    PageWindow(
            Function<ListSessionsRequest, SessionPage> pages, @Nullable SessionStatus status, int limit, long asked) {
        this.pages = pages;
        this.status = status;
        this.limit = limit;
        this.asked = asked;
    }

    /** Reads the pages. */
    void read() {
        int size = limit;
        SessionPage first = page(asked / size, size);
        int used = first.perPage();
        if (used != size && used > 0 && used <= LARGEST_PAGE) {
            // The vendor has a page size of its own, by which the offset lies on another page.
            boolean same = asked / used == asked / size;
            size = used;
            first = same ? first : page(asked / size, size);
        }
        total = first.total();
        offset = (first.currentPage() - 1L) * first.perPage();
        if (offset != asked / size * size || first.perPage() != size) {
            rows = cut(first.sessions(), 0);
            return;
        }
        int skip = (int) (asked % size);
        List<SessionSummary> read = new ArrayList<>(first.sessions());
        boolean goesOn = read.size() == size && offset + size < total;
        if (skip + limit > size && skip > 0 && goesOn) {
            SessionPage second = page(asked / size + 1, size);
            if (second.currentPage() == first.currentPage() + 1 && second.perPage() == size) {
                read.addAll(second.sessions());
                total = second.total();
            }
        }
        offset += skip;
        rows = cut(read, skip);
    }

    /** Returns the rows, from {@link #offset} on and at most as many as asked for. */
    List<SessionSummary> rows() {
        return rows;
    }

    /** Returns how many sessions match, or {@link SessionPage#UNKNOWN_TOTAL}. */
    long total() {
        return total;
    }

    /** Returns how many rows the vendor says are before these. */
    long offset() {
        return offset;
    }

    private SessionPage page(long index, int size) {
        return pages.apply(new ListSessionsRequest(Math.toIntExact(index + 1), size, status, null, null));
    }

    private List<SessionSummary> cut(List<SessionSummary> read, int skip) {
        int from = Math.min(skip, read.size());
        return List.copyOf(read.subList(from, Math.min(read.size(), from + limit)));
    }
}
