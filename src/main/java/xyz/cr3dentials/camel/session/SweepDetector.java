package xyz.cr3dentials.camel.session;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Detects ended sessions by reading the whole list of every wanted terminal status at each call.
 *
 * <p>That is simple, and complete under any order of the list, but costs one request a hundred ended sessions. Sessions
 * that are past their end of life and were not seen in a list are read by their id. Thread-safe; two sweeps never run at
 * once.
 */
public final class SweepDetector implements TerminalSessionDetector {

    private static final Logger LOG = LoggerFactory.getLogger(SweepDetector.class);
    private static final Duration FIRST_REPETITION = Duration.ofSeconds(1);
    private static final Duration LONGEST_REPETITION = Duration.ofMinutes(10);
    private static final Duration REPORT_AGAIN = Duration.ofHours(1);
    private static final int OVERDUE_A_TICK = 50;

    private final ReentrantLock sweeping = new ReentrantLock();
    private final Map<String, Instant> reportedIncomplete = new ConcurrentHashMap<>();
    private final SessionLedger ledger;
    private final DetectionRules rules;
    private final HintConfirmer confirmer;
    private final StatusSweep sweep;
    private final Clock clock;
    private int next;

    /**
     * Creates a detector.
     *
     * @param random numbers from 0 up to, not including, 1, for the delays between two questions about one session
     */
    public SweepDetector(
            SessionSource source, SessionLedger ledger, DetectionRules rules, Clock clock, DoubleSupplier random) {
        DeliveryBackoff backoff = new DeliveryBackoff(FIRST_REPETITION, LONGEST_REPETITION, random);
        this.ledger = ledger;
        this.rules = rules;
        this.clock = clock;
        this.confirmer = new HintConfirmer(source, ledger, rules, backoff, clock);
        this.sweep = new StatusSweep(source, ledger, rules, clock);
    }

    @Override
    public void confirmHints() {
        confirmer.confirmDue();
    }

    @Override
    public void detect() {
        sweeping.lock();
        try {
            FirstFailure failure = new FirstFailure();
            hintOverdue();
            failure.watch(confirmer::confirmDue);
            failure.watch(() -> sweepAll(failure));
            failure.rethrow();
        } finally {
            sweeping.unlock();
        }
    }

    private void hintOverdue() {
        Instant expiredBefore = clock.instant().minus(rules.grace());
        for (PendingSession session :
                ledger.overdue(rules.account(), expiredBefore, rules.lifetime(), OVERDUE_A_TICK)) {
            ledger.hint(session.key(), LearntBy.BACKSTOP, clock.instant(), null);
        }
    }

    /** Stops at the first list that fails, and begins the next time with the one after it, so that none is starved. */
    private void sweepAll(FirstFailure failure) {
        for (int i = 0; i < rules.wanted().size(); i++) {
            String status = rules.wanted().get(next);
            next = (next + 1) % rules.wanted().size();
            boolean complete = sweep.sweep(status, () -> failure.watch(confirmer::confirmDue));
            report(status, complete);
        }
    }

    private void report(String status, boolean complete) {
        Instant now = clock.instant();
        Instant last = reportedIncomplete.get(status);
        if (!complete && (last == null || now.isAfter(last.plus(REPORT_AGAIN)))) {
            reportedIncomplete.put(status, now);
            LOG.warn(
                    "The list of sessions in status {} did not show as many sessions as it counts; the rest is looked for at every poll, by webhooks, and at each session's end of life",
                    status);
        }
    }

    /** Lets the rest go on after a failure, which is thrown at the end. */
    private static final class FirstFailure {

        private @Nullable RuntimeException first;

        void watch(Runnable step) {
            try {
                step.run();
            } catch (RuntimeException e) {
                if (first == null) {
                    first = e;
                } else if (first != e) {
                    first.addSuppressed(e);
                }
            }
        }

        void rethrow() {
            if (first != null) {
                throw first;
            }
        }
    }
}
