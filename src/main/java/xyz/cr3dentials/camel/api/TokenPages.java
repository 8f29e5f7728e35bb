package xyz.cr3dentials.camel.api;

import java.util.Iterator;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Pages each of which tells a token that the next one is asked for with.
 *
 * @param <L> the request of a list
 * @param <P> a page
 * @param <R> a row
 */
public final class TokenPages<L, P extends SessionRows<R>, R extends SessionFacts> implements PageWalk.Pages<R> {

    private static final int MOST_PAGES = 10_000;

    /** A page may be empty before the end, but a list of nothing else has none. */
    private static final int MOST_PAGES_WITHOUT_NEWS = 100;

    private final Function<L, P> source;
    private final Shape<L, P> shape;
    private final L request;
    private final RecentIds tokens = new RecentIds();
    private @Nullable String token;
    private int pages;
    private int pagesWithoutNews;

    /**
     * What a vendor's pages tell.
     *
     * @param name what the vendor calls the token, for errors
     * @param at makes the request of one page, the first one for null
     * @param next the token of the next page, null on the last one
     */
    public record Shape<L, P>(String name, BiFunction<L, @Nullable String, L> at, Function<P, @Nullable String> next) {}

    private TokenPages(Function<L, P> source, Shape<L, P> shape, L request, @Nullable String token) {
        this.source = source;
        this.shape = shape;
        this.request = request;
        this.token = token;
        if (token != null) {
            tokens.add(token);
        }
    }

    /**
     * Returns a walk over all pages.
     *
     * @param token where it begins, null for the first page
     */
    public static <L, P extends SessionRows<R>, R extends SessionFacts> Iterator<R> walk(
            String vendor, Function<L, P> source, Shape<L, P> shape, L request, @Nullable String token) {
        return new PageWalk<>(vendor, new TokenPages<>(source, shape, request, token));
    }

    @Override
    public boolean readNext(PageWalk<R> walk) {
        P page = source.apply(shape.at().apply(request, token));
        pages++;
        pagesWithoutNews = walk.show(page.sessions()) ? 0 : pagesWithoutNews + 1;
        String next = shape.next().apply(page);
        token = next;
        if (next == null) {
            return true;
        }
        if (!tokens.add(next)) {
            throw walk.broken("the same %s was answered twice".formatted(shape.name()));
        }
        if (pages >= MOST_PAGES || pagesWithoutNews >= MOST_PAGES_WITHOUT_NEWS) {
            throw walk.broken("%s pages were read and the list does not end".formatted(pages));
        }
        return false;
    }
}
