package xyz.cr3dentials.camel.detection;

import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import xyz.cr3dentials.camel.detection.Landmarks.Mark;
import xyz.cr3dentials.camel.detection.ListPages.Read;
import xyz.cr3dentials.camel.detection.SessionSource.Purpose;

/** Finds rows that stand anywhere in a list: by the ranks of known ones, or by reading the list from end to end. */
final class ListSurvey {

    /** A lasting order shows all rows in a few passes; a shuffled one shows two thirds of the rest in each. */
    private static final int MOST_PASSES = 3;

    private static final int MOST_PASSES_SHUFFLED = 12;
    private static final int MOST_BISECTION_REQUESTS = 60;
    private static final int MOST_BISECTIONS = 3;
    /** So many results may wait to be read until more history is looked up, so that what ends now waits behind few. */
    private static final int MOST_AWAITED = 100;

    private final ListPages pages;
    private final Landmarks landmarks = new Landmarks();
    private boolean layingLandmarks;

    ListSurvey(ListPages pages) {
        this.pages = pages;
    }

    /** Returns what a bisection would cost in requests; a huge number when none is possible. */
    double bisectionCost() {
        ListTraits traits = pages.traits();
        long grown = pages.total() - landmarks.total();
        if (!landmarks.complete() || traits.shuffled() || traits.offsetIgnored() || grown <= 0) {
            return Double.MAX_VALUE;
        }
        double each = Math.log(Math.max(2, (double) pages.total() / pages.pageSize())) / Math.log(2) + 1;
        double cost = grown * each;
        return cost > Math.min(MOST_BISECTION_REQUESTS, length()) ? Double.MAX_VALUE : cost;
    }

    /** Finds the missing rows by the ranks of known ones. */
    void bisect() {
        for (int i = 0; i < MOST_BISECTIONS && pages.missing() > 0 && bisectionCost() < Double.MAX_VALUE; i++) {
            long total = pages.total();
            Optional<List<Mark>> moved = new Bisection(landmarks, this::page, total, pages.pageSize()).run();
            // Ranks that were read before and after a row has come do not fit together.
            if (pages.total() == total) {
                moved.ifPresentOrElse(marks -> landmarks.replace(marks, total), landmarks::clear);
                return;
            }
        }
    }

    private ListedRows page(long offset) {
        return pages.read(offset, Purpose.NEWS).page();
    }

    /** Tells whether the list is being read as a whole, be it for the history of a first start. */
    boolean isUnderWay() {
        ListCount count = pages.count();
        return count != null && count.certificate().nextOffset() >= 0;
    }

    /** Tells whether only history can be found, which is less urgent than anything else. */
    boolean isForHistory() {
        ListCount count = pages.count();
        return pages.missing() == 0 || count == null || count.certificate().provenAt() == null;
    }

    /** Returns what it costs to read the whole list once; huge when that need not show all, or a bisection costs less. */
    long cost() {
        ListTraits traits = pages.traits();
        boolean worthwhile = bisectionCost() == Double.MAX_VALUE && !traits.shuffled() && !traits.offsetIgnored();
        return worthwhile ? length() : Long.MAX_VALUE;
    }

    private long length() {
        return pages.total() / pages.pageSize() + 1;
    }

    /** Begins to read the whole list, unless that is under way. */
    void begin() {
        ListCount count = pages.count();
        if (count != null && count.certificate().nextOffset() < 0) {
            count.nextOffset(0);
        }
    }

    /**
     * Reads on in the whole list, from its beginning if no reading is under way, and tells whether it came to an end.
     *
     * @param most how many pages at most
     * @param goOn whether there is time for more than one
     */
    boolean read(int most, BooleanSupplier goOn) {
        ListCount count = pages.count();
        if (count == null) {
            return true;
        }
        ListTraits traits = pages.traits();
        if (traits.filterIgnored() || (traits.offsetIgnored() && pages.total() > pages.pageSize())) {
            end(count);
            return true;
        }
        long offset = count.certificate().nextOffset();
        if (offset <= 0) {
            offset = 0;
            landmarks.begin(count.total());
            layingLandmarks = true;
        }
        for (int i = 0; i < most && (i == 0 || goOn.getAsBoolean()); i++) {
            boolean history = isForHistory();
            if (history && count.awaited().size() >= MOST_AWAITED) {
                return false;
            }
            Read read = pages.read(offset, history ? Purpose.HISTORY : Purpose.NEWS);
            if (layingLandmarks && !read.page().readable().isEmpty()) {
                String first = read.page().readable().get(0).key().sessionId();
                landmarks.add(first, offset + read.page().placeOf(first));
            }
            if (isLast(count, offset, read)) {
                end(count);
                return true;
            }
            // Pages overlap, so that rows which move up by a few places meanwhile are seen.
            offset += Math.max(1, read.rows() * 9 / 10);
            count.nextOffset(offset);
        }
        return false;
    }

    private boolean isLast(ListCount count, long offset, Read read) {
        boolean endIsKnown = !pages.check().disproven() || pages.traits().shuffled();
        return read.rows() == 0
                || (endIsKnown && offset + read.rows() >= count.total())
                || pages.traits().offsetIgnored();
    }

    private void end(ListCount count) {
        ListTraits traits = pages.traits();
        if (layingLandmarks && pages.counts() && !traits.shuffled() && !traits.offsetIgnored()) {
            landmarks.finish();
        }
        layingLandmarks = false;
        int passes = pages.readWhole();
        if (pages.missing() > 0 && !traits.shuffled()) {
            count.settleDoubtful();
        }
        if (pages.missing() > 0 && passes >= (traits.shuffled() ? MOST_PASSES_SHUFFLED : MOST_PASSES)) {
            count.settleDoubtful();
            count.accept();
        }
        count.nextOffset(-1);
    }
}
