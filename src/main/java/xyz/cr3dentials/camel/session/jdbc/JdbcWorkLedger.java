package xyz.cr3dentials.camel.session.jdbc;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import xyz.cr3dentials.camel.session.Account;
import xyz.cr3dentials.camel.session.CreateIntent;
import xyz.cr3dentials.camel.session.Delivery;
import xyz.cr3dentials.camel.session.DeliveryFailure;
import xyz.cr3dentials.camel.session.DeliveryLedger;
import xyz.cr3dentials.camel.session.Hint;
import xyz.cr3dentials.camel.session.HintLedger;
import xyz.cr3dentials.camel.session.LearntBy;
import xyz.cr3dentials.camel.session.ParkedDelivery;
import xyz.cr3dentials.camel.session.SessionKey;

/** The part of the ledger that nodes claim work from: hints and deliveries. */
abstract class JdbcWorkLedger extends JdbcDetectionLedger implements HintLedger, DeliveryLedger {

    final HintTable hints;
    private final DeliveryTable deliveries;

    JdbcWorkLedger(Database database, Clock clock) {
        super(database, clock);
        this.hints = new HintTable(database);
        this.deliveries = new DeliveryTable(database);
    }

    @Override
    public boolean hint(SessionKey key, LearntBy learntBy, Instant hintedAt, @Nullable String intentId) {
        return wakeIf(
                key.account(),
                database.runOne("write down a hint", () -> hints.hint(key, learntBy, hintedAt, intentId)));
    }

    @Override
    public boolean hintRevision(SessionKey key, String status, Instant hintedAt) {
        return wakeIf(
                key.account(),
                database.runSingle("write down a hint", () -> hints.hintRevision(key, status, hintedAt)));
    }

    @Override
    public Optional<CreateIntent> hintIfTied(SessionKey key, String intentId, LearntBy learntBy, Instant hintedAt) {
        Optional<CreateIntent> intent =
                database.runOne("write down a hint", () -> hints.hintIfTied(key, intentId, learntBy, hintedAt)).stream()
                        .findFirst();
        wakeIf(
                key.account(),
                intent.isPresent() && key.sessionId().equals(intent.get().sessionId()));
        return intent;
    }

    @Override
    public List<Hint> claimHints(Account account, int maximum, Duration lease) {
        return database.runOne("claim hints", () -> hints.claim(account, maximum, lease, newClaimId()));
    }

    @Override
    public void postponeHint(Hint hint, Instant nextAttemptAt) {
        runSingle("postpone a hint", () -> hints.postpone(hint, fromNow(nextAttemptAt)));
    }

    @Override
    public void dropHint(Hint hint) {
        run("drop a hint", () -> hints.drop(hint));
    }

    @Override
    public List<Delivery> claim(Account account, Set<String> statuses, int maximum, Duration lease) {
        if (statuses.isEmpty() || maximum <= 0) {
            return List.of();
        }
        return database.runOne(
                "claim sessions",
                () -> deliveries.claim(
                        account,
                        statuses,
                        maximum,
                        lease,
                        newClaimId(),
                        clock.instant().plus(lease)));
    }

    @Override
    public boolean markDelivered(Delivery delivery, Instant at) {
        return database.runSingle("mark a session as delivered", () -> deliveries.delivered(delivery, at));
    }

    @Override
    public void markFailed(Delivery delivery, DeliveryFailure failure, Instant at, Instant nextAttemptAt) {
        runSingle("mark a delivery as failed", () -> deliveries.failed(delivery, failure, at, fromNow(nextAttemptAt)));
    }

    @Override
    public void park(Delivery delivery, DeliveryFailure failure, Instant at) {
        runSingle("park a session", () -> deliveries.park(delivery, failure, at));
    }

    @Override
    public void release(Delivery delivery) {
        runSingle("release a session", () -> deliveries.release(delivery));
    }

    @Override
    public List<ParkedDelivery> parked(Account account, int maximum) {
        return database.runSingle("list parked sessions", () -> deliveries.parked(account, maximum));
    }

    @Override
    public boolean replay(SessionKey key, Instant at) {
        return wakeIf(
                key.account(),
                database.runSingle("replay a session", () -> deliveries.replay(key, at, fromNow(at)) > 0));
    }

    @Override
    public int replayParked(Account account, Instant at) {
        int replayed =
                database.runSingle("replay parked sessions", () -> deliveries.replayParked(account, at, fromNow(at)));
        wakeIf(account, replayed > 0);
        return replayed;
    }

    @Override
    public Optional<Instant> nextDue(Account account, Set<String> statuses) {
        return database.runSingle("look for due work", () -> deliveries.untilNext(account, statuses))
                .map(clock.instant()::plus);
    }

    @Override
    public int replaySince(Account account, Instant since, Instant at) {
        int replayed =
                database.runSingle("replay sessions", () -> deliveries.replaySince(account, since, at, fromNow(at)));
        wakeIf(account, replayed > 0);
        return replayed;
    }
}
