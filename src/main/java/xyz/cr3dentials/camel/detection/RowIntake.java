package xyz.cr3dentials.camel.detection;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import xyz.cr3dentials.camel.ledger.Baseline;
import xyz.cr3dentials.camel.ledger.Knowledge;
import xyz.cr3dentials.camel.ledger.LearntBy;
import xyz.cr3dentials.camel.ledger.SessionLedger;
import xyz.cr3dentials.camel.ledger.SessionSnapshot;

/** Tells new rows of a list from history and takes them into the ledger. */
public final class RowIntake {

    /** How far clocks may differ, and how much later than its end a session may first be shown in the list. */
    private static final Duration SHOWN_WITHIN = Duration.ofHours(1);

    private final SessionLedger ledger;
    private final DetectionRules rules;

    public RowIntake(SessionLedger ledger, DetectionRules rules) {
        this.ledger = ledger;
        this.rules = rules;
    }

    /**
     * What came of some rows.
     *
     * @param fresh how many ends were learnt from them
     * @param awaited ids whose result has to be read first, less those that were awaited before
     * @param doubtful rows that may be new or history
     */
    public record Taken(int fresh, List<String> awaited, List<SessionSnapshot> doubtful) {

        /** Returns how many sessions of the list the ledger heard of by these rows. */
        public int found() {
            return fresh + awaited.size();
        }
    }

    /**
     * Takes rows of one status.
     *
     * @param whole whether the rows are the whole list, so that counting tells more than clocks do
     * @param awaitedBefore ids whose result is about to be read, so that their rows are no news
     */
    public Taken take(
            String status,
            Collection<SessionSnapshot> rows,
            Baseline baseline,
            boolean whole,
            Set<String> awaitedBefore) {
        Map<String, SessionSnapshot> ended = new LinkedHashMap<>();
        for (SessionSnapshot row : rows) {
            // A filter that the vendor ignores must not make a running session look ended.
            if (row.terminal()
                    && row.status().equals(status)
                    && !awaitedBefore.contains(row.key().sessionId())) {
                ended.put(row.key().sessionId(), row);
            }
        }
        Map<String, Knowledge> known = ledger.lookUp(rules.account(), ended.keySet());
        List<String> history = new ArrayList<>();
        List<String> awaited = new ArrayList<>();
        List<SessionSnapshot> doubtful = new ArrayList<>();
        int fresh = 0;
        for (SessionSnapshot row : ended.values()) {
            String sessionId = row.key().sessionId();
            Knowledge knowledge = known.getOrDefault(sessionId, Knowledge.UNKNOWN);
            if (knowledge == Knowledge.TERMINAL) {
                continue;
            }
            if (knowledge == Knowledge.UNKNOWN && !isSurelyNew(row, baseline)) {
                if (whole || mayBeNew(row, baseline)) {
                    doubtful.add(row);
                } else {
                    history.add(sessionId);
                }
            } else if (learn(row)) {
                fresh++;
            } else {
                awaited.add(sessionId);
            }
        }
        forget(status, history);
        return new Taken(fresh, awaited, doubtful);
    }

    /** Takes rows for history. */
    void forget(String status, Collection<String> sessionIds) {
        if (!sessionIds.isEmpty()) {
            ledger.detection().recordHistory(rules.account(), status, sessionIds);
        }
    }

    /** Records a row, or asks for the result that it lacks; returns false in the latter case. */
    public boolean learn(SessionSnapshot row) {
        if (rules.incompleteInList().contains(row.status())) {
            ledger.hintListed(row.key(), row.status());
            return false;
        }
        ledger.record(row, LearntBy.LIST);
        return true;
    }

    /** Tells whether the session ended after the ledger began to answer for its status. */
    private static boolean isSurelyNew(SessionSnapshot row, Baseline baseline) {
        if (baseline.historyDelivered()) {
            return true;
        }
        Instant end = end(row);
        Instant latest = baseline.latestEnd();
        return end != null && end.isAfter(baseline.takenAt()) && (latest == null || end.isAfter(latest));
    }

    /** Tells whether it seems to have ended before, but not by so much that clocks or a late list cannot explain it. */
    private static boolean mayBeNew(SessionSnapshot row, Baseline baseline) {
        Instant end = end(row);
        return end == null || !end.isBefore(baseline.takenAt().minus(SHOWN_WITHIN));
    }

    static @Nullable Instant end(SessionSnapshot row) {
        return row.completedAt() == null ? row.createdAt() : row.completedAt();
    }
}
