package xyz.cr3dentials.camel.api;

import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Queue;
import xyz.cr3dentials.camel.http.UndecodableAnswerException;

/**
 * Walks over all pages of a list with one page in memory.
 *
 * <p>Rows may shift while it walks, so a session seen lately is not shown again. A vendor that ignores where a page is to
 * begin, or a list without an end, stops it with an error instead of a loop. Not thread-safe.
 *
 * @param <R> a row
 */
final class PageWalk<R extends SessionFacts> implements Iterator<R> {

    private static final int OK = 200;

    private final String vendor;
    private final Pages<R> pages;
    private final RecentIds lately = new RecentIds();
    private final Queue<R> rows = new ArrayDeque<>();
    private boolean ended;

    /** How the pages of a list follow one another; keeps its place for one walk. */
    @FunctionalInterface
    interface Pages<R extends SessionFacts> {

        /** Reads the next page and shows its rows; returns whether it was the last one. */
        boolean readNext(PageWalk<R> walk);
    }

    PageWalk(String vendor, Pages<R> pages) {
        this.vendor = vendor;
        this.pages = pages;
    }

    @Override
    public boolean hasNext() {
        while (rows.isEmpty() && !ended) {
            ended = pages.readNext(this);
        }
        return !rows.isEmpty();
    }

    @Override
    public R next() {
        if (!hasNext()) {
            throw new NoSuchElementException("the list has no more sessions");
        }
        return rows.remove();
    }

    /** Shows the rows of a page that were not seen lately, and tells whether there are any. */
    boolean show(List<R> page) {
        boolean news = false;
        for (R row : page) {
            if (lately.add(row.sessionId())) {
                rows.add(row);
                news = true;
            }
        }
        return news;
    }

    /** Returns the refusal of a list that cannot be walked over. */
    UndecodableAnswerException broken(String problem) {
        return new UndecodableAnswerException(
                vendor,
                "listSessions cannot be read page by page: %s. Read single pages, or report it to the vendor."
                        .formatted(problem),
                OK);
    }
}
