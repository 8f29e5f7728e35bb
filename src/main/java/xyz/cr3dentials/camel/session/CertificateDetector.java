package xyz.cr3dentials.camel.session;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
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
    private static final Duration FIRST_REPETITION = Duration.ofSeconds(1);
    private static final Duration LONGEST_REPETITION = Duration.ofMinutes(10);
    private static final Duration AUDIT_EVERY = Duration.ofHours(1);
    private static final int OVERDUE_A_TICK = 50;
    private static final int READS_A_TICK = 20;
    private static final int PAGES_A_TICK = 20;
    /** What is not urgent goes on at this pace. */
    private static final int QUIET_PAGES_A_TICK = 2;

    private final ReentrantLock detecting = new ReentrantLock();
    private final Map<String, ListWatch> watches = new LinkedHashMap<>();
    private final SessionSource source;
    private final SessionLedger ledger;
    private final DetectionRules rules;
    private final Clock clock;
    private final ListLease lease;
    private final RowIntake intake;
    private final HintConfirmer confirmer;
    private final OrphanSearch orphans;
    private final OpenSessions openSessions;
    private final SmallAccount smallAccount;
    private final FirstFailure failure = new FirstFailure();
    private volatile List<ListState> state = List.of();
    private @Nullable Instant auditedAt;
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
        DeliveryBackoff backoff = new DeliveryBackoff(FIRST_REPETITION, LONGEST_REPETITION, random);
        this.ledger = ledger;
        this.rules = rules;
        this.clock = clock;
        this.lease = new ListLease(ledger, rules, owner, clock);
        this.source = new LeasedSource(source, lease);
        this.intake = new RowIntake(ledger, rules, clock);
        this.confirmer = new HintConfirmer(source, ledger, rules, backoff, clock);
        this.openSessions = new OpenSessions(this.source, ledger, rules, clock, failure);
        this.smallAccount = new SmallAccount(this.source, rules);
        this.orphans = new OrphanSearch(this.source, ledger, rules, clock, failure);
    }

    @Override
    public void confirmHints() {
        confirmer.confirmDue();
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
                hintOverdue();
            }
            confirmWithinDetection();
            if (!watches.isEmpty()) {
                failure.watch(this::readLists);
            }
            state = watches.values().stream().map(ListWatch::state).toList();
            failure.rethrow();
        } finally {
            detecting.unlock();
        }
    }

    private void readLists() {
        try {
            // Before a first look takes what has ended for history.
            failure.watch(orphans::search);
            failure.watch(this::certify);
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
                watches.computeIfAbsent(
                        status,
                        key -> new ListWatch(
                                key, source, ledger, rules, clock, intake, lease, this::confirmWithinDetection));
            }
        }
    }

    /** One session that cannot be read must not hold up the rest. */
    private void confirmWithinDetection() {
        failure.watch(confirmer::confirmDue);
    }

    private void hintOverdue() {
        Instant expiredBefore = clock.instant().minus(rules.grace());
        for (PendingSession session :
                ledger.overdue(rules.account(), expiredBefore, rules.lifetime(), OVERDUE_A_TICK)) {
            ledger.hint(session.key(), LearntBy.BACKSTOP, clock.instant(), null);
        }
    }

    private void certify() {
        long pending = ledger.counts(rules.account()).pending();
        int lists = watches.size();
        boolean begun = watches.keySet().stream()
                .allMatch(status -> ledger.certificate(rules.account(), status).isPresent());
        if (begun && !rules.foreign() && pending <= Math.min(lists, smallAccount.cost())) {
            openSessions.askAll();
            return;
        }
        if (smallAccount.mayBeRead()) {
            boolean first = state.isEmpty();
            // What was spent in vain is made up for by waiting for the next detection, but for the first one.
            if (smallAccount.read(watches) || !first) {
                return;
            }
        }
        lookAtLists();
        if (!failure.isLasting()) {
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

    private long missing() {
        long missing = watches.values().stream().mapToLong(ListWatch::missing).sum();
        openSessions.missing(missing);
        return missing;
    }

    private boolean nothingMissing() {
        return watches.values().stream().allMatch(watch -> watch.missing() == 0);
    }

    /** Looks for what is missing in the ways that cost least first, and in all lists at the end. */
    private void locate(long pending) {
        if (missing() > 0) {
            openSessions.askExpired(READS_A_TICK, this::nothingMissing);
        }
        for (ListWatch watch : watches.values()) {
            if (watch.missing() > 0 && watch.bisectionCost() < Math.max(1, pending)) {
                failure.watch(watch::bisect);
            }
        }
        survey(watch -> watch.surveyIsUnderWay() || (watch.missing() > 0 && watch.surveyCost() <= pending));
        if (missing() > 0 && !openSessions.askLatest(READS_A_TICK, this::nothingMissing)) {
            survey(watch -> watch.missing() > 0 && !watch.surveyIsUnderWay());
        }
    }

    private void survey(Predicate<ListWatch> which) {
        for (ListWatch watch : watches.values()) {
            if (which.test(watch) && !failure.isLasting()) {
                failure.watch(() -> survey(watch));
            }
        }
    }

    /** A list that was read to its end without finding all may be helped by asking for open sessions anew. */
    private void survey(ListWatch watch) {
        if (watch.survey(watch.missing() > 0 ? PAGES_A_TICK : QUIET_PAGES_A_TICK) && watch.missing() > 0) {
            openSessions.forgetAsked();
        }
    }

    /** Asks for every open session when the lists cannot be relied upon. */
    private void audit() {
        Instant now = clock.instant();
        boolean due = auditedAt == null || !now.isBefore(auditedAt.plus(AUDIT_EVERY));
        if (due && watches.values().stream().anyMatch(this::unreliable)) {
            auditedAt = now;
            openSessions.beginAudit();
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
