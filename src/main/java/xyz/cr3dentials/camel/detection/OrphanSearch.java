package xyz.cr3dentials.camel.detection;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import xyz.cr3dentials.camel.detection.SessionSource.Purpose;
import xyz.cr3dentials.camel.ledger.CreateIntent;
import xyz.cr3dentials.camel.ledger.Knowledge;
import xyz.cr3dentials.camel.ledger.LearntBy;
import xyz.cr3dentials.camel.ledger.SessionLedger;
import xyz.cr3dentials.camel.ledger.SessionSnapshot;

/**
 * Looks for sessions whose creation was not answered, so that whoever asks by the reference learns what became of it.
 *
 * <p>A session is adopted only when the vendor says of it the reference of the intent; a list says too little for that, so
 * sessions of the right age that nobody knows are read by their ids. The search is short: an orphan it does not find is
 * adopted by its webhook, or when its end is read.
 */
final class OrphanSearch {

    /** A creation takes less than this, so an intent open for longer is one that a crash has left. */
    static final Duration ANSWERED_WITHIN = Duration.ofMinutes(5);

    private static final int INTENTS = 20;
    private static final int SEARCHES = 3;
    private static final int READS = 10;

    private final SessionSource source;
    private final SessionLedger ledger;
    private final DetectionRules rules;
    private final Adoption adoption;
    private final FirstFailure failure;
    private Map<String, Integer> searches = new HashMap<>();

    /**
     * @param failure gets what goes wrong with one session, so that it does not hold up the others
     */
    OrphanSearch(SessionSource source, SessionLedger ledger, DetectionRules rules, Clock clock, FirstFailure failure) {
        this.source = source;
        this.ledger = ledger;
        this.rules = rules;
        this.adoption = new Adoption(ledger, rules, clock);
        this.failure = failure;
    }

    /** Spends two lists and some reads on the intents that were not searched for often enough. */
    void search() {
        List<CreateIntent> unresolved =
                ledger.detection().unresolvedIntents(rules.account(), ANSWERED_WITHIN, rules.lifetime(), INTENTS);
        searches = unresolved.stream()
                .collect(Collectors.toMap(
                        CreateIntent::intentId, intent -> searches.getOrDefault(intent.intentId(), 0) + 1));
        List<CreateIntent> wanted = unresolved.stream()
                .filter(intent -> searches.getOrDefault(intent.intentId(), 0) <= SEARCHES)
                .toList();
        if (wanted.isEmpty()) {
            return;
        }
        int reads = 0;
        for (SessionSnapshot row : unknown(ends(), wanted)) {
            if (reads == READS || failure.isLasting()) {
                return;
            }
            reads++;
            failure.watch(() -> source.get(row.key().sessionId(), LearntBy.READ).ifPresent(adoption::adoptByReference));
        }
    }

    /** The vendor promises no order; what is new is most likely at one of the ends. */
    private List<SessionSnapshot> ends() {
        ListedSessions first = source.list(null, rules.pageSize(), 0, Purpose.NEWS);
        List<SessionSnapshot> rows = new ArrayList<>(first.rows());
        if (first.size() < first.total()) {
            long last = Math.max(0, first.total() - rules.pageSize() / 2);
            rows.addAll(source.list(null, rules.pageSize(), last, Purpose.NEWS).rows());
        }
        return rows;
    }

    private List<SessionSnapshot> unknown(List<SessionSnapshot> rows, List<CreateIntent> wanted) {
        Map<String, SessionSnapshot> candidates = new LinkedHashMap<>();
        for (SessionSnapshot row : rows) {
            if (wanted.stream().anyMatch(intent -> Adoption.mayBeOf(intent, row))) {
                candidates.put(row.key().sessionId(), row);
            }
        }
        Map<String, Knowledge> known = ledger.lookUp(rules.account(), Set.copyOf(candidates.keySet()));
        return candidates.values().stream()
                .filter(row -> known.get(row.key().sessionId()) == Knowledge.UNKNOWN)
                .toList();
    }
}
