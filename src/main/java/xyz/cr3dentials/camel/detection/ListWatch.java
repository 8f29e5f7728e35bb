package xyz.cr3dentials.camel.detection;

import java.util.List;
import java.util.Optional;
import xyz.cr3dentials.camel.ledger.Certificate;
import xyz.cr3dentials.camel.ledger.SessionSnapshot;

/** Watches the list of one terminal status: asks for its total, and finds the rows by which it has grown. */
final class ListWatch {

    private final ListPages pages;
    private final ListEnds ends;
    private final ListSurvey survey;

    ListWatch(ListPages pages) {
        this.pages = pages;
        this.ends = new ListEnds(pages);
        this.survey = new ListSurvey(pages);
    }

    String status() {
        return pages.status();
    }

    /** Returns how many sessions the list counts that are still to be found. */
    long missing() {
        return pages.missing();
    }

    Optional<Certificate> certificate() {
        return Optional.ofNullable(pages.count()).map(ListCount::certificate);
    }

    boolean unreliable() {
        return !pages.counts() || (pages.traits().offsetIgnored() && pages.total() > pages.pageSize());
    }

    /** Tells whether the list is known to hold more than it counts, so that only its real end tells what it holds. */
    boolean holdsMoreThanItCounts() {
        return pages.check().disproven();
    }

    /** Tells, once for each time, that this was found out. */
    boolean isNewlyKnownToHoldMore() {
        return pages.check().isNewlyDisproven();
    }

    ListState state() {
        Optional<Certificate> certificate = certificate();
        return new ListState(
                status(),
                missing(),
                certificate.map(Certificate::provenAt).orElse(null),
                certificate.map(Certificate::purgedAt).orElse(null),
                pages.traits().shuffled(),
                pages.traits().offsetIgnored(),
                pages.traits().filterIgnored(),
                pages.check().disproven());
    }

    /** Asks for the total, which is one request. */
    void look() {
        ends.look();
    }

    /** Looks for what is missing at the ends of the list. */
    void searchEnds() {
        ends.search();
    }

    /** Takes note of the whole of the list as pages of all statuses showed it. */
    void show(List<SessionSnapshot> rows) {
        pages.show(rows);
    }

    ListSurvey survey() {
        return survey;
    }
}
