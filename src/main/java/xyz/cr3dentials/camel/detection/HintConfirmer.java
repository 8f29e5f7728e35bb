package xyz.cr3dentials.camel.detection;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.DoubleSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import xyz.cr3dentials.camel.ledger.DeliveryFailure;
import xyz.cr3dentials.camel.ledger.Hint;
import xyz.cr3dentials.camel.ledger.Knowledge;
import xyz.cr3dentials.camel.ledger.LearntBy;
import xyz.cr3dentials.camel.ledger.SessionLedger;
import xyz.cr3dentials.camel.ledger.SessionSnapshot;
import xyz.cr3dentials.camel.ledger.UnstorableException;

/**
 * Asks the vendor about sessions with a due hint, one at a time and in turns of a few, so that lists are looked at in
 * between. Thread-safe; the ledger's claims keep two from asking about one session at once.
 */
public final class HintConfirmer {

    private static final Logger LOG = LoggerFactory.getLogger(HintConfirmer.class);
    private static final Duration FIRST_REPETITION = Duration.ofSeconds(1);
    private static final Duration LONGEST_REPETITION = Duration.ofMinutes(10);
    /** At each detection. */
    private static final int MOST_OVERDUE = 50;
    /** So few that a turn takes some seconds of the vendor's limit. */
    private static final int TURN = 10;
    /** Where nobody takes turns, a detection reads so many. */
    private static final int TURNS_A_DETECTION = 2;
    /** After a crash a session under question waits this long; after a longer request it may be asked for twice. */
    private static final Duration LEASE = Duration.ofSeconds(60);
    /** A session that a hint names and the vendor does not know may not be visible yet. */
    private static final Duration UNKNOWN_FOR = Duration.ofHours(1);
    /** How long a session past its end of life is asked for until the search is given up. */
    private static final Duration GIVEN_UP_AFTER = Duration.ofDays(1);

    /** How often a session is asked for whose changed decision the vendor does not show yet. */
    private static final int ASKED_FOR_REVISION = 6;

    /** A browser's word says that a person is done, not that a decision is near, and strangers can say it, too. */
    private static final Duration ASKED_AFTER_REDIRECT = Duration.ofMinutes(10);

    private final SessionReader source;
    private final SessionLedger ledger;
    private final DetectionRules rules;
    private final Adoption adoption;
    private final DeliveryBackoff backoff;
    private final Clock clock;
    private final UnreadableAnswers unreadable = new UnreadableAnswers();
    private final AtomicBoolean turnsAreTaken = new AtomicBoolean();

    public HintConfirmer(
            SessionReader source, SessionLedger ledger, DetectionRules rules, Clock clock, DoubleSupplier random) {
        this.source = source;
        this.ledger = ledger;
        this.rules = rules;
        this.adoption = new Adoption(ledger, rules, clock);
        this.backoff = new DeliveryBackoff(FIRST_REPETITION, LONGEST_REPETITION, random);
        this.clock = clock;
    }

    /** Has sessions asked for whose end of life is over. */
    public void hintOverdue() {
        ledger.detection()
                .overdue(rules.account(), rules.grace(), rules.lifetime(), MOST_OVERDUE)
                .forEach(session -> ledger.hint(session.key(), LearntBy.BACKSTOP, null));
    }

    /**
     * Takes a turn, and throws the first failure afterwards.
     *
     * @return whether more hints may be due
     */
    public boolean takeTurn() {
        turnsAreTaken.set(true);
        return ask(TURN);
    }

    /** Reads some on behalf of a detection, unless somebody has taken a turn since the one before. */
    public void takeTurnsOfNobody() {
        if (!turnsAreTaken.getAndSet(false)) {
            ask(TURNS_A_DETECTION * TURN);
        }
    }

    private boolean ask(int most) {
        FirstFailure failure = new FirstFailure();
        int asked = 0;
        while (asked < most && !failure.isLasting() && !Thread.currentThread().isInterrupted()) {
            List<Hint> claimed = ledger.claimHints(rules.account(), 1, LEASE);
            if (claimed.isEmpty()) {
                break;
            }
            asked++;
            failure.watch(() -> confirmOrAskAgain(claimed.get(0)));
        }
        failure.rethrow();
        return asked == most;
    }

