package xyz.cr3dentials.camel.detection;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import xyz.cr3dentials.camel.detection.RowIntake.Taken;
import xyz.cr3dentials.camel.detection.SessionSource.Purpose;
import xyz.cr3dentials.camel.ledger.Baseline;
import xyz.cr3dentials.camel.ledger.Certificate;
import xyz.cr3dentials.camel.ledger.Certificate.Faults;
import xyz.cr3dentials.camel.ledger.Certificate.Place;
import xyz.cr3dentials.camel.ledger.SessionLedger;
import xyz.cr3dentials.camel.ledger.SessionSnapshot;

/** Reads pages of the list of one terminal status, takes their rows into the ledger and compares their totals with it. */
final class ListPages {

    private final String status;
    private final SessionSource source;
    private final SessionLedger ledger;
    private final DetectionRules rules;
    private final RowIntake intake;
    private final ListLease lease;
    private final Clock clock;
    private final ListTraits traits = new ListTraits();
    private final TotalCheck check;
    private @Nullable ListCount count;
    private @Nullable Baseline baseline;
    private int readInVain;

    /**
     * What one page brought.
     *
     * @param rows how many rows it has
     * @param found how many sessions the ledger heard of by them
     */
    record Read(int rows, int found, ListedRows page) {}

    ListPages(String status, SessionSource source, SessionLedger ledger, DetectionRules rules, ListLease lease) {
        this.status = status;
        this.source = source;
        this.ledger = ledger;
        this.rules = rules;
        this.lease = lease;
        this.clock = lease.clock();
        this.intake = new RowIntake(ledger, rules);
        this.check = new TotalCheck("sessions in status " + status, clock);
    }

    String status() {
        return status;
    }

    int pageSize() {
        return rules.pageSize();
    }

    ListTraits traits() {
        return traits;
    }

    TotalCheck check() {
        return check;
    }

    /** Tells whether the list's total can prove something. */
    boolean counts() {
        return !traits.filterIgnored() && !check.disproven();
    }

    /** Returns how many sessions the list counts that are still to be found. */
    long missing() {
        return count == null || !counts() ? 0 : Math.max(0, count.missing());
    }

    long total() {
        return count == null ? 0 : count.total();
    }

    /** Returns what is counted, null before the first look at the list. */
    @Nullable
    ListCount count() {
        if (count == null) {
            ledger.detection().certificate(rules.account(), status).ifPresent(saved -> {
                baseline = ledger.detection().baseline(rules.account(), status).orElseThrow();
                count = new ListCount(ledger, intake, lease, clock, saved);
                if (saved.disprovenAt() != null) {
                    check.resumeDisproven();
                }
            });
        }
        return count;
    }

    Read read(long offset, Purpose purpose) {
        ListCount current = Objects.requireNonNull(count);
        long before = current.known();
        ListedSessions page = source.list(status, rules.pageSize(), offset, purpose);
        see(offset, page);
        Taken taken = take(current, page.rows(), !check.disproven() && page.size() == page.total());
        if (counts()) {
            current.compare(before, page.total(), taken);
        }
        readInVain = taken.found() > 0 || missing() == 0 ? 0 : readInVain;
        return new Read(page.size(), taken.found(), page.page());
    }

    private void see(long offset, ListedSessions page) {
        traits.see(status, offset, page);
        check.see(page, traits.offsetIgnored());
        if (count != null) {
            count.disproven(check.disproven());
        }
    }

    private Taken take(ListCount current, List<SessionSnapshot> rows, boolean whole) {
        return intake.take(status, rows, Objects.requireNonNull(baseline), whole, current.awaited());
    }

    /** Begins to answer for the list, which its first page shows. */
    void open() {
        ListedSessions page = source.list(status, rules.pageSize(), 0, Purpose.NEWS);
        see(0, page);
        open(page);
    }

    private void open(ListedSessions page) {
        boolean resumed = ledger.detection().baseline(rules.account(), status).isPresent();
        if (!resumed) {
            ledger.detection()
                    .saveBaseline(
                            new Baseline(rules.account(), status, clock.instant(), rules.backfill(), latest(page)));
        }
        Baseline begun = ledger.detection().baseline(rules.account(), status).orElseThrow();
        baseline = begun;
        boolean everything = !resumed && rules.backfill();
        long learnt = ledger.detection().countLearnt(rules.account(), status);
        long before = everything ? 0 : page.total() - learnt;
        long open = ledger.counts(rules.account()).pending();
        Certificate first = new Certificate(
                rules.account(), status, before, open, null, Place.FIRST, everything ? 0 : -1, Faults.NONE);
        // A fresh start takes the rows it sees for history by their ids; own sessions among them are learnt.
        Taken taken = intake.take(status, page.rows(), begun, true, Set.of());
        if (!everything) {
            intake.forget(
                    status,
                    taken.doubtful().stream().map(row -> row.key().sessionId()).toList());
            int own = taken.found();
            first = first.withCount(before - own, Math.max(0, open - own), null);
        }
        lease.save(first);
        ListCount opened = new ListCount(ledger, intake, lease, clock, first);
        count = opened;
        opened.compare(opened.known(), page.total(), everything ? taken : new Taken(0, taken.awaited(), List.of()));
    }

    private static @Nullable Instant latest(ListedSessions page) {
        return page.rows().stream()
                .map(SessionSnapshot::completedAt)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .orElse(null);
    }

    /** Takes note of the whole of the list as pages of all statuses showed it. */
    void show(List<SessionSnapshot> rows) {
        ListCount current = count();
        if (current == null) {
            open(new ListedSessions(rows, rows.size(), 0));
            return;
        }
        current.settleAwaited();
        long before = current.known();
        current.compare(before, rows.size(), take(current, rows, true));
        if (current.missing() > 0) {
            current.settleDoubtful();
            current.accept();
        }
        current.nextOffset(-1);
    }

    /** Takes note of a reading of the whole list, and tells how many in a row have found nothing of what is missing. */
    int readWhole() {
        return ++readInVain;
    }
}
