package xyz.cr3dentials.camel.detection.feed;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import xyz.cr3dentials.camel.detection.DetectionRules;
import xyz.cr3dentials.camel.detection.FirstFailure;
import xyz.cr3dentials.camel.detection.RowIntake;
import xyz.cr3dentials.camel.ledger.Baseline;
import xyz.cr3dentials.camel.ledger.Knowledge;
import xyz.cr3dentials.camel.ledger.LearntBy;
import xyz.cr3dentials.camel.ledger.SessionLedger;
import xyz.cr3dentials.camel.ledger.SessionSnapshot;

/** Takes the rows of a list that shows every status: new sessions, those that have ended, and changed decisions. */
final class FeedIntake {

    private final SessionFeed feed;
    private final SessionLedger ledger;
    private final DetectionRules rules;
    private final Clock clock;
    private final RowIntake ended;
    private final FirstFailure failure;
    private final Map<String, Baseline> baselines = new HashMap<>();

    /**
     * @param failure gets what goes wrong with one session, so that it does not hold up the others
     */
    FeedIntake(SessionFeed feed, SessionLedger ledger, DetectionRules rules, Clock clock, FirstFailure failure) {
        this.feed = feed;
        this.ledger = ledger;
        this.rules = rules;
        this.clock = clock;
        this.ended = new RowIntake(ledger, rules);
        this.failure = failure;
    }

    /** Draws the line between history and news at the first start; later calls find it drawn. */
    void begin() {
        Instant now = clock.instant();
        for (String status : rules.wanted()) {
            if (!baselines.containsKey(status)) {
                if (ledger.detection().baseline(rules.account(), status).isEmpty()) {
                    ledger.detection().saveBaseline(new Baseline(rules.account(), status, now, rules.backfill(), null));
                }
                baselines.put(
                        status,
                        ledger.detection().baseline(rules.account(), status).orElseThrow());
            }
        }
    }

    /** Takes a page's rows and tells how many of them were news. */
    int take(List<SessionSnapshot> rows) {
        Map<String, SessionSnapshot> open = new LinkedHashMap<>();
        Map<String, List<SessionSnapshot>> endedByStatus = new LinkedHashMap<>();
        for (SessionSnapshot row : rows) {
            if (!row.terminal()) {
                open.put(row.key().sessionId(), row);
            } else if (baselines.containsKey(row.status())) {
                endedByStatus
                        .computeIfAbsent(row.status(), status -> new ArrayList<>())
                        .add(row);
            }
        }
        int news = takeOpen(open);
        for (Map.Entry<String, List<SessionSnapshot>> list : endedByStatus.entrySet()) {
            news += takeEnded(list.getKey(), list.getValue());
        }
        return news;
    }

    /** A session that is known to be open is told from history when it ends, whatever its times say. */
    private int takeOpen(Map<String, SessionSnapshot> open) {
        Map<String, Knowledge> known = ledger.lookUp(rules.account(), open.keySet());
        int news = 0;
        for (SessionSnapshot row : open.values()) {
            if (known.get(row.key().sessionId()) == Knowledge.UNKNOWN) {
                ledger.record(row, LearntBy.LIST);
                news++;
            }
        }
        return news;
    }

    private int takeEnded(String status, List<SessionSnapshot> rows) {
        int revised = revise(rows);
        Baseline baseline = baselines.get(status);
        RowIntake.Taken taken = baseline == null
                ? new RowIntake.Taken(0, List.of(), List.of())
                : ended.take(status, rows, baseline, false, Set.of());
        // Nothing can be counted here, and one handed over too many does less harm than one that is lost.
        taken.doubtful().forEach(row -> ended.learn(row));
        return revised + taken.found() + taken.doubtful().size();
    }

    private int revise(List<SessionSnapshot> rows) {
        Map<String, SessionSnapshot> byId = new LinkedHashMap<>();
        rows.forEach(row -> byId.put(row.key().sessionId(), row));
        int revised = 0;
        for (Map.Entry<String, String> known :
                ledger.detection().endedAs(rules.account(), byId.keySet()).entrySet()) {
            SessionSnapshot row = byId.get(known.getKey());
            if (row == null || row.status().equals(known.getValue()) || failure.isLasting()) {
                continue;
            }
            AtomicBoolean news = new AtomicBoolean();
            failure.watch(() -> news.set(revise(row, known.getValue())));
            revised += news.get() ? 1 : 0;
        }
        return revised;
    }

    /** A row may be older than what is known; only a read of the session tells what holds now. */
    private boolean revise(SessionSnapshot row, String knownAs) {
        return feed.get(row.key().sessionId(), LearntBy.LIST)
                .filter(SessionSnapshot::terminal)
                .filter(now -> ledger.revise(now, LearntBy.LIST, knownAs))
                .isPresent();
    }
}
