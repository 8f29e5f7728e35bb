package xyz.cr3dentials.camel.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import xyz.cr3dentials.camel.session.SimulatedVendor.Order;
import xyz.cr3dentials.camel.session.SimulatedVendor.Row;

class HintConfirmerTest {

    private static final Account ACCOUNT = new Account("vendor", "default");
    private static final Duration LEASE = Duration.ofMinutes(1);

    private final ManualClock clock = new ManualClock();
    private final SimulatedVendor vendor = new SimulatedVendor(ACCOUNT, clock, new Random(7), Order.NEWEST_FIRST);
    private final MemorySessionLedger ledger = new MemorySessionLedger(clock, MemoryLedgerLimits.DEFAULT);

    @Test
    void givesUpAnOwnSessionThatTheVendorDoesNotKnowAnHourAfterTheFirstQuestion() {
        Row row = vendor.create(clock.instant(), clock.instant(), "COMPLETED");
        ledger.record(new Fact(open(row), LearntBy.CREATE, clock.instant(), true));
        vendor.rows.clear();
        HintConfirmer confirmer = confirmer(SimulatedVendor.TERMINAL);
        clock.advance(Duration.ofHours(3));
        for (int minute = 0; minute < 90; minute++) {
            overdue().forEach(session -> ledger.hint(session.key(), LearntBy.BACKSTOP, clock.instant(), null));
            confirmer.takeTurn();
            clock.advance(Duration.ofMinutes(1));
        }
        assertThat(overdue()).isEmpty();
        assertThat(ledger.counts(ACCOUNT)).isEqualTo(new DeliveryCounts(0, 0, 0, 0));
        assertThat(ledger.timeline(key(row)))
                .extracting(TimelineEntry::event)
                .containsOnlyOnce(TimelineEntry.Event.ABANDONED);
        assertThat(vendor.gets).hasSizeLessThan(20);
    }

    @Test
    void deliversASessionToWhoeverWantsItEvenIfAnotherConsumerAsksForIt() {
        Row early = vendor.create(clock.instant(), clock.instant(), "COMPLETED");
        HintConfirmer elsewhere = confirmer(List.of("CANCELLED"));
        ledger.hint(key(early), LearntBy.WEBHOOK, clock.instant(), null);
        elsewhere.takeTurn();
        assertThat(ledger.lookUp(ACCOUNT, List.of(early.id))).containsEntry(early.id, Knowledge.UNWANTED);

        // Whoever wants a status begins with its list.
        ledger.saveBaseline(new Baseline(ACCOUNT, "COMPLETED", clock.instant(), false, null));
        Row late = vendor.create(clock.instant(), clock.instant(), "COMPLETED");
        for (Row row : List.of(early, late)) {
            ledger.hint(key(row), row == early ? LearntBy.LIST : LearntBy.WEBHOOK, clock.instant(), null);
        }
        elsewhere.takeTurn();
        assertThat(ledger.claim(ACCOUNT, Set.of("CANCELLED"), 9, LEASE)).isEmpty();
        assertThat(ledger.claim(ACCOUNT, Set.of("COMPLETED"), 9, LEASE))
                .extracting(Delivery::key)
                .containsExactlyInAnyOrder(key(early), key(late));
        assertThat(ledger.counts(ACCOUNT).hinted()).isZero();
        assertThat(vendor.gets).hasSize(3);
    }

    @Test
    void tiesADeliveredOrphanToTheIntentOfItsWebhookWithoutDeliveringItAgain() {
        open("i1");
        Row row = vendor.create(clock.instant(), clock.instant(), "COMPLETED");
        deliver(row);
        ledger.hint(key(row), LearntBy.WEBHOOK, clock.instant(), "i1");
        confirmer(SimulatedVendor.TERMINAL).takeTurn();
        assertThat(ledger.findIntent(ACCOUNT, "i1"))
                .map(CreateIntent::sessionId)
                .contains(row.id);
        assertThat(ledger.claim(ACCOUNT, Set.of("COMPLETED"), 9, LEASE)).isEmpty();
        assertThat(ledger.counts(ACCOUNT)).isEqualTo(new DeliveryCounts(0, 0, 0, 0));
        assertThat(vendor.gets).hasSize(1);
    }

    @Test
    void doesNotTieADeliveredSessionThatIsOlderThanTheIntent() {
        Row row = vendor.create(clock.instant(), clock.instant(), "COMPLETED");
        deliver(row);
        clock.advance(Duration.ofMinutes(11));
        open("i1");
        ledger.hint(key(row), LearntBy.WEBHOOK, clock.instant(), "i1");
        confirmer(SimulatedVendor.TERMINAL).takeTurn();
        assertThat(ledger.findIntent(ACCOUNT, "i1")).map(CreateIntent::state).contains(CreateIntent.State.AMBIGUOUS);
        assertThat(ledger.counts(ACCOUNT)).isEqualTo(new DeliveryCounts(0, 0, 0, 0));
        assertThat(vendor.gets).hasSize(1);
    }

