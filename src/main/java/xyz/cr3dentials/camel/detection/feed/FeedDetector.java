package xyz.cr3dentials.camel.detection.feed;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import xyz.cr3dentials.camel.detection.DetectionRules;
import xyz.cr3dentials.camel.detection.FirstFailure;
import xyz.cr3dentials.camel.detection.HintConfirmer;
import xyz.cr3dentials.camel.detection.ListLease;
import xyz.cr3dentials.camel.detection.ListLeaseLostException;
import xyz.cr3dentials.camel.detection.ListState;
import xyz.cr3dentials.camel.detection.TerminalSessionDetector;
import xyz.cr3dentials.camel.ledger.Certificate;
import xyz.cr3dentials.camel.ledger.SessionLedger;

/**
 * Detects ended sessions in a list that cannot be counted: it reads the first pages as long as they bring news, goes
 * through the whole list at a slow pace, and asks for open sessions that no page has shown for longest by their ids.
 *
 * <p>None of these relies on an order. What all of them miss is read by its id at its end of life. Of all detectors that
 * share a ledger one alone reads the list, by a lease. Thread-safe; two detections never run at once.
 */
public final class FeedDetector implements TerminalSessionDetector {

    private static final Logger LOG = LoggerFactory.getLogger(FeedDetector.class);
    private static final Duration PROOF_WRITTEN_EVERY = Duration.ofMinutes(1);
    /** So many that a quiet account stays far below what a vendor allows a day. */
    private static final int READS_A_TICK = 2;

    private final ReentrantLock detecting = new ReentrantLock();
    private final DetectionRules rules;
    private final ListLease lease;
    private final FeedIntake intake;
    private final FeedReading reading;
    private final LongestUnseen longestUnseen;
    private final HintConfirmer confirmer;
    private final FirstFailure failure = new FirstFailure();
    private volatile List<ListState> state = List.of();
    private boolean wholeListIsNext;
    private @Nullable Instant provenAt;

    /**
     * Creates a detector.
     *
     * @param owner a name that no other detector on the ledger has
     * @param random numbers from 0 up to, not including, 1, for the delays between two questions about one session
     */
    public FeedDetector(
            SessionFeed feed,
            SessionLedger ledger,
            DetectionRules rules,
            String owner,
            Clock clock,
            DoubleSupplier random) {
        this.rules = rules;
        this.lease = new ListLease(ledger, rules, owner, clock);
        SessionFeed leased = new LeasedFeed(feed, lease);
        this.confirmer = new HintConfirmer(feed, ledger, rules, clock, random);
        this.intake = new FeedIntake(leased, ledger, rules, clock, failure);
        this.reading = new FeedReading(leased, rules, clock);
        this.longestUnseen = new LongestUnseen(leased, ledger, rules, clock, failure);
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
            boolean mine = lease.extend().all().containsAll(rules.wanted());
            if (mine) {
                confirmer.hintOverdue();
                failure.watch(this::readList);
            }
            failure.watch(confirmer::takeTurnsOfNobody);
            state = mine ? states(reading.readWholeAt()) : List.of();
            failure.rethrow();
        } finally {
            detecting.unlock();
        }
    }

    private void readList() {
        try {
            intake.begin();
            readPages();
            proveLists();
        } catch (ListLeaseLostException e) {
            LOG.info("{}", e.getMessage());
        }
    }

    /** Lets operators see when the list was last read whole, which is all the proof there is. */
    private void proveLists() {
        Instant readWholeAt = reading.readWholeAt();
        if (readWholeAt == null || (provenAt != null && readWholeAt.isBefore(provenAt.plus(PROOF_WRITTEN_EVERY)))) {
            return;
        }
        for (String status : rules.wanted()) {
            lease.save(new Certificate(
                    rules.account(), status, 0, 0, readWholeAt, Certificate.Place.FIRST, -1, Certificate.Faults.NONE));
        }
        provenAt = readWholeAt;
    }

    private void readPages() {
        Set<String> shown = new HashSet<>();
        boolean whole = reading.news(rows -> {
            rows.forEach(row -> shown.add(row.key().sessionId()));
            return intake.take(rows);
        });
        if (whole) {
            return;
        }
        longestUnseen.shown(shown);
        if (wholeListIsNext) {
            reading.goOn(rows -> {
                longestUnseen.shown(
                        rows.stream().map(row -> row.key().sessionId()).toList());
                intake.take(rows);
            });
        } else {
            longestUnseen.ask(READS_A_TICK);
        }
        wholeListIsNext = !wholeListIsNext;
    }

    private List<ListState> states(@Nullable Instant readWholeAt) {
        return rules.wanted().stream()
                .map(status -> new ListState(status, 0, readWholeAt, null, false, false, false, false))
                .toList();
    }
}
