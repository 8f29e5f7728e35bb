package xyz.cr3dentials.camel.session;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import xyz.cr3dentials.camel.session.TimelineEntry.Event;

/** The part of the ledger in memory that consumers claim work from: hints and deliveries. */
abstract class MemoryWorkLedger extends MemoryDetectionLedger implements HintLedger, DeliveryLedger {

    private static final Duration HINT_SPACING = Duration.ofSeconds(10);

    private final AtomicLong claims = new AtomicLong();

    MemoryWorkLedger(Clock clock, MemoryLedgerLimits limits) {
        super(clock, limits);
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
    public boolean hintRevision(SessionKey key, String status, Instant hintedAt) {
        boolean accepted =
                change(key.account(), kept -> kept.hintRevision(key.sessionId(), status, hintedAt, HINT_SPACING));
        if (accepted) {
            subscribers.wake(key.account());
        }
        return accepted;
    }

    @Override
    public Optional<CreateIntent> hintIfTied(SessionKey key, String intentId, LearntBy learntBy, Instant hintedAt) {
        Optional<CreateIntent> intent = read(key.account(), kept -> Optional.ofNullable(kept.intents.find(intentId)));
        // A tied intent stays tied, so nothing can come between the two steps.
        if (intent.isPresent() && key.sessionId().equals(intent.get().sessionId())) {
            hint(key, learntBy, hintedAt, null);
        }
        return intent;
    }

    @Override
    public List<Hint> claimHints(Account account, int maximum, Duration lease) {
        return change(account, kept -> {
            Instant now = clock.instant();
            List<Hint> claimed = new ArrayList<>();
            for (MemorySession session : kept.work.dueHints(now, maximum)) {
                MemoryHint hint = Objects.requireNonNull(session.hint);
                String claimId = Long.toString(claims.incrementAndGet());
                hint.claim(claimId, now, lease);
                claimed.add(new Hint(
                        session.key,
                        hint.learntBy,
                        hint.hintedAt,
                        hint.attempts,
                        hint.intentId,
                        session.ended() ? session.status : null,
                        claimId));
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
        withHint(
                hint,
                (kept, session) ->
                        kept.endHint(session, Objects.requireNonNull(session.hint), clock.instant(), HINT_SPACING));
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
                if (session.state == SessionState.DUE
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
            kept.settle(session, SessionState.DELIVERED, at);
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
            session.state = SessionState.PARKED;
        });
    }

    @Override
    public void release(Delivery delivery) {
        settleClaim(delivery, (kept, session) -> session.attempts--);
    }

    private boolean settleClaim(Delivery delivery, BiConsumer<MemoryAccount, MemorySession> action) {
        return change(delivery.key().account(), kept -> {
            MemorySession session = kept.find(delivery.key().sessionId());
            if (session == null || session.state != SessionState.DUE || !session.claim.isHeldBy(delivery.claimId())) {
                return false;
            }
            session.claim.end();
            action.accept(kept, session);
            return true;
        });
    }

    @Override
    public List<ParkedDelivery> parked(Account account, int maximum) {
        return read(account, kept -> kept.work.parked(maximum));
    }

    @Override
    public boolean replay(SessionKey key, Instant at) {
        return replay(key.account(), at, session -> session.key.equals(key) && replayable(session)) > 0;
    }

    @Override
    public int replayParked(Account account, Instant at) {
        return replay(account, at, session -> session.state == SessionState.PARKED);
    }

    @Override
    public int replaySince(Account account, Instant since, Instant at) {
        return replay(
                account,
                at,
                session -> replayable(session) && session.settledAt != null && !session.settledAt.isBefore(since));
    }

    /** What is delivered but erased would reach the route without its data. */
    private static boolean replayable(MemorySession session) {
        return session.state == SessionState.PARKED || (session.state == SessionState.DELIVERED && session.hasData());
    }

    private int replay(Account account, Instant at, Predicate<MemorySession> which) {
        int replayed = change(account, kept -> kept.replay(which, at));
        if (replayed > 0) {
            subscribers.wake(account);
        }
        return replayed;
    }

    @Override
    public Optional<Instant> nextDue(Account account, Set<String> statuses) {
        return read(account, kept -> kept.work.nextDue(statuses, clock.instant()));
    }
}
