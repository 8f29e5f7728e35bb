package xyz.cr3dentials.camel.detection;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.DoubleSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import xyz.cr3dentials.camel.ledger.LeasedLists;
import xyz.cr3dentials.camel.ledger.SessionLedger;

/**
 * Detects ended sessions by counting: a list whose total equals the number of sessions known in its status holds nothing
 * new, whatever its order and length.
 *
 * <p>One request a status proves that. Only where a list counts more than is known are the new rows looked for, in the
 * way that costs least, and whatever no list shows is read by its id at its end of life.
 *
 * <p>Of all detectors that share a ledger, one alone reads the list of a status, by a lease; the others only confirm hints
 * until it is silent or closed. Thread-safe; two detections never run at once.
 */
public final class CertificateDetector implements TerminalSessionDetector {

    private static final Logger LOG = LoggerFactory.getLogger(CertificateDetector.class);
    private static final Duration AUDIT_EVERY = Duration.ofHours(1);
    private static final int READS_A_TICK = 20;
    /** Where so many are missing. */
    private static final int MOST_READS_A_TICK = 60;

    private static final int PAGES_A_TICK = 20;
    private static final int NEWS_PAGES_A_TICK = 60;
    private static final int LOCATING_SHARE = 3;
    private static final int MOST_ROUNDS = 4;
    /** What is not urgent goes on at this pace. */
    private static final int QUIET_PAGES_A_TICK = 2;

    private final ReentrantLock detecting = new ReentrantLock();
    private final Map<String, ListWatch> watches = new LinkedHashMap<>();
    private final SessionSource source;
    private final SessionLedger ledger;
    private final DetectionRules rules;
    private final Clock clock;
    private final ListLease lease;
    private final HintConfirmer confirmer;
    private final OrphanSearch orphans;
    private final OpenSessions openSessions;
    private final SmallAccount smallAccount;
    private final FirstFailure failure = new FirstFailure();
    private volatile List<ListState> state = List.of();
    private @Nullable Instant auditedAt;
    private Instant locatingEnds = Instant.MIN;
    private int next = -1;

    /**
     * Creates a detector.
     *
     * @param owner a name that no other detector on the ledger has
     * @param random numbers from 0 up to, not including, 1, for the delays between two questions about one session
     */
    public CertificateDetector(
            SessionSource source,
            SessionLedger ledger,
            DetectionRules rules,
            String owner,
            Clock clock,
            DoubleSupplier random) {
        this.ledger = ledger;
        this.rules = rules;
        this.clock = clock;
        this.lease = new ListLease(ledger, rules, owner, clock);
        this.source = new LeasedSource(source, lease);
        this.confirmer = new HintConfirmer(source, ledger, rules, clock, random);
        this.openSessions = new OpenSessions(this.source, ledger, rules, clock, failure);
        this.smallAccount = new SmallAccount(this.source, rules, clock);
        this.orphans = new OrphanSearch(this.source, ledger, rules, clock, failure);
    }

    @Override
    public boolean confirmHints() {
        return confirmer.takeTurn();
    }

    @Override
    public List<ListState> state() {
        return state;
    }

    @Override
    public void close() {
        detecting.lock();
        try {
            watches.clear();
            state = List.of();
            lease.end();
        } finally {
            detecting.unlock();
        }
    }

    @Override
    public void detect() {
        detecting.lock();
        try {
            failure.begin();
            watch(lease.extend());
            if (!watches.isEmpty()) {
                confirmer.hintOverdue();
            }
            for (int i = 0; i < MOST_ROUNDS && (i == 0 || locatingGoesOn()); i++) {
                if (!watches.isEmpty()) {
                    failure.watch(this::readLists);
                }
                failure.watch(confirmer::takeTurnsOfNobody);
            }
            state = watches.values().stream().map(ListWatch::state).toList();
            failure.rethrow();
        } finally {
            detecting.unlock();
        }
    }

    private void readLists() {
        try {
            boolean begun = begun();
            if (!begun) {
                // Before a first look takes what has ended for history.
                failure.watch(orphans::search);
            }
            failure.watch(this::certify);
            if (begun) {
                failure.watch(orphans::search);
            }
            failure.watch(this::audit);
            failure.rethrow();
        } catch (ListLeaseLostException e) {
            LOG.info("{}", e.getMessage());
            watches.clear();
        }
    }

    /** A list that was another detector's meanwhile is read on from what the ledger remembers. */
    private void watch(LeasedLists leased) {
        watches.keySet().retainAll(leased.kept());
        Set<String> held = leased.all();
        for (String status : rules.wanted()) {
            if (held.contains(status)) {
                watches.computeIfAbsent(status, key -> new ListWatch(new ListPages(key, source, ledger, rules, lease)));
            }
        }
    }

    private boolean begun() {
        return watches.keySet().stream()
                .allMatch(status ->
                        ledger.detection().certificate(rules.account(), status).isPresent());
    }

