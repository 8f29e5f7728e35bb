package xyz.cr3dentials.camel.detection.feed;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import xyz.cr3dentials.camel.detection.DetectionRules;
import xyz.cr3dentials.camel.detection.SessionSource.Purpose;
import xyz.cr3dentials.camel.ledger.SessionSnapshot;

/** Reads a list whose pages follow one another by tokens: its beginning for news, and all of it page by page. */
final class FeedReading {

    private static final Logger LOG = LoggerFactory.getLogger(FeedReading.class);
    /** Bounded, so that a list with a lot of news does not hold up what else there is to do. */
    private static final int MOST_FOLLOWED = 10;
    /** A token that goes on to fail may be too old; the reading then begins anew. */
    private static final int MOST_FAILURES = 3;

    private final SessionFeed feed;
    private final DetectionRules rules;
    private final Clock clock;
    private @Nullable String token;
    private int failures;
    private @Nullable Instant readWholeAt;

    FeedReading(SessionFeed feed, DetectionRules rules, Clock clock) {
        this.feed = feed;
        this.rules = rules;
        this.clock = clock;
    }

    /** Returns when the whole list was last read to its end, null when it never was. */
    @Nullable
    Instant readWholeAt() {
        return readWholeAt;
    }

    /**
     * Reads from the beginning for as long as pages bring news.
     *
     * @param take takes a page's rows and tells how many of them are news
     * @return whether this was the whole list
     */
    boolean news(ToIntFunction<List<SessionSnapshot>> take) {
        String next = null;
        for (int i = 0; i < MOST_FOLLOWED; i++) {
            FeedPage page = feed.page(next, rules.pageSize(), Purpose.NEWS);
            int news = take.applyAsInt(page.rows());
            if (isLast(page, next)) {
                readWholeAt = clock.instant();
                return true;
            }
            if (news == 0) {
                return false;
            }
            next = page.nextToken();
        }
        return false;
    }

    /** Reads the next page of the whole list, which begins anew after its end. */
    void goOn(Consumer<List<SessionSnapshot>> take) {
        FeedPage page;
        try {
            page = feed.page(token, rules.pageSize(), Purpose.HISTORY);
        } catch (RuntimeException e) {
            if (++failures == MOST_FAILURES) {
                failures = 0;
                token = null;
            }
            throw e;
        }
        failures = 0;
        take.accept(page.rows());
        if (isLast(page, token)) {
            token = null;
            readWholeAt = clock.instant();
        } else {
            token = page.nextToken();
        }
    }

    private static boolean isLast(FeedPage page, @Nullable String asked) {
        String next = page.nextToken();
        if (next != null && next.equals(asked)) {
            LOG.warn("The vendor's list names the page just read as the next one; it is read from its beginning again");
            return true;
        }
        return next == null;
    }
}