    private void confirmOrAskAgain(Hint hint) {
        try {
            confirm(hint);
            unreadable.forget(hint.key());
        } catch (RuntimeException e) {
            boolean unusable = source.isUnreadable(e) || e instanceof UnstorableException;
            DeliveryFailure failure = new DeliveryFailure(e.getClass().getName(), "reading the session's result");
            if (!unusable || !unreadable.isEnough(hint.key()) || !ledger.parkUnreadable(hint, failure)) {
                askAgain(hint);
            }
            throw e;
        }
    }

    private void confirm(Hint hint) {
        Optional<SessionSnapshot> answer = source.get(hint.key().sessionId(), hint.learntBy());
        Instant now = clock.instant();
        if (answer.isEmpty()) {
            unknown(hint, now);
            return;
        }
        SessionSnapshot snapshot = answer.get();
        if (hint.intentId() == null) {
            adoption.adoptByReference(snapshot);
        } else if (!adoption.adoptByWebhook(hint.intentId(), snapshot)) {
            LOG.warn(
                    "A webhook named session {}, which is not the one its address was made for",
                    hint.key().sessionId());
            ledger.dropHint(hint);
            return;
        }
        if (ledger.record(snapshot, hint.learntBy())) {
            return;
        }
        String endedAs = hint.endedAs();
        if (endedAs != null && hint.learntBy() == LearntBy.WEBHOOK && hint.intentId() == null) {
            revise(hint, snapshot, endedAs);
        } else if (!snapshot.terminal() && !isEnded(hint)) {
            waitForEnd(hint, snapshot, now);
        } else {
            ledger.dropHint(hint);
        }
    }

    /** The vendor may show a changed decision later than it tells of it. */
    private void revise(Hint hint, SessionSnapshot snapshot, String endedAs) {
        if (ledger.revise(snapshot, hint.learntBy(), endedAs) || hint.attempt() >= ASKED_FOR_REVISION) {
            ledger.dropHint(hint);
        } else {
            askAgain(hint);
        }
    }

    /** Only the question for an intent is also asked of a session that has ended; an answer that lags settles it as well. */
    private boolean isEnded(Hint hint) {
        String sessionId = hint.key().sessionId();
        return hint.intentId() != null
                && ledger.lookUp(rules.account(), List.of(sessionId)).get(sessionId) == Knowledge.TERMINAL;
    }

    private void unknown(Hint hint, Instant now) {
        if (!now.isAfter(hint.hintedAt().plus(UNKNOWN_FOR))) {
            askAgain(hint);
        } else if (hint.learntBy() == LearntBy.BACKSTOP) {
            LOG.warn(
                    "The vendor does not know session {} an hour after its end of life; it is no longer asked for",
                    hint.key().sessionId());
            ledger.abandon(hint.key());
        } else {
            ledger.dropHint(hint);
        }
    }

    private void waitForEnd(Hint hint, SessionSnapshot snapshot, Instant now) {
        Instant end = snapshot.expiresAt() == null ? hint.hintedAt().plus(rules.lifetime()) : snapshot.expiresAt();
        if (now.isAfter(end.plus(rules.grace()).plus(GIVEN_UP_AFTER))) {
            LOG.warn(
                    "Session {} is still {} a day past its end of life; it is no longer asked for",
                    hint.key().sessionId(),
                    snapshot.status());
            ledger.abandon(hint.key());
        } else if (hint.learntBy() == LearntBy.REDIRECT
                && now.isAfter(hint.hintedAt().plus(ASKED_AFTER_REDIRECT))) {
            ledger.dropHint(hint);
        } else {
            askAgain(hint);
        }
    }

    private void askAgain(Hint hint) {
        ledger.postponeHint(hint, backoff.after(hint.attempt()));
    }
}
