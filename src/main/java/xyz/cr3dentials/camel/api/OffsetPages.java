package xyz.cr3dentials.camel.api;

import java.util.Iterator;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/**
 * Pages that begin at a number of rows to skip.
 *
 * @param <L> the request of a list
 * @param <P> a page
 * @param <R> a row
 */
public final class OffsetPages<L, P extends SessionRows<R>, R extends SessionFacts> implements PageWalk.Pages<R> {

    /** The total of a page whose answer names none. */
    public static final long UNKNOWN_TOTAL = -1;

    private static final int SLACK_PAGES = 10;
    private static final long PAGES_WITHOUT_TOTAL = 10_000;

    private final Function<L, P> source;
    private final Shape<L, P> shape;
    private final L request;
    private final int limit;
    private long offset;
    private long pages;
    private long mostPages = PAGES_WITHOUT_TOTAL;

    /**
     * What a vendor's pages tell.
     *
     * @param at makes the request of one page
     * @param offset where the vendor says the page began
     * @param total how many rows the vendor counts, {@link #UNKNOWN_TOTAL} when it does not say
     */
    public record Shape<L, P>(At<L> at, ToLongFunction<P> offset, ToLongFunction<P> total) {}

    /** Makes the request of one page. */
    @FunctionalInterface
    public interface At<L> {

        /** Returns a request with the filters of another. */
        L of(L request, int limit, int offset);
    }

    private OffsetPages(Function<L, P> source, Shape<L, P> shape, L request, int limit, int offset) {
        this.source = source;
        this.shape = shape;
        this.request = request;
        this.limit = limit;
        this.offset = offset;
    }

    /** Returns a walk over all pages. */
    public static <L, P extends SessionRows<R>, R extends SessionFacts> Iterator<R> walk(
            String vendor, Function<L, P> source, Shape<L, P> shape, L request, int limit, int offset) {
        return new PageWalk<>(vendor, new OffsetPages<>(source, shape, request, limit, offset));
    }

    @Override
    public boolean readNext(PageWalk<R> walk) {
        if (offset > Integer.MAX_VALUE - limit) {
            throw walk.broken("the list goes on beyond offset %s".formatted(offset));
        }
        P page = source.apply(shape.at().of(request, limit, (int) offset));
        long answered = shape.offset().applyAsLong(page);
        if (answered != offset) {
            throw walk.broken("offset %s was asked for but %s answered".formatted(offset, answered));
        }
        boolean news = walk.show(page.sessions());
        if (!page.sessions().isEmpty() && !news && !page.json().has("offset")) {
            throw walk.broken("offset %s answers the rows of an earlier page".formatted(offset));
        }
        int size = page.size();
        long total = shape.total().applyAsLong(page);
        offset += size;
        pages++;
        boolean last = size == 0 || (total == UNKNOWN_TOTAL ? size < limit : offset >= total);
        limitPages(total, size);
        if (!last && pages >= mostPages) {
            throw walk.broken("%s pages were read and the list does not end".formatted(pages));
        }
        return last;
    }

    /** Sets the most pages by what the first one says; a list that outgrows it is none. */
    private void limitPages(long total, int size) {
        if (pages == 1 && total != UNKNOWN_TOTAL && size > 0) {
            mostPages = 2 * ((total + size - 1) / size) + SLACK_PAGES;
        }
    }
}
