package xyz.cr3dentials.camel.detection;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import xyz.cr3dentials.camel.ledger.LearntBy;
import xyz.cr3dentials.camel.ledger.PendingSession;
import xyz.cr3dentials.camel.ledger.SessionKey;
import xyz.cr3dentials.camel.ledger.SessionLedger;

/** Asks for open sessions by their ids, the likeliest to have ended first. */
final class OpenSessions {

    /** Sessions beyond that are left to the lists and to their end of life. */
    private static final int MOST = 5_000;

    private final SessionSource source;
    private final SessionLedger ledger;
    private final DetectionRules rules;
    private final Clock clock;
    private final FirstFailure failure;
    /** When each was last asked for and was open, since something is missing. */
    private final Map<SessionKey, Instant> asked = new HashMap<>();

    private final Deque<SessionKey> audit = new ArrayDeque<>();
    /** When each missing session was first counted by a list; which one it is nobody knows. */
    private final Deque<Instant> missingSince = new ArrayDeque<>();

    /**
     * @param failure gets what goes wrong with one session, so that it does not hold up the others
     */
    OpenSessions(SessionSource source, SessionLedger ledger, DetectionRules rules, Clock clock, FirstFailure failure) {
        this.source = source;
        this.ledger = ledger;
        this.rules = rules;
        this.clock = clock;
        this.failure = failure;
    }

    /** Takes note of how many ended sessions the lists count that were not found yet. */
    void missing(long now) {
        while (missingSince.size() < Math.min(now, MOST)) {
            missingSince.addLast(clock.instant());
        }
        while (missingSince.size() > now) {
            missingSince.removeLast();
        }
        if (missingSince.isEmpty()) {
            asked.clear();
        }
    }

    /** Asks for the sessions past their end of life, which most likely are among the missing ones. */
    void askExpired(int maximum, BooleanSupplier found) {
        Instant now = clock.instant();
        List<PendingSession> expired = open().stream()
                .filter(session -> session.expiresAt() != null && !now.isBefore(session.expiresAt()))
                .toList();
        askUpTo(maximum, notSeenOpenSince(missingSince.peekLast(), expired), found);
    }

    /**
     * Asks for sessions that may be the missing ones, those created last first.
     *
     * @param maximum how many to ask for at most
     * @param found tells when to stop
     * @return whether there is more to ask for
     */
    boolean askLatest(int maximum, BooleanSupplier found) {
        List<PendingSession> open = open();
        List<PendingSession> forLast = notSeenOpenSince(missingSince.peekLast(), open);
        int most = maximum - 2;
        askUpTo(most, forLast, found);
        if (found.getAsBoolean()) {
            return true;
        }
        // One that went missing earlier and was not found is looked for ever deeper.
        List<PendingSession> forFirst = notSeenOpenSince(missingSince.peekFirst(), open);
        askUpTo(maximum - most, forFirst, found);
        if (forFirst.isEmpty() && missingSince.size() > 1) {
            missingSince.removeFirst();
            missingSince.addLast(missingSince.getLast());
        }
        return !forLast.isEmpty();
    }

    private List<PendingSession> open() {
        return ledger.detection().pending(rules.account(), MOST);
    }

    /** Leaves out whoever was still open after the missing session had ended. */
    private List<PendingSession> notSeenOpenSince(@Nullable Instant since, List<PendingSession> sessions) {
        return sessions.stream()
                .filter(session -> {
                    Instant at = asked.get(session.key());
                    return at == null || (since != null && at.isBefore(since));
                })
                .toList();
    }

    private void askUpTo(int maximum, List<PendingSession> sessions, BooleanSupplier found) {
        for (int i = 0; i < Math.min(maximum, sessions.size()) && mayAsk(found); i++) {
            ask(sessions.get(i).key());
        }
    }

    private boolean mayAsk(BooleanSupplier found) {
        return !failure.isLasting() && !found.getAsBoolean();
    }

    /** Lets every session be asked for again. */
    void forgetAsked() {
        asked.clear();
    }

    /** Begins to ask for every open session once, unless that is under way. */
    void beginAudit() {
        if (audit.isEmpty()) {
            open().forEach(session -> audit.add(session.key()));
        }
    }

    /** Goes on with the audit. */
    void audit(int maximum) {
        for (int i = 0; i < maximum && !audit.isEmpty() && !failure.isLasting(); i++) {
            ask(audit.removeFirst());
        }
    }

    private void ask(SessionKey key) {
        Instant at = clock.instant();
        failure.watch(() -> source.get(key.sessionId(), LearntBy.READ).ifPresent(session -> {
            ledger.record(session, LearntBy.READ);
        }));
        if (!missingSince.isEmpty()) {
            asked.put(key, at);
        }
    }
}
