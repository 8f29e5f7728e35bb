package xyz.cr3dentials.camel.detection;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds out whether a list's total can be believed, since a vendor may stop to count at some number: a row whose own place
 * lies at or beyond the total, seen twice, disproves it. Not thread-safe.
 */
final class TotalCheck {

    private static final Logger LOG = LoggerFactory.getLogger(TotalCheck.class);
    private static final Duration FIRST_AFTER = Duration.ofMinutes(5);
    private static final Duration EVERY = Duration.ofHours(1);
    /** A total may lag behind its rows for a moment. */
    private static final Duration AGAIN_AFTER = Duration.ofMinutes(1);

    private final String list;
    private final Clock clock;
    private Instant dueAt;
    private boolean checkedLast;
    private long lastTotal;
    private @Nullable Instant beyondSince;
    private boolean disproven;
    private boolean acted;

    /** @param list what the log calls the list */
    TotalCheck(String list, Clock clock) {
        this.list = list;
        this.clock = clock;
        this.dueAt = clock.instant().plus(FIRST_AFTER);
    }

    /**
     * Tells whether the next page is to be asked for at {@link #lastTotal}, where no row can be; the caller then does so.
     *
     * <p>Never twice in a row, so that the first page, by which an ignored offset is noticed, is fresh.
     */
    boolean begin() {
        Instant now = clock.instant();
        checkedLast = !checkedLast && !now.isBefore(dueAt);
        if (checkedLast) {
            dueAt = now.plus(EVERY);
        }
        return checkedLast;
    }

    /**
     * Takes notice of any page of the list.
     *
     * @param offsetIgnored whether the page is the first one, whatever offset the vendor says it used
     */
    void see(ListedSessions page, boolean offsetIgnored) {
        lastTotal = page.total();
        if (offsetIgnored) {
            beyondSince = null;
        } else if (page.size() == 0 && page.offset() == page.total()) {
            beyondSince = null;
            disproven = false;
        } else if (page.size() > 0 && page.offset() + page.size() > page.total()) {
            seeBeyond(page);
        }
    }

    private void seeBeyond(ListedSessions page) {
        Instant now = clock.instant();
        if (beyondSince == null) {
            beyondSince = now;
            dueAt = now.plus(AGAIN_AFTER);
        } else if (!disproven && !now.isBefore(beyondSince.plus(AGAIN_AFTER))) {
            disproven = true;
            acted = false;
            LOG.warn(
                    "The vendor counts {} {} but shows more, so that its total proves nothing: open sessions are asked for by their ids, and the list is read to its end",
                    page.total(),
                    list);
        }
    }

    /** Tells, once for each time, that the total was disproven. */
    boolean isNewlyDisproven() {
        boolean news = disproven && !acted;
        acted = true;
        return news;
    }

    /** Goes on from what was found out before a restart. */
    void resumeDisproven() {
        disproven = true;
        beyondSince = clock.instant();
    }

    /** Returns the total that the latest page told. */
    long lastTotal() {
        return lastTotal;
    }

    /** Tells whether the total is less than what the list holds. */
    boolean disproven() {
        return disproven;
    }
}