    @Test
    void asksOnceForTheIntentOfADeliveredSessionThatTheVendorShowsAsOpenAgain() {
        open("i1");
        Row row = vendor.create(clock.instant(), clock.instant().plusSeconds(600), "COMPLETED");
        deliver(row);
        ledger.hint(key(row), LearntBy.WEBHOOK, clock.instant(), "i1");
        confirmer(SimulatedVendor.TERMINAL).takeTurn();
        assertThat(ledger.findIntent(ACCOUNT, "i1"))
                .map(CreateIntent::sessionId)
                .contains(row.id);
        assertThat(ledger.counts(ACCOUNT)).isEqualTo(new DeliveryCounts(0, 0, 0, 0));
        assertThat(vendor.gets).hasSize(1);
    }

    @Test
    void handsAChangedDecisionOverAsSoonAsTheVendorShowsIt() {
        Row row = vendor.create(clock.instant(), clock.instant(), "COMPLETED");
        deliver(row);
        assertThat(ledger.hintRevision(key(row), "CANCELLED", clock.instant())).isTrue();
        HintConfirmer confirmer = confirmer(SimulatedVendor.TERMINAL);
        confirmer.takeTurn();
        assertThat(ledger.claim(ACCOUNT, Set.of("COMPLETED", "CANCELLED"), 9, LEASE))
                .isEmpty();

        vendor.decideAnew(row, "CANCELLED");
        clock.advance(Duration.ofMinutes(1));
        confirmer.takeTurn();
        assertThat(ledger.claim(ACCOUNT, Set.of("CANCELLED"), 9, LEASE))
                .extracting(Delivery::key)
                .containsExactly(key(row));
        assertThat(ledger.counts(ACCOUNT).hinted()).isZero();
    }

    /** It goes on showing the old decision, or the session as open again. */
    @ParameterizedTest
    @ValueSource(ints = {0, 9})
    void asksAFewTimesForAChangedDecisionThatTheVendorNeverShows(int daysToItsEnd) {
        Row row = vendor.create(clock.instant(), clock.instant().plus(Duration.ofDays(daysToItsEnd)), "COMPLETED");
        deliver(row);
        ledger.hintRevision(key(row), "CANCELLED", clock.instant());
        HintConfirmer confirmer = confirmer(SimulatedVendor.TERMINAL);
        for (int hour = 0; hour < 48; hour++) {
            confirmer.takeTurn();
            clock.advance(Duration.ofHours(1));
        }
        assertThat(vendor.gets).hasSize(6);
        assertThat(ledger.counts(ACCOUNT)).isEqualTo(new DeliveryCounts(0, 0, 0, 0));
    }

    @Test
    void takesAChangedDecisionOverThatIsFirstShownAfterALongOutage() {
        Row row = vendor.create(clock.instant(), clock.instant(), "COMPLETED");
        deliver(row);
        vendor.decideAnew(row, "CANCELLED");
        ledger.hintRevision(key(row), "CANCELLED", clock.instant());
        vendor.failureRate = 1;
        HintConfirmer confirmer = confirmer(SimulatedVendor.TERMINAL);
        for (int hour = 0; hour < 12; hour++) {
            assertThatThrownBy(confirmer::takeTurn).hasMessage("503");
            clock.advance(Duration.ofHours(1));
        }
        vendor.failureRate = 0;
        confirmer.takeTurn();
        assertThat(ledger.claim(ACCOUNT, Set.of("CANCELLED"), 9, LEASE)).hasSize(1);
        assertThat(ledger.counts(ACCOUNT).hinted()).isZero();
    }

    @Test
    void doesNotAskForAChangedDecisionThatNobodyWants() {
        Row row = vendor.create(clock.instant(), clock.instant(), "COMPLETED");
        deliver(row);
        vendor.decideAnew(row, "CANCELLED");
        ledger.hintRevision(key(row), "CANCELLED", clock.instant());
        confirmer(List.of("COMPLETED")).takeTurn();
        assertThat(vendor.gets).hasSize(1);
        assertThat(ledger.counts(ACCOUNT)).isEqualTo(new DeliveryCounts(0, 0, 0, 0));
    }

    private void open(String intentId) {
        ledger.openIntent(
                new CreateIntent(ACCOUNT, intentId, null, clock.instant(), CreateIntent.State.AMBIGUOUS, null));
    }

    private void deliver(Row row) {
        SessionSnapshot ended =
                new SessionSnapshot(key(row), "COMPLETED", true, row.createdAt, clock.instant(), null, null, "{}");
        assertThat(ledger.record(new Fact(ended, LearntBy.LIST, clock.instant(), true)))
                .isTrue();
        ledger.claim(ACCOUNT, Set.of("COMPLETED"), 9, LEASE)
                .forEach(delivery -> ledger.markDelivered(delivery, clock.instant()));
    }

