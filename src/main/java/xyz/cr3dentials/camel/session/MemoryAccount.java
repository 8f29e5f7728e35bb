package xyz.cr3dentials.camel.session;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import xyz.cr3dentials.camel.session.TimelineEntry.Event;

/** The sessions and intents of one account, and what the vendor said of them; guarded by the ledger's lock. */
final class MemoryAccount {

    final MemoryIntents intents;
    final Map<String, Baseline> baselines = new HashMap<>();
    final Map<String, Certificate> certificates = new HashMap<>();
    final MemoryLeases leases = new MemoryLeases();
    final Map<String, Long> learnt = new HashMap<>();

    private final Account account;
    private final MemoryLedgerLimits limits;
    private final Map<String, MemorySession> sessions = new HashMap<>();
    /** Not ended or hinted at, in the order they became known. */
    private final Set<MemorySession> open = new LinkedHashSet<>();
    /** Due or parked, in the order they ended. */
    private final Set<MemorySession> undelivered = new LinkedHashSet<>();

    final MemoryWork work = new MemoryWork(open, undelivered);

    private final Deque<MemorySession> settled = new ArrayDeque<>();
    private final FingerprintSet history = new FingerprintSet();
    private final FingerprintSet forgotten = new FingerprintSet();

    MemoryAccount(Account account, MemoryLedgerLimits limits) {
        this.account = account;
        this.limits = limits;
        this.intents = new MemoryIntents(limits.intents());
    }

    @Nullable
    MemorySession find(String sessionId) {
        return sessions.get(sessionId);
    }

    Collection<MemorySession> undelivered() {
        return undelivered;
    }

    Knowledge knowledge(String sessionId) {
        MemorySession session = sessions.get(sessionId);
        if (session != null) {
            return session.knowledge();
        }
        return history.contains(sessionId) || forgotten.contains(sessionId) ? Knowledge.TERMINAL : Knowledge.UNKNOWN;
    }

    boolean bind(String intentId, SessionSnapshot created, Instant now) {
        CreateIntent intent = intents.find(intentId);
        String sessionId = created.key().sessionId();
        MemorySession session = sessions.get(sessionId);
        if (intent == null) {
            return false;
        }
        if (intent.sessionId() != null) {
            return sessionId.equals(intent.sessionId());
        }
        if (session == null ? isOlder(sessionId, intent) : !session.mayBeOf(intent)) {
            return false;
        }
        if (session == null) {
            session = add(sessionId, now);
        }
        intents.change(intent, CreateIntent.State.BOUND, sessionId);
        session.intentId = intentId;
        session.refer(session.reference == null ? intent.reference() : session.reference);
        if (session.redacted) {
            intents.redact(sessionId);
        }
        session.note(now, Event.BOUND, "intent " + intentId);
        if (!created.terminal()) {
            learnOpen(session, created, now, LearntBy.CREATE);
        }
        return true;
    }

    /** Of history it is only known that it had ended when detection began; what was let go of was settled long ago. */
    private boolean isOlder(String sessionId, CreateIntent intent) {
        return forgotten.contains(sessionId)
                || (history.contains(sessionId)
                        && !baselines.isEmpty()
                        && baselines.values().stream()
                                .allMatch(baseline -> baseline.takenAt().isBefore(intent.earliestCreation())));
    }

