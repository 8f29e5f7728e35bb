package xyz.cr3dentials.camel.vendor.deepidv;

import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Queue;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import xyz.cr3dentials.camel.http.UndecodableAnswerException;
import xyz.cr3dentials.camel.vendor.RecentIds;

/**
 * Walks over all pages of a list by their tokens, with one page in memory.
 *
 * <p>Rows may shift while it walks, so a session seen lately is not shown again. A vendor that answers the token it was
 * asked with, or a list without an end, stops it with an error instead of a loop. Not thread-safe.
 */
final class SessionPager implements Iterator<SessionSummary> {

    private static final int PAGE = 100;
    private static final int MOST_PAGES = 10_000;

    /** A page may be empty before the end, but a list of nothing else has none. */
    private static final int MOST_PAGES_WITHOUT_NEWS = 100;

    private final Function<ListSessionsRequest, SessionPage> source;
    private final ListSessionsRequest request;
    private final RecentIds lately = new RecentIds();
    private final RecentIds tokens = new RecentIds();
    private final Queue<SessionSummary> rows = new ArrayDeque<>();
    private @Nullable String token;
    private int pages;
    private int pagesWithoutNews;
    private boolean ended;

    SessionPager(Function<ListSessionsRequest, SessionPage> source, ListSessionsRequest request) {
        this.source = source;
        this.request = request;
        this.token = request.nextToken();
        if (token != null) {
            tokens.add(token);
        }
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
        SessionPage page = source.apply(request.page(Objects.requireNonNullElse(request.limit(), PAGE), token));
        pages++;
        boolean news = false;
        for (SessionSummary session : page.sessions()) {
            if (lately.add(session.id())) {
                rows.add(session);
                news = true;
            }
        }
        pagesWithoutNews = news ? 0 : pagesWithoutNews + 1;
        token = page.nextToken();
        ended = token == null;
        if (token != null) {
            if (!tokens.add(token)) {
                throw broken("the same next_token was answered twice");
            }
            if (pages >= MOST_PAGES || pagesWithoutNews >= MOST_PAGES_WITHOUT_NEWS) {
                throw broken("%s pages were read and the list does not end".formatted(pages));
            }
        }
    }

    private static UndecodableAnswerException broken(String problem) {
        return new UndecodableAnswerException(
                DeepidvJson.VENDOR,
                "listSessions cannot be read page by page: %s. Read single pages, or report it to the vendor."
                        .formatted(problem),
                200);
    }
}
