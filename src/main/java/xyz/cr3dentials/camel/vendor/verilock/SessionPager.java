package xyz.cr3dentials.camel.vendor.verilock;

import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Queue;
import java.util.function.Function;
import xyz.cr3dentials.camel.http.UndecodableAnswerException;
import xyz.cr3dentials.camel.vendor.RecentIds;

/**
 * Walks over all pages of a list with one page in memory.
 *
 * <p>Rows may shift while it walks, so a session seen lately is not shown again. A vendor that ignores the page, or a
 * list without an end, stops it with an error instead of a loop. Not thread-safe.
 */
final class SessionPager implements Iterator<SessionSummary> {

    private static final int PER_PAGE = 100;
    private static final int SLACK_PAGES = 10;
    private static final long PAGES_WITHOUT_META = 10_000;

    private final Function<ListSessionsRequest, SessionPage> source;
    private final ListSessionsRequest request;
    private final int perPage;
    private final RecentIds lately = new RecentIds();
    private final Queue<SessionSummary> rows = new ArrayDeque<>();
    private List<String> previous = List.of();
    private long previousTotal = SessionPage.UNKNOWN_TOTAL;
    private int page;
    private long pages;
    private long mostPages = PAGES_WITHOUT_META;
    private boolean ended;

    SessionPager(Function<ListSessionsRequest, SessionPage> source, ListSessionsRequest request) {
        this.source = source;
        this.request = request;
        this.perPage = Objects.requireNonNullElse(request.perPage(), PER_PAGE);
        this.page = Objects.requireNonNullElse(request.page(), 1);
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
        SessionPage answer = source.apply(request.at(page, perPage));
        if (answer.currentPage() != page) {
            throw broken("page %s was asked for but %s answered".formatted(page, answer.currentPage()));
        }
        List<String> ids =
                answer.sessions().stream().map(SessionSummary::sessionId).toList();
        // Rows that shift by exactly one page make the total grow; the same rows again mean that the page is ignored.
        if (!ids.isEmpty() && ids.equals(previous) && answer.total() <= previousTotal) {
            throw broken("page %s answers the rows of the page before".formatted(page));
        }
        answer.sessions().stream()
                .filter(session -> lately.add(session.sessionId()))
                .forEach(rows::add);
        pages++;
        ended = answer.size() == 0 || isLast(answer);
        limitPages(answer);
        previous = ids;
        previousTotal = answer.total();
        page++;
    }

    private boolean isLast(SessionPage answer) {
        Integer last = answer.lastPage();
        if (last != null) {
            return page >= last;
        }
        return answer.total() == SessionPage.UNKNOWN_TOTAL
                ? answer.size() < answer.perPage()
                : (long) page * answer.perPage() >= answer.total();
    }

    /** Sets the most pages by what the first one says, and ends a list that outgrows it. */
    private void limitPages(SessionPage answer) {
        Integer last = answer.lastPage();
        if (pages == 1 && last != null) {
            mostPages = 2 * Math.max(0L, (long) last - page + 1) + SLACK_PAGES;
        }
        if (!ended && (pages >= mostPages || page == Integer.MAX_VALUE)) {
            throw broken("%s pages were read and the list does not end".formatted(pages));
        }
    }

    private static UndecodableAnswerException broken(String problem) {
        return new UndecodableAnswerException(
                VerilockJson.VENDOR,
                "listSessions cannot be read page by page: %s. Read single pages, or report it to the vendor."
                        .formatted(problem),
                200);
    }
}