    boolean record(Fact fact) {
        SessionSnapshot snapshot = fact.snapshot();
        String sessionId = snapshot.key().sessionId();
        Knowledge knowledge = knowledge(sessionId);
        if (knowledge == Knowledge.TERMINAL || (knowledge == Knowledge.UNWANTED && !fact.wanted())) {
            return false;
        }
        if (fact.wanted() && snapshot.terminal() && undelivered.size() >= limits.undelivered()) {
            throw new LedgerException(
                    "%s sessions wait for delivery, which is all that this ledger keeps; further ones wait at the vendor. Look at parked sessions and at failing routes."
                            .formatted(undelivered.size()));
        }
        MemorySession session = sessions.get(sessionId);
        if (session == null) {
            session = add(sessionId, fact.learntAt());
        }
        if (!snapshot.terminal()) {
            learnOpen(session, snapshot, fact.learntAt(), fact.learntBy());
            return false;
        }
        if (!session.ended() && !history.contains(sessionId)) {
            learnt.merge(snapshot.status(), 1L, Long::sum);
        }
        session.fact = new Fact(session.merge(snapshot), fact.learntBy(), fact.learntAt(), fact.wanted());
        session.note(fact.learntAt(), Event.LEARNT, snapshot.status() + " by " + fact.learntBy());
        session.hint = null;
        open.remove(session);
        if (fact.wanted()) {
            session.state = SessionState.DUE;
            session.dueAt = fact.learntAt();
            undelivered.add(session);
        } else {
            settle(session, SessionState.UNWANTED, fact.learntAt());
        }
        return fact.wanted();
    }

    Map<String, String> endedAs(Collection<String> sessionIds) {
        Map<String, String> statuses = new HashMap<>();
        for (String sessionId : sessionIds) {
            MemorySession session = sessions.get(sessionId);
            if (session != null && session.wasWanted()) {
                statuses.put(sessionId, session.status);
            }
        }
        return statuses;
    }

    boolean revise(Fact fact, String knownAs) {
        MemorySession session = sessions.get(fact.snapshot().key().sessionId());
        if (session == null
                || !session.wasWanted()
                || !fact.snapshot().terminal()
                || !session.status.equals(knownAs)
                || session.status.equals(fact.snapshot().status())) {
            return false;
        }
        session.revise(fact);
        settled.remove(session);
        undelivered.remove(session);
        undelivered.add(session);
        return true;
    }

    private void learnOpen(MemorySession session, SessionSnapshot snapshot, Instant at, LearntBy learntBy) {
        if (session.ended()) {
            return;
        }
        if (!snapshot.status().equals(session.status)) {
            session.note(at, Event.LEARNT, snapshot.status() + " by " + learntBy);
        }
        session.merge(snapshot);
        if (session.state == SessionState.HINTED) {
            session.state = SessionState.OPEN;
        }
    }

    void addHistory(Collection<String> sessionIds) {
        for (String sessionId : sessionIds) {
            if (knowledge(sessionId) == Knowledge.UNKNOWN) {
                history.add(sessionId);
            }
        }
    }

    boolean hint(String sessionId, LearntBy learntBy, Instant at, @Nullable String intentId, Duration spacing) {
        Knowledge knowledge = knowledge(sessionId);
        if (!(intentId != null && isUntied(sessionId))
                && (knowledge == Knowledge.TERMINAL
                        || (knowledge == Knowledge.UNWANTED && learntBy != LearntBy.LIST))) {
            return false;
        }
        MemorySession session = sessions.get(sessionId);
        take(session == null ? add(sessionId, at) : session, learntBy, at, intentId, spacing);
        return true;
    }

    boolean hintRevision(String sessionId, String status, Instant at, Duration spacing) {
        MemorySession session = sessions.get(sessionId);
        if (session == null || !session.ended() || (session.hint == null && session.status.equals(status))) {
            return false;
        }
        take(session, LearntBy.WEBHOOK, at, null, spacing);
        return true;
    }

    private void take(
            MemorySession session, LearntBy learntBy, Instant at, @Nullable String intentId, Duration spacing) {
        MemoryHint hint = session.hint;
        if (hint == null) {
            session.hint = new MemoryHint(learntBy, at, intentId);
            open.add(session);
            session.note(at, Event.HINTED, learntBy.name());
        } else if (isNews(learntBy, hint)) {
            hint.learntBy = learntBy;
            hint.intentId = hint.intentId == null ? intentId : hint.intentId;
            hint.bringForward(at, spacing);
        }
    }

