package xyz.cr3dentials.camel.session;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import xyz.cr3dentials.camel.session.MemorySession.State;
import xyz.cr3dentials.camel.session.TimelineEntry.Event;

/**
 * A ledger that a restart empties: good for trying out and for routes that may miss or repeat sessions around a restart.
 *
 * <p>Memory is bounded by {@link MemoryLedgerLimits}, but for 16 to 32 bytes for each ended session ever seen. Thread-safe.
 */
public final class MemorySessionLedger implements SessionLedger {

    private static final Logger LOG = LoggerFactory.getLogger(MemorySessionLedger.class);
    private static final Duration HINT_SPACING = Duration.ofSeconds(10);

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Account, MemoryAccount> accounts = new HashMap<>();
    private final Subscribers subscribers = new Subscribers();
    private final AtomicLong claims = new AtomicLong();
    private final Clock clock;
    private final MemoryLedgerLimits limits;

    /** Creates an empty ledger and warns that a restart forgets. */
    public MemorySessionLedger(Clock clock, MemoryLedgerLimits limits) {
        this.clock = clock;
        this.limits = limits;
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
        return change(created.key().account(), account -> account.bind(intentId, created, clock.instant()));
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
        return change(account, kept -> Optional.ofNullable(kept.intents.find(intentId)));
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
    public void recordHistory(Account account, String status, Collection<String> sessionIds) {
        change(account, kept -> {
            kept.addHistory(sessionIds);
            return true;
        });
    }

    @Override
    public Map<String, Knowledge> lookUp(Account account, Collection<String> sessionIds) {
        return change(account, kept -> kept.lookUp(sessionIds));
    }

    @Override
    public Optional<Baseline> baseline(Account account, String status) {
        return change(account, kept -> Optional.ofNullable(kept.baselines.get(status)));
    }

    @Override
    public void saveBaseline(Baseline baseline) {
        change(baseline.account(), kept -> {
            kept.baselines.putIfAbsent(baseline.status(), baseline);
            return true;
        });
    }

    @Override
    public long countLearnt(Account account, String status) {
        return change(account, kept -> kept.learnt.getOrDefault(status, 0L));
    }

    @Override
    public Optional<Certificate> certificate(Account account, String status) {
        return change(account, kept -> Optional.ofNullable(kept.certificates.get(status)));
    }

    @Override
    public void saveCertificate(Certificate certificate) {
        change(certificate.account(), kept -> {
            kept.certificates.put(certificate.status(), certificate);
            return true;
        });
    }

    @Override
    public List<PendingSession> pending(Account account, int maximum) {
        return change(account, kept -> kept.pending(maximum));
    }

    @Override
    public List<PendingSession> overdue(Account account, Instant expiredBefore, Duration lifetime, int maximum) {
        return change(account, kept -> kept.overdue(expiredBefore, lifetime, maximum));
    }

    @Override
    public void abandon(SessionKey key, Instant at) {
        change(key.account(), kept -> {
            MemorySession session = kept.find(key.sessionId());
            if (session != null && !session.ended()) {
                session.note(at, Event.ABANDONED, session.status);
                kept.settle(session, State.ABANDONED, at);
            }
            return true;
        });
    }

    @Override
    public boolean hint(SessionKey key, LearntBy learntBy, Instant hintedAt, @Nullable String intentId) {
        boolean accepted =
                change(key.account(), kept -> kept.hint(key.sessionId(), learntBy, hintedAt, intentId, HINT_SPACING));
        if (accepted) {
            subscribers.wake(key.account());
        }
        return accepted;
    }

    @Override
    public List<Hint> claimHints(Account account, int maximum, Duration lease) {
        return change(account, kept -> {
            Instant now = clock.instant();
            List<Hint> claimed = new ArrayList<>();
            for (MemorySession session : kept.dueHints(now, maximum)) {
                MemoryHint hint = Objects.requireNonNull(session.hint);
                String claimId = Long.toString(claims.incrementAndGet());
                hint.claim(claimId, now, lease);
                claimed.add(new Hint(session.key, hint.learntBy, hint.hintedAt, hint.attempts, hint.intentId, claimId));
            }
            return claimed;
        });
    }

    @Override
    public void postponeHint(Hint hint, Instant nextAttemptAt) {
        withHint(hint, (kept, session) -> {
            Objects.requireNonNull(session.hint).postpone(nextAttemptAt, clock.instant(), HINT_SPACING);
        });
    }

    @Override
    public void dropHint(Hint hint) {
        withHint(hint, MemoryAccount::endHint);
    }

    private void withHint(Hint hint, BiConsumer<MemoryAccount, MemorySession> action) {
        change(hint.key().account(), kept -> {
            MemorySession session = kept.find(hint.key().sessionId());
            if (session != null && session.hint != null && session.hint.claim.isHeldBy(hint.claimId())) {
                action.accept(kept, session);
            }
            return true;
        });
    }

    @Override
    public List<Delivery> claim(Account account, Set<String> statuses, int maximum, Duration lease) {
        return change(account, kept -> {
            Instant now = clock.instant();
            List<Delivery> claimed = new ArrayList<>();
            for (MemorySession session : kept.undelivered()) {
                if (claimed.size() >= maximum) {
                    break;
                }
                if (session.state == State.DUE
                        && session.claim.isFree(now)
                        && !now.isBefore(session.dueAt)
                        && statuses.contains(session.status)) {
                    String claimId = Long.toString(claims.incrementAndGet());
                    session.claim.take(claimId, now.plus(lease));
                    session.attempts++;
                    claimed.add(new Delivery(
                            Objects.requireNonNull(session.fact), session.attempts, claimId, now.plus(lease)));
                }
            }
            return claimed;
        });
    }

    @Override
    public boolean markDelivered(Delivery delivery, Instant at) {
        return settleClaim(delivery, (kept, session) -> {
            session.note(at, Event.DELIVERED, "attempt " + delivery.attempt());
            kept.settle(session, State.DELIVERED, at);
        });
    }

    @Override
    public void markFailed(Delivery delivery, DeliveryFailure failure, Instant at, Instant nextAttemptAt) {
        settleClaim(delivery, (kept, session) -> {
            session.note(at, Event.FAILED, failure.causeClass());
            session.failure = failure;
            session.dueAt = nextAttemptAt;
        });
    }

    @Override
    public void park(Delivery delivery, DeliveryFailure failure, Instant at) {
        settleClaim(delivery, (kept, session) -> {
            session.note(at, Event.PARKED, failure.causeClass());
            session.failure = failure;
            session.settledAt = at;
            session.state = State.PARKED;
        });
    }

    @Override
    public void release(Delivery delivery) {
        settleClaim(delivery, (kept, session) -> session.attempts--);
    }

    private boolean settleClaim(Delivery delivery, BiConsumer<MemoryAccount, MemorySession> action) {
        return change(delivery.key().account(), kept -> {
            MemorySession session = kept.find(delivery.key().sessionId());
            if (session == null || session.state != State.DUE || !session.claim.isHeldBy(delivery.claimId())) {
                return false;
            }
            session.claim.end();
            action.accept(kept, session);
            return true;
        });
    }

    @Override
    public List<ParkedDelivery> parked(Account account, int maximum) {
        return change(account, kept -> kept.parked(maximum));
    }

    @Override
    public boolean replay(SessionKey key, Instant at) {
        boolean replayed = change(key.account(), kept -> {
            MemorySession session = kept.find(key.sessionId());
            return session != null && replay(session, at);
        });
        if (replayed) {
            subscribers.wake(key.account());
        }
        return replayed;
    }

    @Override
    public int replayParked(Account account, Instant at) {
        int replayed = change(account, kept -> (int) kept.undelivered().stream()
                .filter(session -> replay(session, at))
                .count());
        if (replayed > 0) {
            subscribers.wake(account);
        }
        return replayed;
    }

    private static boolean replay(MemorySession session, Instant at) {
        if (session.state != State.PARKED) {
            return false;
        }
        session.note(at, Event.REPLAYED, session.status);
        session.state = State.DUE;
        session.attempts = 0;
        session.dueAt = at;
        return true;
    }

    @Override
    public Optional<Instant> nextDue(Account account, Set<String> statuses) {
        return change(account, kept -> kept.nextDue(statuses, clock.instant()));
    }

    @Override
    public DeliveryCounts counts(Account account) {
        return change(account, MemoryAccount::counts);
    }

    @Override
    public List<TimelineEntry> timeline(SessionKey key) {
        return change(key.account(), kept -> {
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

    private <T> T change(Account account, Function<MemoryAccount, T> action) {
        lock.lock();
        try {
            return action.apply(accounts.computeIfAbsent(account, key -> new MemoryAccount(key, limits)));
        } finally {
            lock.unlock();
        }
    }
}
