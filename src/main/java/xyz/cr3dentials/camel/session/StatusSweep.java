package xyz.cr3dentials.camel.session;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the whole list of one terminal status and records what is new in it.
 *
 * <p>No order is relied on. Rows may move while pages are read, so a row can be seen twice or not at all; a pass that saw
 * fewer sessions than the vendor counts is repeated a few times, and what still is missing is seen by a later sweep.
 */
final class StatusSweep {

    private static final Logger LOG = LoggerFactory.getLogger(StatusSweep.class);
    private static final int MOST_PASSES = 3;
    /** How much later than its end a session may first be shown in the list. */
    private static final Duration SHOWN_WITHIN = Duration.ofHours(1);

    private final SessionSource source;
    private final SessionLedger ledger;
    private final DetectionRules rules;
    private final Clock clock;

    StatusSweep(SessionSource source, SessionLedger ledger, DetectionRules rules, Clock clock) {
        this.source = source;
        this.ledger = ledger;
        this.rules = rules;
        this.clock = clock;
    }

    /**
     * Sweeps one status.
     *
     * @param afterPage called after each page, so that what it showed is worked off before the next is read
     * @return whether as many sessions were seen as the vendor counts
     */
    boolean sweep(String status, Runnable afterPage) {
        Optional<Baseline> baseline = ledger.baseline(rules.account(), status);
        Seen seen = new Seen();
        boolean complete = false;
        for (int pass = 1; pass <= MOST_PASSES && !complete; pass++) {
            int before = seen.ids.size();
            complete = pass(status, baseline, seen, afterPage);
            if (seen.ids.size() == before) {
                break;
            }
        }
        if (baseline.isEmpty()) {
            ledger.saveBaseline(
                    new Baseline(rules.account(), status, clock.instant(), rules.backfill(), seen.latestEnd));
        }
        return complete;
    }

    private boolean pass(String status, Optional<Baseline> baseline, Seen seen, Runnable afterPage) {
        long offset = 0;
        long expected = Long.MAX_VALUE;
        while (true) {
            ListedSessions page = source.list(status, rules.pageSize(), offset);
            int before = seen.ids.size();
            take(status, page.rows(), baseline, seen);
            afterPage.run();
            // Sessions that end while pages are read are left to the next sweep.
            expected = Math.min(expected, page.total());
            offset += page.rows().size();
            if (page.rows().isEmpty() || offset >= page.total()) {
                return seen.ids.size() >= expected;
            }
            // The same rows again: the offset is ignored, or the order changes with every request.
            if (seen.ids.size() == before) {
                return false;
            }
        }
    }

    private void take(String status, List<SessionSnapshot> rows, Optional<Baseline> baseline, Seen seen) {
        Map<String, SessionSnapshot> fresh = new LinkedHashMap<>();
        for (SessionSnapshot row : rows) {
            // A filter that the vendor ignores must not make a running session look ended.
            if (seen.add(row) && row.status().equals(status) && row.terminal()) {
                fresh.put(row.key().sessionId(), row);
            }
        }
        Map<String, Knowledge> known = ledger.lookUp(rules.account(), fresh.keySet());
        List<String> history = new ArrayList<>();
        Instant now = clock.instant();
        fresh.forEach((sessionId, row) -> {
            Knowledge knowledge = known.getOrDefault(sessionId, Knowledge.UNKNOWN);
            if (knowledge == Knowledge.UNKNOWN && isHistory(row, baseline)) {
                history.add(sessionId);
            } else if (knowledge != Knowledge.TERMINAL) {
                learn(row, now);
            }
        });
        if (!history.isEmpty()) {
            ledger.recordHistory(rules.account(), status, history);
            LOG.debug("{} sessions in status {} had ended before the first look", history.size(), status);
        }
    }

    /** Tells whether a session had ended before the ledger began to answer for its status. */
    private boolean isHistory(SessionSnapshot row, Optional<Baseline> baseline) {
        if (baseline.isEmpty()) {
            return !rules.backfill();
        }
        // The first look can have missed a row that moved between two pages. Only the vendor's own times are compared.
        Instant end = row.completedAt();
        Instant latestEnd = baseline.get().latestEnd();
        return !baseline.get().historyDelivered()
                && end != null
                && latestEnd != null
                && end.isBefore(latestEnd.minus(SHOWN_WITHIN));
    }

    private void learn(SessionSnapshot row, Instant now) {
        if (rules.incompleteInList().contains(row.status())) {
            ledger.hint(row.key(), LearntBy.LIST, now, null);
        } else {
            ledger.record(new Fact(row, LearntBy.LIST, now, true));
        }
    }

    /** What a sweep has seen so far. */
    private static final class Seen {

        private final FingerprintSet ids = new FingerprintSet();
        private @Nullable Instant latestEnd;

        boolean add(SessionSnapshot row) {
            Instant end = row.completedAt();
            if (end != null && (latestEnd == null || end.isAfter(latestEnd))) {
                latestEnd = end;
            }
            return ids.add(row.key().sessionId());
        }
    }
}
