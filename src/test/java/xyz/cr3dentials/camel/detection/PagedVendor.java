package xyz.cr3dentials.camel.detection;

import java.util.Optional;
import java.util.function.Function;
import xyz.cr3dentials.camel.ledger.LearntBy;
import xyz.cr3dentials.camel.ledger.SessionSnapshot;

/** A vendor whose list is asked for by page and page size, seen through {@link PageWindow}. */
public final class PagedVendor implements SessionSource {

    private final VirtualVendor vendor;
    private final int mostRowsAPage;

    private PagedVendor(VirtualVendor vendor, int mostRowsAPage) {
        this.vendor = vendor;
        this.mostRowsAPage = mostRowsAPage;
    }

    /** Returns what makes pages of a vendor's rows; no page is longer, whatever is asked for. */
    static Function<VirtualVendor, SessionSource> withPagesOf(int mostRowsAPage) {
        return vendor -> new PagedVendor(vendor, mostRowsAPage);
    }

    @Override
    public ListedSessions list(String status, int limit, long offset, Purpose purpose) {
        return PageWindow.read((number, size) -> page(status, number, size, purpose), limit, offset);
    }

    private NumberedPage page(String status, int number, int size, Purpose purpose) {
        int used = Math.min(size, Math.min(mostRowsAPage, vendor.rowsAPage));
        ListedSessions rows = vendor.list(status, used, (number - 1L) * used, purpose);
        return new NumberedPage(rows.page(), Math.toIntExact(rows.offset() / used + 1), used, rows.total());
    }

    @Override
    public Optional<SessionSnapshot> get(String sessionId, LearntBy reason) {
        return vendor.get(sessionId, reason);
    }
}
