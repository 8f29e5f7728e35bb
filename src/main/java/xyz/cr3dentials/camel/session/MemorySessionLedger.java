package xyz.cr3dentials.camel.session;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import xyz.cr3dentials.camel.session.TimelineEntry.Event;

/**
 * A ledger that a restart empties: good for trying out and for routes that may miss or repeat sessions around a restart.
 *
 * <p>Memory is bounded by {@link MemoryLedgerLimits}, but for 16 to 32 bytes for each ended session ever seen. Thread-safe.
 */
public final class MemorySessionLedger extends MemoryWorkLedger implements SessionLedger {

    private static final Logger LOG = LoggerFactory.getLogger(MemorySessionLedger.class);
    /** Nobody else makes anything due here. */
    private static final Duration LOOK_EVERY = Duration.ofMinutes(1);

    /** Creates an empty ledger and warns that a restart forgets. */
    public MemorySessionLedger(Clock clock, MemoryLedgerLimits limits) {
        super(clock, limits);
        LOG.warn("Sessions are kept in memory: a restart forgets which were created and delivered."
                + " Set a durable session ledger for production.");
    }

    @Override
    public void openIntent(CreateIntent intent) {
        change(intent.account(), account -> {
            account.intents.open(intent);
            return true;
        });
    }

    @Override
    public boolean bindIntent(String intentId, SessionSnapshot created) {
        Account account = created.key().account();
        boolean bound = change(account, kept -> kept.bind(intentId, created, clock.instant()));
        if (bound && created.terminal()) {
            // The vendor's answer to the creation is no full account of the session, so it is asked for.
            hint(created.key(), LearntBy.CREATE, clock.instant(), null);
        }
        return bound;
    }

    @Override
    public void closeIntent(Account account, String intentId, CreateIntent.State state) {
        change(account, kept -> {
            CreateIntent intent = kept.intents.find(intentId);
            if (intent != null && intent.state() != CreateIntent.State.BOUND) {
                kept.intents.change(intent, state, null);
            }
            return true;
        });
    }

    @Override
    public Optional<CreateIntent> findIntent(Account account, String intentId) {
        return read(account, kept -> Optional.ofNullable(kept.intents.find(intentId)));
    }

    @Override
    public List<CreateIntent> findIntents(Account account, String reference, int maximum) {
        return read(account, kept -> kept.intents.latest(intent -> reference.equals(intent.reference()), maximum));
    }

    @Override
    public List<CreateIntent> unresolvedIntents(
            Account account, Instant openedBefore, Instant openedAfter, int maximum) {
        return read(
                account,
                kept -> kept.intents.latest(
                        intent -> intent.reference() != null
                                && intent.openedAt().isAfter(openedAfter)
                                && (intent.state() == CreateIntent.State.AMBIGUOUS
                                        || (intent.state() == CreateIntent.State.OPEN
                                                && intent.openedAt().isBefore(openedBefore))),
                        maximum));
    }

    @Override
    public boolean record(Fact fact) {
        Account account = fact.snapshot().key().account();
        boolean due = change(account, kept -> kept.record(fact));
        if (due) {
            subscribers.wake(account);
        }
        return due;
    }

    @Override
    public Map<String, String> endedAs(Account account, Collection<String> sessionIds) {
        return read(account, kept -> kept.endedAs(sessionIds));
    }

    @Override
    public boolean revise(Fact fact, String knownAs) {
        Account account = fact.snapshot().key().account();
        boolean due = change(account, kept -> kept.revise(fact, knownAs));
        if (due) {
            subscribers.wake(account);
        }
        return due;
    }

    @Override
    public void recordHistory(Account account, String status, Collection<String> sessionIds) {
        change(account, kept -> {
            kept.addHistory(sessionIds);
            return true;
        });
    }

    @Override
    public Map<String, Knowledge> lookUp(Account account, Collection<String> sessionIds) {
        return read(account, kept -> kept.lookUp(sessionIds));
    }

    @Override
    public List<PendingSession> pending(Account account, int maximum) {
        return read(account, kept -> kept.work.pending(maximum));
    }

    @Override
    public List<PendingSession> overdue(Account account, Instant expiredBefore, Duration lifetime, int maximum) {
        return read(account, kept -> kept.work.overdue(expiredBefore, lifetime, maximum));
    }

    @Override
    public void abandon(SessionKey key, Instant at) {
        change(key.account(), kept -> {
            MemorySession session = kept.find(key.sessionId());
            if (session != null && !session.ended()) {
                session.note(at, Event.ABANDONED, session.status);
                kept.settle(session, SessionState.ABANDONED, at);
            }
            return true;
        });
    }

    @Override
    public DeliveryCounts counts(Account account) {
        return read(account, kept -> kept.work.counts());
    }

    @Override
    public List<TimelineEntry> timeline(SessionKey key) {
        return read(key.account(), kept -> {
            MemorySession session = kept.find(key.sessionId());
            return session == null ? List.of() : session.timeline();
        });
    }

    @Override
    public int erase(Account account, Instant deliveredBefore) {
        return change(account, kept -> {
            kept.forgetOld(clock.instant());
            return kept.erase(deliveredBefore);
        });
    }

    @Override
    public Subscription subscribe(Account account, Runnable listener) {
        return subscribers.add(account, listener);
    }

    @Override
    public boolean redact(SessionKey key, Instant at) {
        return change(key.account(), kept -> {
            kept.intents.redact(key.sessionId());
            MemorySession session = kept.find(key.sessionId());
            if (session != null) {
                session.redact(at);
            }
            return session != null;
        });
    }

    @Override
    public Optional<SessionRecord> reveal(SessionKey key, Instant at) {
        return change(key.account(), kept -> Optional.ofNullable(kept.find(key.sessionId()))
                .map(session -> {
                    session.note(at, Event.REVEALED, "");
                    return session.toRecord();
                }));
    }

    @Override
    public Duration lookEvery() {
        return LOOK_EVERY;
    }
}
