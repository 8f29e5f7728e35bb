package xyz.cr3dentials.camel.api;

import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Pages that have numbers, from 1.
 *
 * @param <L> the request of a list
 * @param <P> a page
 * @param <R> a row
 */
public final class NumberedPages<L, P extends SessionRows<R>, R extends SessionFacts> implements PageWalk.Pages<R> {

    private static final int SLACK_PAGES = 10;
    private static final long PAGES_WITHOUT_META = 10_000;

    private final Function<L, P> source;
    private final Shape<L, P> shape;
    private final L request;
    private final int perPage;
    private List<String> previous = List.of();
    private long previousTotal = OffsetPages.UNKNOWN_TOTAL;
    private int page;
    private long pages;
    private long mostPages = PAGES_WITHOUT_META;

    /**
     * What a vendor's pages tell.
     *
     * @param at makes the request of one page
     * @param number which page the vendor says it is
     * @param last the last page's number, null when the vendor does not say
     * @param perPage rows a page
     * @param total how many rows the vendor counts, {@link OffsetPages#UNKNOWN_TOTAL} when it does not say
     */
    public record Shape<L, P>(
            At<L> at,
            ToIntFunction<P> number,
            Function<P, @Nullable Integer> last,
            ToIntFunction<P> perPage,
            ToLongFunction<P> total) {}

    /** Makes the request of one page. */
    @FunctionalInterface
    public interface At<L> {

        /** Returns a request with the filters of another. */
        L of(L request, int page, int perPage);
    }

    private NumberedPages(Function<L, P> source, Shape<L, P> shape, L request, int page, int perPage) {
        this.source = source;
        this.shape = shape;
        this.request = request;
        this.page = page;
        this.perPage = perPage;
    }

    /** Returns a walk over all pages. */
    public static <L, P extends SessionRows<R>, R extends SessionFacts> Iterator<R> walk(
            String vendor, Function<L, P> source, Shape<L, P> shape, L request, int page, int perPage) {
        return new PageWalk<>(vendor, new NumberedPages<>(source, shape, request, page, perPage));
    }

    @Override
    public boolean readNext(PageWalk<R> walk) {
        P answer = source.apply(shape.at().of(request, page, perPage));
        int number = shape.number().applyAsInt(answer);
        if (number != page) {
            throw walk.broken("page %s was asked for but %s answered".formatted(page, number));
        }
        List<String> ids =
                answer.sessions().stream().map(SessionFacts::sessionId).toList();
        long total = shape.total().applyAsLong(answer);
        // Rows that shift by exactly one page make the total grow; the same rows again mean that the page is ignored.
        if (!ids.isEmpty() && ids.equals(previous) && total <= previousTotal) {
            throw walk.broken("page %s answers the rows of the page before".formatted(page));
        }
        walk.show(answer.sessions());
        pages++;
        boolean ended = answer.size() == 0 || isLast(answer, total);
        limitPages(answer);
        if (!ended && (pages >= mostPages || page == Integer.MAX_VALUE)) {
            throw walk.broken("%s pages were read and the list does not end".formatted(pages));
        }
        previous = ids;
        previousTotal = total;
        page++;
        return ended;
    }

    private boolean isLast(P answer, long total) {
        Integer last = shape.last().apply(answer);
        if (last != null) {
            return page >= last;
        }
        int size = shape.perPage().applyAsInt(answer);
        return total == OffsetPages.UNKNOWN_TOTAL ? answer.size() < size : (long) page * size >= total;
    }

    /** Sets the most pages by what the first one says; a list that outgrows it is none. */
    private void limitPages(P answer) {
        Integer last = shape.last().apply(answer);
        if (pages == 1 && last != null) {
            mostPages = 2 * Math.max(0L, (long) last - page + 1) + SLACK_PAGES;
        }
    }
}