    private void certify() {
        long pending = ledger.counts(rules.account()).pending();
        if (smallAccount.mayBeRead()) {
            boolean first = state.isEmpty();
            // What was spent in vain is made up for by waiting for the next detection, but for the first one.
            if (smallAccount.read(watches) || !first) {
                return;
            }
        }
        lookAtLists();
        // Bounded, so that the lists are looked at again soon, whatever is hard to find in one of them.
        locatingEnds = clock.instant().plus(rules.listLease().dividedBy(LOCATING_SHARE));
        if (!failure.isLasting()) {
            searchEnds();
            locate(pending);
        }
    }

    /** Stops when the vendor goes on failing, and begins the next time with the list after it, so that none is starved. */
    private void lookAtLists() {
        List<ListWatch> lists = List.copyOf(watches.values());
        for (int i = 0; i < lists.size() && !failure.isLasting(); i++) {
            next = (next + 1) % lists.size();
            failure.watch(lists.get(next)::look);
        }
    }

    /** Those first whose rows tell all, since what is found there is done with. */
    private List<ListWatch> lists() {
        return watches.values().stream()
                .sorted(Comparator.comparing(watch -> rules.incompleteInList().contains(watch.status())))
                .toList();
    }

    private void searchEnds() {
        for (ListWatch watch : lists()) {
            if (!failure.isLasting()) {
                failure.watch(watch::searchEnds);
            }
        }
    }

    private boolean isTimeLeft() {
        return clock.instant().isBefore(locatingEnds);
    }

    /** Tells whether time was too short, so that it is worth to look at the lists and to locate once more. */
    private boolean locatingGoesOn() {
        return !isTimeLeft()
                && failure.first().isEmpty()
                && !Thread.currentThread().isInterrupted()
                && watches.values().stream()
                        .anyMatch(
                                watch -> watch.missing() > 0 && !watch.survey().isForHistory());
    }

    private long missing() {
        long missing = watches.values().stream().mapToLong(ListWatch::missing).sum();
        openSessions.missing(missing);
        return missing;
    }

    private boolean nothingMissing() {
        return watches.values().stream().allMatch(watch -> watch.missing() == 0);
    }

    private boolean enoughLocated() {
        return !isTimeLeft() || nothingMissing();
    }

    /** Looks for what is missing in the ways that cost least first, in all lists then, and for history at the end. */
    private void locate(long pending) {
        int reads = (int) Math.max(READS_A_TICK, Math.min(missing(), MOST_READS_A_TICK));
        if (missing() > 0) {
            openSessions.askExpired(reads, this::enoughLocated);
        }
        for (ListWatch watch : lists()) {
            if (watch.missing() > 0 && watch.survey().bisectionCost() < Math.max(1, pending)) {
                failure.watch(watch.survey()::bisect);
            }
        }
        survey(watch -> watch.missing() > 0
                && (watch.survey().isUnderWay()
                        ? !watch.survey().isForHistory()
                        : watch.survey().cost() <= pending));
        if (missing() > 0 && !openSessions.askLatest(reads, this::enoughLocated)) {
            survey(watch -> watch.missing() > 0 && !watch.survey().isUnderWay());
        }
        survey(watch -> watch.survey().isUnderWay() && watch.survey().isForHistory());
    }

    private void survey(Predicate<ListWatch> which) {
        for (ListWatch watch : lists()) {
            if (which.test(watch) && !failure.isLasting()) {
                failure.watch(() -> survey(watch));
            }
        }
    }

    /** A list that was read to its end without finding all may be helped by asking for open sessions anew. */
    private void survey(ListWatch watch) {
        if (watch.survey().read(pages(watch), this::isTimeLeft) && watch.missing() > 0) {
            openSessions.forgetAsked();
        }
    }

    private static int pages(ListWatch watch) {
        if (!watch.survey().isForHistory()) {
            return NEWS_PAGES_A_TICK;
        }
        return watch.missing() > 0 || watch.holdsMoreThanItCounts() ? PAGES_A_TICK : QUIET_PAGES_A_TICK;
    }

    /** Asks for every open session when the lists cannot be relied upon. */
    private void audit() {
        Instant now = clock.instant();
        long news = watches.values().stream()
                .filter(ListWatch::isNewlyKnownToHoldMore)
                .count();
        boolean due = news > 0 || auditedAt == null || !now.isBefore(auditedAt.plus(AUDIT_EVERY));
        if (due && watches.values().stream().anyMatch(this::unreliable)) {
            auditedAt = now;
            openSessions.beginAudit();
            watches.values().stream().filter(ListWatch::holdsMoreThanItCounts).forEach(watch -> watch.survey()
                    .begin());
        }
        openSessions.audit(READS_A_TICK);
    }

    private boolean unreliable(ListWatch watch) {
        Instant longestAgo = clock.instant().minus(rules.lifetime()).minus(rules.grace());
        return watch.unreliable()
                || watch.certificate()
                        .filter(saved -> (auditedAt == null && saved.openBefore() > 0)
                                || (saved.purgedAt() != null && saved.purgedAt().isAfter(longestAgo)))
                        .isPresent();
    }
}
