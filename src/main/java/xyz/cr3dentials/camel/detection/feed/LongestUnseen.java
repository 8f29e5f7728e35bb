package xyz.cr3dentials.camel.detection.feed;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import xyz.cr3dentials.camel.detection.DetectionRules;
import xyz.cr3dentials.camel.detection.FirstFailure;
import xyz.cr3dentials.camel.ledger.LearntBy;
import xyz.cr3dentials.camel.ledger.PendingSession;
import xyz.cr3dentials.camel.ledger.SessionKey;
import xyz.cr3dentials.camel.ledger.SessionLedger;

/** Asks for open sessions by their ids in turn, first those that neither a page nor an answer has shown for longest. */
final class LongestUnseen {

    /** Sessions beyond that are left to the list and to their end of life. */
    private static final int MOST = 5_000;

    private final SessionFeed feed;
    private final SessionLedger ledger;
    private final DetectionRules rules;
    private final Clock clock;
    private final FirstFailure failure;
    private final Map<String, Instant> seen = new HashMap<>();

    /**
     * @param failure gets what goes wrong with one session, so that it does not hold up the others
     */
    LongestUnseen(SessionFeed feed, SessionLedger ledger, DetectionRules rules, Clock clock, FirstFailure failure) {
        this.feed = feed;
        this.ledger = ledger;
        this.rules = rules;
        this.clock = clock;
        this.failure = failure;
    }

    /** Takes note of sessions that a page has shown just now. */
    void shown(Collection<String> sessionIds) {
        Instant now = clock.instant();
        sessionIds.forEach(id -> seen.put(id, now));
    }

    /** Asks for as many sessions as given. */
    void ask(int maximum) {
        List<PendingSession> open = ledger.detection().pending(rules.account(), MOST);
        Set<String> ids = new HashSet<>();
        open.forEach(session -> ids.add(session.key().sessionId()));
        seen.keySet().retainAll(ids);
        open.stream()
                .map(PendingSession::key)
                .sorted(Comparator.comparing(key -> seen.getOrDefault(key.sessionId(), Instant.MIN)))
                .limit(maximum)
                .forEach(this::ask);
    }

    private void ask(SessionKey key) {
        seen.put(key.sessionId(), clock.instant());
        failure.watch(() -> feed.get(key.sessionId(), LearntBy.READ).ifPresent(session -> {
            ledger.record(session, LearntBy.READ);
        }));
    }
}
