package xyz.cr3dentials.camel.session;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import xyz.cr3dentials.camel.session.Certificate.Place;
import xyz.cr3dentials.camel.session.RowIntake.Taken;
import xyz.cr3dentials.camel.session.SessionSource.Purpose;

/** Watches the list of one terminal status: asks for its total, and finds the rows by which it has grown. */
final class ListWatch {

    private static final int MISSES = 3;
    private static final int MOST_FOLLOWED = 10;
    /** A lasting order shows all rows in a few passes; a shuffled one shows two thirds of the rest in each. */
    private static final int MOST_PASSES = 3;

    private static final int MOST_PASSES_SHUFFLED = 12;
    private static final int MOST_BISECTION_REQUESTS = 60;

    private final String status;
    private final SessionSource source;
    private final SessionLedger ledger;
    private final DetectionRules rules;
    private final Clock clock;
    private final RowIntake intake;
    private final Runnable afterPage;
    private final ListLease lease;
    private final ListTraits traits = new ListTraits();
    private final Landmarks landmarks = new Landmarks();
    private @Nullable ListCount count;
    private @Nullable Baseline baseline;
    private boolean layingLandmarks;
    private int misses;
    private int passes;

    ListWatch(
            String status,
            SessionSource source,
            SessionLedger ledger,
            DetectionRules rules,
            Clock clock,
            RowIntake intake,
            ListLease lease,
            Runnable afterPage) {
        this.status = status;
        this.source = source;
        this.ledger = ledger;
        this.rules = rules;
        this.clock = clock;
        this.intake = intake;
        this.lease = lease;
        this.afterPage = afterPage;
    }

    String status() {
        return status;
    }

    /** Returns how many sessions the list counts that are still to be found. */
    long missing() {
        return count == null || traits.filterIgnored() ? 0 : Math.max(0, count.missing());
    }

    long total() {
        return count == null ? 0 : count.total();
    }

    Optional<Certificate> certificate() {
        return Optional.ofNullable(count).map(ListCount::certificate);
    }

    boolean unreliable() {
        return traits.filterIgnored() || (traits.offsetIgnored() && total() > rules.pageSize());
    }

    ListState state() {
        Certificate certificate = count == null ? null : count.certificate();
        return new ListState(
                status,
                missing(),
                certificate == null ? null : certificate.provenAt(),
                certificate == null ? null : certificate.purgedAt(),
                traits.shuffled(),
                traits.offsetIgnored(),
                traits.filterIgnored());
    }

    /** Asks for the total, with the page of rows that most likely shows what is new. */
    void look() {
        ListCount current = count();
        if (current == null) {
            open(source.list(status, rules.pageSize(), 0, Purpose.NEWS));
            return;
        }
        current.settleAwaited();
        boolean last = current.certificate().place() == Place.LAST && misses < MISSES;
        long offset = last ? lastPage(current) : 0;
        Read read = read(offset, Purpose.NEWS);
        if (missing() == 0) {
            misses = read.found > 0 ? 0 : misses;
            return;
        }
        searchEnds(current, last, offset, read);
    }

    // Half a page of room for what has come since, so that the end is on the page.
    private long lastPage(ListCount current) {
        return Math.max(0, current.total() - rules.pageSize() / 2);
    }

    private void searchEnds(ListCount current, boolean last, long offset, Read read) {
        if (read.rows >= current.total()) {
            settleDoubtful(current);
            return;
        }
        if (traits.offsetIgnored() || surveyIsUnderWay()) {
            return;
        }
        boolean paid = follow(last, offset, read);
        if (missing() > 0 && !paid && !traits.shuffled() && misses < MISSES) {
            long other = last ? 0 : Math.max(0, current.total() - read.rows);
            if (follow(!last, other, read(other, Purpose.NEWS))) {
                paid = true;
                current.place(last ? Place.FIRST : Place.LAST);
            }
        }
        misses = paid ? 0 : misses + 1;
        if (misses == MISSES) {
            current.place(Place.BETWEEN);
        }
    }

    /** Reads on while pages pay, and tells whether the first one did. */
    // Bounded, so that one list with a lot of news does not hold up the others.
    private boolean follow(boolean backwards, long offset, Read first) {
        boolean paid = first.found > 0;
        Read read = first;
        long next = offset;
        for (int i = 0; i < MOST_FOLLOWED && missing() > 0 && read.found > 0 && read.rows > 0; i++) {
            next = backwards ? next - read.rows : next + read.rows;
            if (next < 0 || next >= total()) {
                break;
            }
            read = read(next, Purpose.NEWS);
        }
        return paid;
    }

    /** What one page brought. */
    private record Read(int rows, int found, ListedRows page) {}

    private Read read(long offset, Purpose purpose) {
        ListCount current = Objects.requireNonNull(count);
        long before = current.known();
        ListedSessions page = source.list(status, rules.pageSize(), offset, purpose);
        traits.see(status, offset, page);
        Taken taken = intake.take(status, page.rows(), Objects.requireNonNull(baseline), page.size() >= page.total());
        if (!traits.filterIgnored()) {
            current.compare(before, page.total(), taken);
        }
        if (!taken.awaited().isEmpty()) {
            afterPage.run();
            current.settleAwaited();
        }
        passes = taken.found() > 0 || missing() == 0 ? 0 : passes;
        return new Read(page.size(), taken.found(), page.page());
    }

