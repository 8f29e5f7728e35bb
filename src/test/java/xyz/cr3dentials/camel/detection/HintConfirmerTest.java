package xyz.cr3dentials.camel.detection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import xyz.cr3dentials.camel.detection.SimulatedVendor.Order;
import xyz.cr3dentials.camel.detection.SimulatedVendor.Row;
import xyz.cr3dentials.camel.ledger.Account;
import xyz.cr3dentials.camel.ledger.CreateIntent;
import xyz.cr3dentials.camel.ledger.DeliveryCounts;
import xyz.cr3dentials.camel.ledger.Knowledge;
import xyz.cr3dentials.camel.ledger.LearntBy;
import xyz.cr3dentials.camel.ledger.ManualClock;
import xyz.cr3dentials.camel.ledger.PendingSession;
import xyz.cr3dentials.camel.ledger.SessionKey;
import xyz.cr3dentials.camel.ledger.SessionLedger;
import xyz.cr3dentials.camel.ledger.SessionSnapshot;
import xyz.cr3dentials.camel.ledger.TestSubscriptions;
import xyz.cr3dentials.camel.ledger.TimelineEntry;
import xyz.cr3dentials.camel.ledger.memory.MemorySessionLedger;

class HintConfirmerTest {

    private static final Account ACCOUNT = new Account("vendor", "default");
    private static final Duration LEASE = Duration.ofMinutes(1);

    private final ManualClock clock = new ManualClock();
    private final SimulatedVendor vendor = new SimulatedVendor(ACCOUNT, clock, new Random(7), Order.NEWEST_FIRST);
    private final MemorySessionLedger ledger = TestSubscriptions.wanting(clock, ACCOUNT, SimulatedVendor.TERMINAL);

