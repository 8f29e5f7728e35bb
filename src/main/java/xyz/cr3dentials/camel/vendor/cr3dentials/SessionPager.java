package xyz.cr3dentials.camel.vendor.cr3dentials;

import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Queue;
import java.util.function.Function;
import xyz.cr3dentials.camel.http.UndecodableAnswerException;
import xyz.cr3dentials.camel.vendor.RecentIds;

/**
 * Walks over all pages of a list with one page in memory.
 *
 * <p>Rows may shift while it walks, so a session seen lately is not shown again. A vendor that ignores the offset, or a
 * list without an end, stops it with an error instead of a loop. Not thread-safe.
 */
final class SessionPager implements Iterator<SessionSummary> {

    private static final int PAGE = 100;
    private static final int SLACK_PAGES = 10;
    private static final long PAGES_WITHOUT_TOTAL = 10_000;

    private final Function<ListSessionsRequest, SessionPage> source;
    private final ListSessionsRequest request;
    private final int limit;
    private final RecentIds lately = new RecentIds();
    private final Queue<SessionSummary> rows = new ArrayDeque<>();
    private long offset;
    private long pages;
    private long mostPages = PAGES_WITHOUT_TOTAL;
    private boolean ended;

    SessionPager(Function<ListSessionsRequest, SessionPage> source, ListSessionsRequest request) {
        this.source = source;
        this.request = request;
        this.limit = Objects.requireNonNullElse(request.limit(), PAGE);
        this.offset = Objects.requireNonNullElse(request.offset(), 0);
    }

    @Override
    public boolean hasNext() {
        while (rows.isEmpty() && !ended) {
            readPage();
        }
        return !rows.isEmpty();
    }

    @Override
    public SessionSummary next() {
        if (!hasNext()) {
            throw new NoSuchElementException("the list has no more sessions");
        }
        return rows.remove();
    }

    private void readPage() {
        if (offset > Integer.MAX_VALUE - limit) {
            throw broken("the list goes on beyond offset %s".formatted(offset));
        }
        SessionPage page = source.apply(new ListSessionsRequest(request.status(), limit, (int) offset));
        if (page.offset() != offset) {
            throw broken("offset %s was asked for but %s answered".formatted(offset, page.offset()));
        }
        int size = page.size();
        int fresh = 0;
        for (SessionSummary session : page.sessions()) {
            if (lately.add(session.sessionId())) {
                rows.add(session);
                fresh++;
            }
        }
        if (!page.sessions().isEmpty() && fresh == 0 && !page.json().has("offset")) {
            throw broken("offset %s answers the rows of an earlier page".formatted(offset));
        }
        offset += size;
        pages++;
        ended = size == 0 || (page.total() == SessionPage.UNKNOWN_TOTAL ? size < limit : offset >= page.total());
        limitPages(page, size);
    }

    /** Sets the most pages by what the first one says, and ends a list that outgrows it. */
    private void limitPages(SessionPage page, int size) {
        if (pages == 1 && page.total() != SessionPage.UNKNOWN_TOTAL && size > 0) {
            mostPages = 2 * ((page.total() + size - 1) / size) + SLACK_PAGES;
        }
        if (!ended && pages >= mostPages) {
            throw broken("%s pages were read and the list does not end".formatted(pages));
        }
    }

    private static UndecodableAnswerException broken(String problem) {
        return new UndecodableAnswerException(
                Cr3dentialsJson.VENDOR,
                "listSessions cannot be read page by page: %s. Read single pages, or report it to the vendor."
                        .formatted(problem),
                200);
    }
}