    private boolean isUntied(String sessionId) {
        MemorySession session = sessions.get(sessionId);
        return session == null ? history.contains(sessionId) : session.intentId == null;
    }

    // A list shows the same rows at every look; only the first of them tells more than an earlier question did.
    private static boolean isNews(LearntBy learntBy, MemoryHint hint) {
        return learntBy == LearntBy.WEBHOOK
                || (learntBy == LearntBy.LIST && hint.learntBy != LearntBy.LIST && hint.claimedAt != null);
    }

    void endHint(MemorySession session, MemoryHint hint, Instant now, Duration spacing) {
        if (hint.renewed()) {
            hint.beginAnew(now, spacing);
            return;
        }
        session.hint = null;
        if (session.state == SessionState.HINTED && !session.redacted) {
            open.remove(session);
            sessions.remove(session.key.sessionId());
        } else if (session.ended() || session.settled()) {
            open.remove(session);
            if (session.settled()) {
                // It may have been old enough to be let go of while it was under question.
                settled.remove(session);
                settled.addLast(session);
            }
        }
    }

    void settle(MemorySession session, SessionState state, Instant at) {
        // A hint that came after the end brings an intent, and is still to be confirmed.
        boolean hinted = session.ended() && session.hint != null;
        session.state = state;
        session.settledAt = at;
        session.claim.end();
        if (!hinted) {
            session.hint = null;
            open.remove(session);
        }
        undelivered.remove(session);
        settled.remove(session);
        settled.addLast(session);
        forgetOld(at);
    }

    /** Lets go of settled sessions that are too many or too old, keeping that they have ended. */
    void forgetOld(Instant now) {
        Instant oldest = now.minus(limits.settledFor());
        while (!settled.isEmpty()) {
            MemorySession first = settled.getFirst();
            boolean old = first.settledAt == null || first.settledAt.isBefore(oldest);
            if (first.settled() && !old && settled.size() <= limits.settled()) {
                return;
            }
            settled.removeFirst();
            boolean toBeRemembered = first.redacted && !first.ended();
            if (first.settled() && first.hint == null && !toBeRemembered) {
                sessions.remove(first.key.sessionId());
                if (first.ended()) {
                    forgotten.add(first.key.sessionId());
                }
            }
        }
    }

    /** Makes sessions due again and returns how many. */
    int replay(Predicate<MemorySession> which, Instant at) {
        List<MemorySession> again = sessions.values().stream().filter(which).toList();
        for (MemorySession session : again) {
            session.replay(at);
            settled.remove(session);
            undelivered.add(session);
        }
        return again.size();
    }

    int erase(Instant deliveredBefore) {
        int erased = 0;
        for (MemorySession session : settled) {
            Instant settledAt = session.settledAt;
            if (session.settled() && settledAt != null && settledAt.isBefore(deliveredBefore) && session.erase()) {
                erased++;
            }
        }
        return erased;
    }

    List<SessionEntry> matching(SessionFilter filter) {
        return sessions.values().stream()
                .filter(session -> session.matches(filter))
                .map(MemorySession::toEntry)
                .toList();
    }

    private MemorySession add(String sessionId, Instant at) {
        if (open.size() >= limits.open()) {
            throw new LedgerException(
                    "%s sessions are open or hinted at, which is all that this ledger keeps; use a durable ledger."
                            .formatted(open.size()));
        }
        MemorySession session = new MemorySession(new SessionKey(account, sessionId), at);
        sessions.put(sessionId, session);
        open.add(session);
        return session;
    }

    Map<String, Knowledge> lookUp(Collection<String> sessionIds) {
        Map<String, Knowledge> answer = new LinkedHashMap<>();
        for (String sessionId : sessionIds) {
            answer.put(sessionId, knowledge(sessionId));
        }
        return answer;
    }
}
