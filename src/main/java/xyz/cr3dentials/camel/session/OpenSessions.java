package xyz.cr3dentials.camel.session;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Asks for open sessions by their ids, the likeliest to have ended first. */
final class OpenSessions {

    /** Sessions beyond that are left to the lists and to their end of life. */
    private static final int MOST = 5_000;

    private final SessionSource source;
    private final SessionLedger ledger;
    private final DetectionRules rules;
    private final Clock clock;
    /** When each was last asked for and was open, since something is missing. */
    private final Map<SessionKey, Instant> asked = new HashMap<>();

    private final Deque<SessionKey> audit = new ArrayDeque<>();
    private long missing;
    private @Nullable Instant missingSince;
    private Instant grownAt = Instant.MIN;

    OpenSessions(SessionSource source, SessionLedger ledger, DetectionRules rules, Clock clock) {
        this.source = source;
        this.ledger = ledger;
        this.rules = rules;
        this.clock = clock;
    }

    /** Asks for every open session, of which there are few. */
    void askAll() {
        ledger.pending(rules.account(), MOST).forEach(session -> ask(session.key()));
    }

    /** Takes note of how many ended sessions the lists count that were not found yet. */
    void missing(long now) {
        if (now == 0) {
            missingSince = null;
            asked.clear();
        } else if (missingSince == null) {
            missingSince = clock.instant();
        }
        if (now > missing) {
            grownAt = clock.instant();
        }
        missing = now;
    }

    /**
     * Asks for sessions that may be the missing ones: those past their end of life, then those created last, and none
     * again that was seen open since something is missing.
     *
     * @param maximum how many to ask for at most
     * @param expiredOnly whether to ask for none but those past their end of life
     * @param found tells when to stop
     * @return whether there may be more to ask for
     */
    boolean askCandidates(int maximum, boolean expiredOnly, BooleanSupplier found) {
        Instant now = clock.instant();
        List<PendingSession> candidates = new ArrayList<>();
        for (PendingSession session : ledger.pending(rules.account(), MOST)) {
            boolean expired = session.expiresAt() != null && !now.isBefore(session.expiresAt());
            if (!excluded(session.key()) && (expired || !expiredOnly)) {
                candidates.add(session);
            }
        }
        if (candidates.isEmpty() && !expiredOnly && missingSince != null && grownAt.isAfter(missingSince)) {
            // Whoever was seen open before the latest one went missing may be that one.
            missingSince = grownAt;
            return true;
        }
        // Sorting is stable: of those that have not expired the latest lead.
        candidates.sort(Comparator.comparing(
                session -> session.expiresAt() == null || now.isBefore(session.expiresAt())));
        for (int i = 0; i < Math.min(maximum, candidates.size()) && !found.getAsBoolean(); i++) {
            ask(candidates.get(i).key());
        }
        return candidates.size() > maximum || found.getAsBoolean();
    }

    private boolean excluded(SessionKey key) {
        Instant at = asked.get(key);
        return at != null && !at.isBefore(Objects.requireNonNullElse(missingSince, Instant.MAX));
    }

    /** Lets every session be asked for again. */
    void forgetAsked() {
        asked.clear();
    }

    /** Begins to ask for every open session once, unless that is under way. */
    void beginAudit() {
        if (audit.isEmpty()) {
            ledger.pending(rules.account(), MOST).forEach(session -> audit.add(session.key()));
        }
    }

    /** Goes on with the audit. */
    void audit(int maximum) {
        for (int i = 0; i < maximum && !audit.isEmpty(); i++) {
            ask(audit.getFirst());
            audit.removeFirst();
        }
    }

    private void ask(SessionKey key) {
        Instant at = clock.instant();
        source.get(key.sessionId(), LearntBy.READ).ifPresent(session -> {
            boolean wanted = rules.wanted().contains(session.status());
            ledger.record(new Fact(session, LearntBy.READ, clock.instant(), wanted));
        });
        if (missingSince != null) {
            asked.put(key, at);
        }
    }
}