    @Test
    void givesUpAnOwnSessionThatTheVendorDoesNotKnowAnHourAfterTheFirstQuestion() {
        Row row = vendor.create(clock.instant(), clock.instant(), "COMPLETED");
        ledger.record(open(row), LearntBy.CREATE);
        vendor.rows.clear();
        HintConfirmer confirmer = confirmer(SimulatedVendor.TERMINAL);
        clock.advance(Duration.ofHours(3));
        for (int minute = 0; minute < 90; minute++) {
            overdue().forEach(session -> ledger.hint(session.key(), LearntBy.BACKSTOP, null));
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
    void deliversASessionToWhoeverWantsItThoughAnotherConsumerAsksForIt() {
        Row row = vendor.create(clock.instant(), clock.instant(), "COMPLETED");
        HintConfirmer elsewhere = confirmer(List.of("CANCELLED"));
        ledger.hint(key(row), LearntBy.WEBHOOK, null);
        elsewhere.takeTurn();
        assertThat(ledger.claim(TestSubscriptions.ends(ACCOUNT, Set.of("CANCELLED")), 9, LEASE))
                .isEmpty();
        assertThat(ledger.claim(TestSubscriptions.ends(ACCOUNT, Set.of("COMPLETED")), 9, LEASE))
                .hasSize(1);
        assertThat(ledger.counts(ACCOUNT).hinted()).isZero();
    }

    @Test
    void tiesADeliveredOrphanToTheIntentOfItsWebhookWithoutDeliveringItAgain() {
        open("i1");
        Row row = vendor.create(clock.instant(), clock.instant(), "COMPLETED");
        deliver(row);
        ledger.hint(key(row), LearntBy.WEBHOOK, "i1");
        confirmer(SimulatedVendor.TERMINAL).takeTurn();
        assertThat(ledger.findIntent(ACCOUNT, "i1"))
                .map(CreateIntent::sessionId)
                .contains(row.id);
        assertThat(ledger.claim(TestSubscriptions.ends(ACCOUNT, Set.of("COMPLETED")), 9, LEASE))
                .isEmpty();
        assertThat(ledger.counts(ACCOUNT)).isEqualTo(new DeliveryCounts(0, 0, 0, 0));
        assertThat(vendor.gets).hasSize(1);
    }

    @Test
    void doesNotTieADeliveredSessionThatIsOlderThanTheIntent() {
        Row row = vendor.create(clock.instant(), clock.instant(), "COMPLETED");
        deliver(row);
        clock.advance(Duration.ofMinutes(11));
        open("i1");
        ledger.hint(key(row), LearntBy.WEBHOOK, "i1");
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
        ledger.hint(key(row), LearntBy.WEBHOOK, "i1");
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
        assertThat(ledger.hintRevision(key(row), "CANCELLED")).isTrue();
        HintConfirmer confirmer = confirmer(SimulatedVendor.TERMINAL);
        confirmer.takeTurn();
        assertThat(ledger.claim(TestSubscriptions.ends(ACCOUNT, Set.of("COMPLETED", "CANCELLED")), 9, LEASE))
                .isEmpty();

        vendor.decideAnew(row, "CANCELLED");
        clock.advance(Duration.ofMinutes(1));
        confirmer.takeTurn();
        assertThat(ledger.claim(TestSubscriptions.ends(ACCOUNT, Set.of("CANCELLED")), 9, LEASE))
                .extracting(delivery -> delivery.fact().snapshot().key())
                .containsExactly(key(row));
        assertThat(ledger.counts(ACCOUNT).hinted()).isZero();
    }

    /** It goes on showing the old decision, or the session as open again. */
    @ParameterizedTest
    @ValueSource(ints = {0, 9})
    void asksAFewTimesForAChangedDecisionThatTheVendorNeverShows(int daysToItsEnd) {
        Row row = vendor.create(clock.instant(), clock.instant().plus(Duration.ofDays(daysToItsEnd)), "COMPLETED");
        deliver(row);
        ledger.hintRevision(key(row), "CANCELLED");
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
        ledger.hintRevision(key(row), "CANCELLED");
        vendor.failureRate = 1;
        HintConfirmer confirmer = confirmer(SimulatedVendor.TERMINAL);
        for (int hour = 0; hour < 12; hour++) {
            assertThatThrownBy(confirmer::takeTurn).hasMessage("503");
            clock.advance(Duration.ofHours(1));
        }
        vendor.failureRate = 0;
        confirmer.takeTurn();
        assertThat(ledger.claim(TestSubscriptions.ends(ACCOUNT, Set.of("CANCELLED")), 9, LEASE))
                .hasSize(1);
        assertThat(ledger.counts(ACCOUNT).hinted()).isZero();
    }

    @Test
    void doesNotAskForAChangedDecisionThatNobodyWants() {
        Row row = vendor.create(clock.instant(), clock.instant(), "COMPLETED");
        deliver(row);
        vendor.decideAnew(row, "UNHEARD_OF");
        ledger.hintRevision(key(row), "UNHEARD_OF");
        confirmer(List.of("COMPLETED")).takeTurn();
        assertThat(vendor.gets).hasSize(1);
        assertThat(ledger.counts(ACCOUNT)).isEqualTo(new DeliveryCounts(0, 0, 0, 0));
    }

    private void open(String intentId) {
        ledger.openIntent(ACCOUNT, intentId, null);
        ledger.closeIntent(ACCOUNT, intentId, CreateIntent.State.AMBIGUOUS);
    }

    private void deliver(Row row) {
        SessionSnapshot ended =
                new SessionSnapshot(key(row), "COMPLETED", true, row.createdAt, clock.instant(), null, null, "{}");
        assertThat(ledger.record(ended, LearntBy.LIST)).isTrue();
        ledger.claim(TestSubscriptions.ends(ACCOUNT, Set.of("COMPLETED")), 9, LEASE)
                .forEach(delivery -> ledger.markDelivered(delivery));
    }

    @Test
    void asksTenMinutesForASessionWhosePersonCameBackAndLeavesTheRestToDetection() {
        Row row = vendor.create(clock.instant(), clock.instant().plus(Duration.ofHours(1)), "COMPLETED");
        ledger.record(open(row), LearntBy.CREATE);
        HintConfirmer confirmer = confirmer(SimulatedVendor.TERMINAL);
        ledger.hint(key(row), LearntBy.REDIRECT, null);
        for (int minute = 0; minute < 120; minute++) {
            confirmer.takeTurn();
            clock.advance(Duration.ofMinutes(1));
        }
        assertThat(vendor.gets).hasSizeBetween(5, 15);
        assertThat(ledger.counts(ACCOUNT)).isEqualTo(new DeliveryCounts(1, 0, 0, 0));

        ledger.hint(key(row), LearntBy.REDIRECT, null);
        confirmer.takeTurn();
        assertThat(ledger.claim(TestSubscriptions.ends(ACCOUNT, Set.of("COMPLETED")), 9, LEASE))
                .extracting(delivery -> delivery.fact().snapshot().key())
                .containsExactly(key(row));
    }

    /** Only answers that cannot be used count, and only in a row. */
    @Test
    void setsASessionAsideWhoseAnswerCouldNotBeUsedFiveTimes() {
        Row row = vendor.create(clock.instant(), clock.instant(), "COMPLETED");
        ledger.hintListed(key(row), "COMPLETED");
        HintConfirmer confirmer = confirmer(SimulatedVendor.TERMINAL);
        for (String failure : List.of("garbled", "503", "garbled", "garbled", "503", "garbled")) {
            askAndFail(confirmer, failure);
            assertThat(ledger.parked(ACCOUNT, 9)).isEmpty();
        }
        askAndFail(confirmer, "garbled");
        assertThat(ledger.parked(ACCOUNT, 9)).singleElement().satisfies(parked -> {
            assertThat(parked.id().itemId()).isEqualTo(row.id);
            assertThat(parked.type()).isEqualTo("COMPLETED");
            assertThat(parked.failure().causeClass()).isEqualTo("java.lang.ArithmeticException");
        });
        assertThat(ledger.counts(ACCOUNT)).isEqualTo(new DeliveryCounts(0, 0, 0, 1));
        assertThat(ledger.detection().countLearnt(ACCOUNT, "COMPLETED")).isEqualTo(1);
        assertThat(ledger.lookUp(ACCOUNT, List.of(row.id))).containsEntry(row.id, Knowledge.TERMINAL);

        // A replay asks again.
        vendor.failure = null;
        assertThat(ledger.replay(key(row))).isTrue();
        confirmer.takeTurn();
        assertThat(ledger.claim(TestSubscriptions.ends(ACCOUNT, Set.of("COMPLETED")), 9, LEASE))
                .extracting(delivery -> delivery.id().itemId())
                .containsExactly(row.id);
        assertThat(ledger.detection().countLearnt(ACCOUNT, "COMPLETED")).isEqualTo(1);
    }

    @Test
    void asksOnWhereNoListHasShownTheEnd() {
        Row row = vendor.create(clock.instant(), clock.instant(), "COMPLETED");
        ledger.hint(key(row), LearntBy.LIST, null);
        HintConfirmer confirmer = confirmer(SimulatedVendor.TERMINAL);
        for (int i = 0; i < 9; i++) {
            askAndFail(confirmer, "garbled");
        }
        vendor.failure = null;
        clock.advance(Duration.ofHours(1));
        confirmer.takeTurn();
        assertThat(ledger.claim(TestSubscriptions.ends(ACCOUNT, Set.of("COMPLETED")), 9, LEASE))
                .hasSize(1);
    }

    private void askAndFail(HintConfirmer confirmer, String failure) {
        vendor.failure =
                failure.equals("garbled") ? new ArithmeticException(failure) : new IllegalStateException(failure);
        clock.advance(Duration.ofHours(1));
        assertThatThrownBy(confirmer::takeTurn).hasMessage(failure);
    }

    @Test
    void takesShortTurnsWebhooksFirst() {
        for (int i = 0; i < 25; i++) {
            Row row = vendor.create(clock.instant(), clock.instant(), "COMPLETED");
            ledger.hint(key(row), LearntBy.LIST, null);
        }
        Row told = vendor.create(clock.instant(), clock.instant(), "COMPLETED");
        ledger.hint(key(told), LearntBy.WEBHOOK, null);
        HintConfirmer confirmer = confirmer(SimulatedVendor.TERMINAL);
        assertThat(confirmer.takeTurn()).isTrue();
        assertThat(vendor.gets).hasSize(10).startsWith(told.id);
        assertThat(confirmer.takeTurn()).isTrue();
        assertThat(confirmer.takeTurn()).isFalse();
        assertThat(vendor.gets).hasSize(26).doesNotHaveDuplicates();
    }

    private List<PendingSession> overdue() {
        return ledger.detection().overdue(ACCOUNT, Duration.ZERO, SimulatedVendor.LIFETIME, 10);
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
                Duration.ofMinutes(1));
        return new HintConfirmer(vendor, ledger, rules, clock, () -> 0);
    }

    private static SessionKey key(Row row) {
        return new SessionKey(ACCOUNT, row.id);
    }

    private static SessionSnapshot open(Row row) {
        return new SessionSnapshot(key(row), "NEW", false, row.createdAt, null, null, null, "{}");
    }
}