    private @Nullable ListCount count() {
        if (count == null) {
            ledger.certificate(rules.account(), status).ifPresent(saved -> {
                baseline = ledger.baseline(rules.account(), status).orElseThrow();
                count = new ListCount(ledger, intake, lease, clock, saved);
            });
        }
        return count;
    }

    /** Begins to answer for the list as one page, or the whole of it, shows it. */
    void open(ListedSessions page) {
        boolean resumed = ledger.baseline(rules.account(), status).isPresent();
        if (!resumed) {
            ledger.saveBaseline(new Baseline(rules.account(), status, clock.instant(), rules.backfill(), latest(page)));
        }
        baseline = ledger.baseline(rules.account(), status).orElseThrow();
        boolean everything = !resumed && rules.backfill();
        long learnt = ledger.countLearnt(rules.account(), status);
        long before = everything ? 0 : page.total() - learnt;
        long open = ledger.counts(rules.account()).pending();
        Certificate first =
                new Certificate(rules.account(), status, before, open, null, Place.FIRST, everything ? 0 : -1, null);
        traits.see(status, 0, page);
        // A fresh start takes the rows it sees for history by their ids; own sessions among them are learnt.
        Taken taken = intake.take(status, page.rows(), baseline, true);
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
        if (!taken.awaited().isEmpty()) {
            afterPage.run();
            opened.settleAwaited();
        }
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
        ListedSessions whole = new ListedSessions(rows, rows.size(), 0);
        ListCount current = count();
        if (current == null) {
            open(whole);
            return;
        }
        current.settleAwaited();
        long before = current.known();
        Taken taken = intake.take(status, rows, Objects.requireNonNull(baseline), true);
        current.compare(before, rows.size(), taken);
        if (!taken.awaited().isEmpty()) {
            afterPage.run();
            current.settleAwaited();
        }
        if (missing() > 0) {
            settleDoubtful(current);
            current.accept();
        }
        current.nextOffset(-1);
    }

    private void settleDoubtful(ListCount current) {
        if (current.doubtful() > 0 && current.settleDoubtful()) {
            afterPage.run();
            current.settleAwaited();
        }
    }

    // ---- bisection

    /** Returns what a bisection would cost in requests; a huge number when none is possible. */
    double bisectionCost() {
        long grown = total() - landmarks.total();
        if (!landmarks.complete() || traits.shuffled() || traits.offsetIgnored() || grown <= 0) {
            return Double.MAX_VALUE;
        }
        double each = Math.log(Math.max(2, (double) total() / rules.pageSize())) / Math.log(2) + 1;
        double cost = grown * each;
        return cost > MOST_BISECTION_REQUESTS || grown >= rules.pageSize() ? Double.MAX_VALUE : cost;
    }

    /** Finds the missing rows by the ranks of known ones. */
    void bisect() {
        if (!new Bisection(landmarks, this::page, total(), rules.pageSize()).run()) {
            landmarks.clear();
        }
    }

    private ListedRows page(long offset) {
        return read(offset, Purpose.NEWS).page();
    }

    // ---- reading it all

    boolean surveyIsUnderWay() {
        return count != null && count.certificate().nextOffset() >= 0;
    }

    /** Returns what it costs to read the whole list once, after which bisections are cheap; huge when they are not. */
    long surveyCost() {
        boolean worthwhile = !landmarks.complete() && !traits.shuffled() && !traits.offsetIgnored();
        return worthwhile ? total() / rules.pageSize() + 1 : Long.MAX_VALUE;
    }

    /** Reads on in the whole list, from its beginning if no reading is under way, and tells whether it came to an end. */
    boolean survey(int pages) {
        ListCount current = count();
        if (current == null) {
            return true;
        }
        if (unreliable()) {
            endSurvey(current);
            return true;
        }
        long offset = current.certificate().nextOffset();
        if (offset <= 0) {
            offset = 0;
            landmarks.begin(current.total());
            layingLandmarks = true;
        }
        for (int i = 0; i < pages; i++) {
            Read read = read(offset, Purpose.HISTORY);
            if (layingLandmarks && !read.page.readable().isEmpty()) {
                String first = read.page.readable().get(0).key().sessionId();
                landmarks.add(first, offset + read.page.placeOf(first));
            }
            if (read.rows == 0 || offset + read.rows >= current.total() || traits.offsetIgnored()) {
                endSurvey(current);
                return true;
            }
            // Pages overlap, so that rows which move up by a few places meanwhile are seen.
            offset += Math.max(1, read.rows * 9 / 10);
            current.nextOffset(offset);
        }
        return false;
    }

    private void endSurvey(ListCount current) {
        if (layingLandmarks && !traits.shuffled() && !traits.offsetIgnored()) {
            landmarks.finish();
        }
        layingLandmarks = false;
        passes++;
        if (missing() > 0 && !traits.shuffled()) {
            settleDoubtful(current);
        }
        if (missing() > 0 && passes >= (traits.shuffled() ? MOST_PASSES_SHUFFLED : MOST_PASSES)) {
            settleDoubtful(current);
            current.accept();
        }
        current.nextOffset(-1);
    }
}