    @Test
    void asksTenMinutesForASessionWhosePersonCameBackAndLeavesTheRestToDetection() {
        Row row = vendor.create(clock.instant(), clock.instant().plus(Duration.ofHours(1)), "COMPLETED");
        ledger.record(new Fact(open(row), LearntBy.CREATE, clock.instant(), true));
        HintConfirmer confirmer = confirmer(SimulatedVendor.TERMINAL);
        ledger.hint(key(row), LearntBy.REDIRECT, clock.instant(), null);
        for (int minute = 0; minute < 120; minute++) {
            confirmer.takeTurn();
            clock.advance(Duration.ofMinutes(1));
        }
        assertThat(vendor.gets).hasSizeBetween(5, 15);
        assertThat(ledger.counts(ACCOUNT)).isEqualTo(new DeliveryCounts(1, 0, 0, 0));

        ledger.hint(key(row), LearntBy.REDIRECT, clock.instant(), null);
        confirmer.takeTurn();
        assertThat(ledger.claim(ACCOUNT, Set.of("COMPLETED"), 9, LEASE))
                .extracting(Delivery::key)
                .containsExactly(key(row));
    }

    /** Only answers that cannot be used count, and only in a row. */
    @Test
    void setsASessionAsideWhoseAnswerCouldNotBeUsedFiveTimes() {
        List<String> parked = new ArrayList<>();
        Row row = vendor.create(clock.instant(), clock.instant(), "COMPLETED");
        ledger.hint(key(row), LearntBy.LIST, clock.instant(), null);
        HintConfirmer confirmer = confirmer(SimulatedVendor.TERMINAL, parkingIn(parked));
        for (String failure : List.of("garbled", "503", "garbled", "garbled", "503", "garbled")) {
            askAndFail(confirmer, failure);
            assertThat(parked).isEmpty();
        }
        askAndFail(confirmer, "garbled");
        assertThat(parked).containsExactly(row.id + " ArithmeticException");
        assertThat(ledger.counts(ACCOUNT).hinted()).isZero();
    }

    @Test
    void asksOnWhereTheLedgerDoesNotSetAside() {
        Row row = vendor.create(clock.instant(), clock.instant(), "COMPLETED");
        ledger.hint(key(row), LearntBy.LIST, clock.instant(), null);
        HintConfirmer confirmer = confirmer(SimulatedVendor.TERMINAL);
        for (int i = 0; i < 9; i++) {
            askAndFail(confirmer, "garbled");
        }
        vendor.failure = null;
        clock.advance(Duration.ofHours(1));
        confirmer.takeTurn();
        assertThat(ledger.claim(ACCOUNT, Set.of("COMPLETED"), 9, LEASE)).hasSize(1);
    }

    private void askAndFail(HintConfirmer confirmer, String failure) {
        vendor.failure =
                failure.equals("garbled") ? new ArithmeticException(failure) : new IllegalStateException(failure);
        clock.advance(Duration.ofHours(1));
        assertThatThrownBy(confirmer::takeTurn).hasMessage(failure);
    }

    /** Does what a ledger does that keeps such sessions. */
    private SessionLedger parkingIn(List<String> parked) {
        return (SessionLedger) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {SessionLedger.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("parkUnreadable")) {
                        Hint hint = (Hint) arguments[0];
                        parked.add(hint.key().sessionId() + " " + arguments[1]);
                        ledger.dropHint(hint);
                        return true;
                    }
                    return method.invoke(ledger, arguments);
                });
    }

    @Test
    void takesShortTurnsWebhooksFirst() {
        for (int i = 0; i < 25; i++) {
            Row row = vendor.create(clock.instant(), clock.instant(), "COMPLETED");
            ledger.hint(key(row), LearntBy.LIST, clock.instant(), null);
        }
        Row told = vendor.create(clock.instant(), clock.instant(), "COMPLETED");
        ledger.hint(key(told), LearntBy.WEBHOOK, clock.instant(), null);
        HintConfirmer confirmer = confirmer(SimulatedVendor.TERMINAL);
        assertThat(confirmer.takeTurn()).isTrue();
        assertThat(vendor.gets).hasSize(10).startsWith(told.id);
        assertThat(confirmer.takeTurn()).isTrue();
        assertThat(confirmer.takeTurn()).isFalse();
        assertThat(vendor.gets).hasSize(26).doesNotHaveDuplicates();
    }

    private List<PendingSession> overdue() {
        return ledger.overdue(ACCOUNT, clock.instant(), SimulatedVendor.LIFETIME, 10);
    }

    private HintConfirmer confirmer(List<String> wanted) {
        return confirmer(wanted, ledger);
    }

    private HintConfirmer confirmer(List<String> wanted, SessionLedger ledger) {
        DetectionRules rules = new DetectionRules(
                ACCOUNT,
                wanted,
                Set.of("COMPLETED"),
                100,
                SimulatedVendor.LIFETIME,
                Duration.ofMinutes(5),
                false,
                true,
                Duration.ofMinutes(1));
        DeliveryBackoff backoff = new DeliveryBackoff(Duration.ofSeconds(1), Duration.ofMinutes(10), () -> 0);
        return new HintConfirmer(vendor, ledger, rules, backoff, clock);
    }

    private static SessionKey key(Row row) {
        return new SessionKey(ACCOUNT, row.id);
    }

    private static SessionSnapshot open(Row row) {
        return new SessionSnapshot(key(row), "NEW", false, row.createdAt, null, null, null, "{}");
    }
}
