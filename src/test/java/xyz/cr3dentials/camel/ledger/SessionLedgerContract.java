package xyz.cr3dentials.camel.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import xyz.cr3dentials.camel.ledger.TimelineEntry.Event;

/** What every ledger keeps to, whatever it stores its entries in: intents, facts, hints and deliveries. */
public abstract class SessionLedgerContract extends LedgerSearchContract {

    // ---- intents

    @Test
    void keepsAnIntentUntilItIsBound() {
        openIntent("i1");
        assertThat(ledger.findIntent(ACCOUNT, "i1")).map(CreateIntent::state).contains(CreateIntent.State.OPEN);
        assertThat(ledger.findIntent(OTHER, "i1")).isEmpty();
        assertThat(ledger.bindIntent("i1", open("s1"))).isTrue();
        assertThat(ledger.bindIntent("i1", open("s1"))).isTrue();
        assertThat(ledger.findIntent(ACCOUNT, "i1")).hasValueSatisfying(intent -> {
            assertThat(intent.state()).isEqualTo(CreateIntent.State.BOUND);
            assertThat(intent.sessionId()).isEqualTo("s1");
            assertThat(intent.reference()).isEqualTo("ref-i1");
        });
        ledger.closeIntent(ACCOUNT, "i1", CreateIntent.State.AMBIGUOUS);
        assertThat(ledger.findIntent(ACCOUNT, "i1")).map(CreateIntent::state).contains(CreateIntent.State.BOUND);
    }

    @Test
    void bindsOneIntentToOneSession() {
        openIntent("i1");
        openIntent("i2");
        assertThat(ledger.bindIntent("i1", open("s1"))).isTrue();
        assertThat(ledger.bindIntent("i1", open("s2"))).isFalse();
        assertThat(ledger.bindIntent("i2", open("s1"))).isFalse();
        assertThat(ledger.bindIntent("unknown", open("s3"))).isFalse();
        assertThat(ledger.findIntent(ACCOUNT, "i2")).map(CreateIntent::state).contains(CreateIntent.State.OPEN);
    }

    @Test
    void refusesTheIdOfASessionThatCannotBeTheIntents() {
        SessionSnapshot first = withReference("first", "ref-first");
        record(withReference("delivered", null));
        ledger.markDelivered(claim().get(0));
        ledger.detection().saveBaseline(new Baseline(ACCOUNT, "DONE", clock.instant(), false, null));
        ledger.detection().recordHistory(ACCOUNT, "DONE", List.of("history"));
        clock.advance(Duration.ofMinutes(11));
        record(first);
        openIntent("i1");
        for (String known : List.of("first", "delivered", "history")) {
            assertThat(ledger.bindIntent("i1", open(known))).as(known).isFalse();
        }
        assertThat(ledger.findIntent(ACCOUNT, "i1")).map(CreateIntent::state).contains(CreateIntent.State.OPEN);
        assertThat(claim())
                .singleElement()
                .satisfies(delivery -> assertThat(delivery.fact().snapshot()).isEqualTo(first));
        assertThat(ledger.timeline(first.key())).hasSize(1);
        assertThat(record(ended("history", "DONE"))).isFalse();
        assertThat(ledger.bindIntent("i1", open("own"))).isTrue();
    }

    @Test
    void bindsASessionThatAWebhookOrAListNamedBeforeItsCreationWasAnswered() {
        openIntent("i1");
        openIntent("i2");
        openIntent("i3");
        clock.advance(Duration.ofMinutes(1));
        ledger.hint(key("hinted"), LearntBy.WEBHOOK, "i1");
        record(withReference("listed", "ref-i2"));
        ledger.detection().saveBaseline(new Baseline(ACCOUNT, "DONE", clock.instant(), false, null));
        ledger.detection().recordHistory(ACCOUNT, "DONE", List.of("history"));
        assertThat(ledger.bindIntent("i1", open("hinted"))).isTrue();
        assertThat(ledger.bindIntent("i2", open("listed"))).isTrue();
        assertThat(ledger.bindIntent("i3", open("history"))).isTrue();
    }

    private static SessionSnapshot withReference(String sessionId, String reference) {
        return new SessionSnapshot(key(sessionId), "DONE", true, null, null, null, reference, "{\"data\":1}");
    }

    @Test
    void bindsAnIntentWhoseAnswerWasLost() {
        openIntent("i1");
        ledger.closeIntent(ACCOUNT, "i1", CreateIntent.State.AMBIGUOUS);
        assertThat(ledger.findIntent(ACCOUNT, "i1")).map(CreateIntent::state).contains(CreateIntent.State.AMBIGUOUS);
        assertThat(ledger.bindIntent("i1", open("s1"))).isTrue();
        assertThat(ledger.findIntent(ACCOUNT, "i1")).map(CreateIntent::state).contains(CreateIntent.State.BOUND);
    }

    // ---- facts

    @Test
    void recordsATerminalFactOnce() {
        assertThat(record(ended("s1", "DONE"))).isTrue();
        assertThat(record(ended("s1", "DONE"))).isFalse();
        assertThat(record(ended("s1", "FAILED"))).isFalse();
        assertThat(record(open("s1"))).isFalse();
        assertThat(claim()).singleElement().satisfies(delivery -> assertThat(
                        delivery.fact().snapshot().status())
                .isEqualTo("DONE"));
        assertThat(know("s1")).isEqualTo(Knowledge.TERMINAL);
    }

    @Test
    void letsExactlyOneOfManyCallersMakeASessionKnownAsEnded() throws Exception {
        AtomicInteger winners = new AtomicInteger();
        inParallel(8, () -> {
            for (int i = 0; i < 200; i++) {
                if (record(ended("s" + i, "DONE"))) {
                    winners.incrementAndGet();
                }
            }
            return null;
        });
        assertThat(winners).hasValue(200);
    }

    @Test
    void keepsAccountsApart() {
        record(ended("s1", "DONE"));
        assertThat(ledger.lookUp(OTHER, List.of("s1"))).containsEntry("s1", Knowledge.UNKNOWN);
        assertThat(ledger.claim(ends(OTHER, ENDED), 10, LEASE)).isEmpty();
    }

    @Test
    void completesATerminalFactByWhatWasKnownBefore() {
        openIntent("i1");
        Instant expiresAt = clock.instant().plus(Duration.ofHours(3));
        ledger.bindIntent("i1", snapshot("s1", "NEW", false, expiresAt));
        assertThat(know("s1")).isEqualTo(Knowledge.OPEN);
        record(ended("s1", "DONE"));
        SessionSnapshot delivered = claim().get(0).fact().snapshot();
        assertThat(delivered.reference()).isEqualTo("ref-i1");
        assertThat(delivered.expiresAt()).isEqualTo(expiresAt);
    }

    @Test
    void handsOverWhatEndedAfterSomebodyBeganToWantIt() {
        assertThat(record(ended("before", "CANCELLED"))).isFalse();
        assertThat(know("before")).isEqualTo(Knowledge.TERMINAL);
        ledger.register(ends(ACCOUNT, Set.of("CANCELLED")));
        assertThat(record(ended("before", "CANCELLED"))).isFalse();
        assertThat(record(ended("after", "CANCELLED"))).isTrue();
        assertThat(ledger.claim(ends(ACCOUNT, Set.of("CANCELLED")), 10, LEASE))
                .extracting(delivery -> delivery.id().itemId())
                .containsExactly("after");
    }

    // ---- history

    @Test
    void neverDeliversHistory() {
        ledger.detection().recordHistory(ACCOUNT, "DONE", List.of("old"));
        assertThat(know("old")).isEqualTo(Knowledge.TERMINAL);
        assertThat(record(ended("old", "DONE"))).isFalse();
        assertThat(ledger.hint(key("old"), LearntBy.WEBHOOK, null)).isFalse();
        assertThat(claim()).isEmpty();
    }

    @Test
    void deliversASessionItCreatedEvenIfTakenForHistory() {
        openIntent("i1");
        openIntent("i2");
        ledger.bindIntent("i1", open("own"));
        ledger.detection().recordHistory(ACCOUNT, "DONE", List.of("own", "late"));
        assertThat(know("own")).isEqualTo(Knowledge.OPEN);
        assertThat(ledger.hint(key("late"), LearntBy.WEBHOOK, "i2")).isTrue();
        assertThat(ledger.bindIntent("i2", open("late"))).isTrue();
        assertThat(record(ended("own", "DONE"))).isTrue();
        assertThat(record(ended("late", "DONE"))).isTrue();
    }

    @Test
    void remembersTheFirstBaselineOfAStatus() {
        assertThat(ledger.detection().baseline(ACCOUNT, "DONE")).isEmpty();
        Baseline first = new Baseline(ACCOUNT, "DONE", clock.instant(), false, clock.instant());
        ledger.detection().saveBaseline(first);
        ledger.detection()
                .saveBaseline(new Baseline(ACCOUNT, "DONE", clock.instant().plusSeconds(9), true, null));
        assertThat(ledger.detection().baseline(ACCOUNT, "DONE")).contains(first);
        assertThat(ledger.detection().baseline(ACCOUNT, "FAILED")).isEmpty();
        assertThat(ledger.detection().baseline(OTHER, "DONE")).isEmpty();
    }

    // ---- certificate

    @Test
    void countsTheEndsItHasLearntByStatus() {
        assertThat(ledger.detection().countLearnt(ACCOUNT, "DONE")).isZero();
        record(open("s1"));
        assertThat(ledger.detection().countLearnt(ACCOUNT, "DONE")).isZero();
        record(ended("s1", "DONE"));
        record(ended("s1", "DONE"));
        record(ended("s2", "DONE"));
        record(ended("s3", "FAILED"));
        assertThat(ledger.detection().countLearnt(ACCOUNT, "DONE")).isEqualTo(2);
        assertThat(ledger.detection().countLearnt(ACCOUNT, "FAILED")).isEqualTo(1);
        assertThat(ledger.detection().countLearnt(OTHER, "DONE")).isZero();
        claim().forEach(delivery -> ledger.markDelivered(delivery));
        clock.advance(Duration.ofDays(400));
        ledger.erase(ACCOUNT, Duration.ZERO);
        assertThat(ledger.detection().countLearnt(ACCOUNT, "DONE")).isEqualTo(2);
    }

    @Test
    void countsAnEndThatNobodyWants() {
        record(ended("s1", "CANCELLED"));
        record(ended("s1", "CANCELLED"));
        assertThat(ledger.detection().countLearnt(ACCOUNT, "CANCELLED")).isEqualTo(1);
    }

    @Test
    void countsNoHistory() {
        ledger.detection().recordHistory(ACCOUNT, "DONE", List.of("s1", "s2"));
        openIntent("i1");
        ledger.bindIntent("i1", open("s1"));
        record(ended("s1", "DONE"));
        assertThat(claim()).hasSize(1);
        assertThat(ledger.detection().countLearnt(ACCOUNT, "DONE")).isZero();
    }

    @Test
    void keepsTheLastCertificateOfAStatus() {
        assertThat(ledger.detection().certificate(ACCOUNT, "DONE")).isEmpty();
        ledger.detection()
                .saveCertificate(
                        new Certificate(
                                ACCOUNT,
                                "DONE",
                                20_000_000_000L,
                                3,
                                null,
                                Certificate.Place.LAST,
                                700,
                                Certificate.Faults.NONE),
                        "detector");
        Certificate last = new Certificate(
                ACCOUNT,
                "DONE",
                -4,
                0,
                clock.instant(),
                Certificate.Place.BETWEEN,
                -1,
                new Certificate.Faults(
                        clock.instant().minusSeconds(9), clock.instant().minusSeconds(5)));
        ledger.detection().saveCertificate(last, "detector");
        assertThat(ledger.detection().certificate(ACCOUNT, "DONE")).contains(last);
        assertThat(ledger.detection().certificate(ACCOUNT, "FAILED")).isEmpty();
        assertThat(ledger.detection().certificate(OTHER, "DONE")).isEmpty();
    }

    // ---- pending

    @Test
    void tellsWhichSessionsHaveNotEndedLatestFirst() {
        assertThat(ledger.detection().pending(ACCOUNT, 10)).isEmpty();
        Instant expiresAt = clock.instant().plus(Duration.ofHours(1));
        record(snapshot("first", "NEW", false, expiresAt));
        clock.advance(Duration.ofSeconds(1));
        record(open("second"));
        clock.advance(Duration.ofSeconds(1));
        record(open("third"));
        ledger.hint(key("third"), LearntBy.WEBHOOK, null);
        ledger.hint(key("only-hinted"), LearntBy.WEBHOOK, null);
        record(ended("second", "DONE"));
        assertThat(ledger.detection().pending(ACCOUNT, 10))
                .extracting(PendingSession::key)
                .containsExactly(key("third"), key("first"));
        assertThat(ledger.detection().pending(ACCOUNT, 1))
                .extracting(PendingSession::key)
                .containsExactly(key("third"));
        assertThat(ledger.detection().pending(ACCOUNT, 10).get(1).expiresAt()).isEqualTo(expiresAt);
        ledger.abandon(key("first"));
        assertThat(ledger.detection().pending(ACCOUNT, 10))
                .extracting(PendingSession::key)
                .containsExactly(key("third"));
        assertThat(ledger.detection().pending(OTHER, 10)).isEmpty();
    }

    @Test
    void tellsWhichSessionsShouldHaveEnded() {
        record(snapshot("soon", "NEW", false, clock.instant().plus(Duration.ofHours(1))));
        record(snapshot("late", "NEW", false, clock.instant().plus(Duration.ofHours(9))));
        record(snapshot("silent", "NEW", false, null));
        clock.advance(Duration.ofHours(2));
        assertThat(overdue()).extracting(PendingSession::key).containsExactly(key("soon"));
        clock.advance(Duration.ofHours(5));
        assertThat(overdue()).extracting(PendingSession::key).containsExactly(key("soon"), key("silent"));
        ledger.hint(key("soon"), LearntBy.BACKSTOP, null);
        assertThat(overdue()).extracting(PendingSession::key).containsExactly(key("silent"));
        ledger.abandon(key("silent"));
        assertThat(overdue()).isEmpty();
        assertThat(record(ended("silent", "DONE"))).isTrue();
    }

    // ---- hints

    @Test
    void handsAHintToOneClaimerUntilTheLeaseEnds() {
        ledger.hint(key("s1"), LearntBy.WEBHOOK, null);
        ledger.hint(key("s1"), LearntBy.WEBHOOK, null);
        List<Hint> claimed = ledger.claimHints(ACCOUNT, 10, LEASE);
        assertThat(claimed).singleElement().satisfies(hint -> {
            assertThat(hint.attempt()).isEqualTo(1);
            assertThat(hint.learntBy()).isEqualTo(LearntBy.WEBHOOK);
        });
        assertThat(ledger.claimHints(ACCOUNT, 10, LEASE)).isEmpty();
        clock.advance(LEASE);
        List<Hint> again = ledger.claimHints(ACCOUNT, 10, LEASE);
        assertThat(again).extracting(Hint::attempt).containsExactly(2);
        ledger.dropHint(claimed.get(0));
        ledger.postponeHint(again.get(0), Duration.ZERO);
        assertThat(ledger.claimHints(ACCOUNT, 10, LEASE)).hasSize(1);
    }

    @Test
    void postponesAHintUnlessANewWebhookComes() {
        ledger.hint(key("s1"), LearntBy.LIST, null);
        ledger.postponeHint(ledger.claimHints(ACCOUNT, 1, LEASE).get(0), Duration.ofHours(1));
        clock.advance(Duration.ofMinutes(10));
        ledger.hint(key("s1"), LearntBy.LIST, null);
        assertThat(ledger.claimHints(ACCOUNT, 1, LEASE)).isEmpty();
        ledger.hint(key("s1"), LearntBy.WEBHOOK, null);
        assertThat(ledger.claimHints(ACCOUNT, 1, LEASE)).hasSize(1);
    }

    @Test
    void bringsAPostponedHintForwardWhenAListShowsTheEndFirst() {
        for (LearntBy earlier : List.of(LearntBy.WEBHOOK, LearntBy.BACKSTOP)) {
            SessionKey key = key("s-" + earlier);
            ledger.hint(key, earlier, null);
            postponeByAnHour();
            clock.advance(Duration.ofSeconds(10));
            ledger.hint(key, LearntBy.LIST, null);
            assertThat(ledger.claimHints(ACCOUNT, 1, LEASE))
                    .extracting(Hint::key)
                    .containsExactly(key);
        }
    }

    @Test
    void doesNotLetAListThatGoesOnShowingTheEndUndoAPostponement() {
        ledger.hint(key("s1"), LearntBy.BACKSTOP, null);
        postponeByAnHour();
        clock.advance(Duration.ofSeconds(10));
        ledger.hint(key("s1"), LearntBy.LIST, null);
        postponeByAnHour();
        clock.advance(Duration.ofSeconds(10));
        ledger.hint(key("s1"), LearntBy.LIST, null);
        assertThat(ledger.claimHints(ACCOUNT, 1, LEASE)).isEmpty();
    }

    @Test
    void asksOnceMoreWhenNewsComesWhileTheVendorIsAsked() {
        for (LearntBy news : List.of(LearntBy.WEBHOOK, LearntBy.LIST)) {
            SessionKey key = key("s-" + news);
            ledger.hint(key, LearntBy.BACKSTOP, null);
            Hint claimed = ledger.claimHints(ACCOUNT, 1, LEASE).get(0);
            clock.advance(Duration.ofSeconds(1));
            ledger.hint(key, news, null);
            assertThat(ledger.claimHints(ACCOUNT, 1, LEASE)).isEmpty();
            ledger.postponeHint(claimed, Duration.ofHours(1));
            clock.advance(Duration.ofSeconds(8));
            assertThat(ledger.claimHints(ACCOUNT, 1, LEASE)).isEmpty();
            clock.advance(Duration.ofSeconds(1));
            Hint again = ledger.claimHints(ACCOUNT, 1, LEASE).get(0);
            assertThat(again.key()).isEqualTo(key);
            ledger.postponeHint(again, Duration.ofHours(1));
            clock.advance(Duration.ofSeconds(20));
            assertThat(ledger.claimHints(ACCOUNT, 1, LEASE)).isEmpty();
        }
    }

    private void postponeByAnHour() {
        Hint claimed = ledger.claimHints(ACCOUNT, 1, LEASE).get(0);
        ledger.postponeHint(claimed, Duration.ofHours(1));
    }

    @Test
    void endsAHintOfAnAbandonedSessionWithoutTakingItForOpen() {
        record(open("s1"));
        ledger.abandon(key("s1"));
        ledger.hint(key("s1"), LearntBy.WEBHOOK, null);
        ledger.dropHint(ledger.claimHints(ACCOUNT, 1, LEASE).get(0));
        assertThat(ledger.counts(ACCOUNT)).isEqualTo(new DeliveryCounts(0, 0, 0, 0));
        assertThat(record(ended("s1", "DONE"))).isTrue();
    }

    @Test
    void doesNotLetRepeatedWebhooksAskMoreOftenThanEveryTenSeconds() {
        ledger.hint(key("s1"), LearntBy.WEBHOOK, null);
        int asked = 0;
        for (int second = 0; second < 60; second++) {
            ledger.hint(key("s1"), LearntBy.WEBHOOK, null);
            for (Hint hint : ledger.claimHints(ACCOUNT, 1, LEASE)) {
                asked++;
                ledger.postponeHint(hint, Duration.ofHours(1));
            }
            clock.advance(Duration.ofSeconds(1));
        }
        assertThat(asked).isEqualTo(6);
    }

    @Test
    void claimsWebhooksFirst() {
        ledger.hint(key("listed"), LearntBy.LIST, null);
        ledger.hint(key("called"), LearntBy.WEBHOOK, null);
        assertThat(ledger.claimHints(ACCOUNT, 1, LEASE)).extracting(Hint::key).containsExactly(key("called"));
    }

    @Test
    void forgetsADroppedHintOfAnUnknownSession() {
        ledger.hint(key("s1"), LearntBy.WEBHOOK, null);
        assertThat(know("s1")).isEqualTo(Knowledge.OPEN);
        ledger.dropHint(ledger.claimHints(ACCOUNT, 1, LEASE).get(0));
        assertThat(know("s1")).isEqualTo(Knowledge.UNKNOWN);
    }

    @Test
    void settlesAHintByATerminalFact() {
        ledger.hint(key("s1"), LearntBy.WEBHOOK, null);
        record(ended("s1", "DONE"));
        clock.advance(Duration.ofDays(1));
        assertThat(ledger.claimHints(ACCOUNT, 1, LEASE)).isEmpty();
        assertThat(ledger.hint(key("s1"), LearntBy.WEBHOOK, null)).isFalse();
    }

    // ---- deliveries

    @Test
    void claimsOldestFirstOnlyWantedStatusesAndNoMoreThanAskedFor() {
        record(ended("a", "DONE"));
        clock.advance(Duration.ofSeconds(1));
        record(ended("b", "FAILED"));
        clock.advance(Duration.ofSeconds(1));
        record(ended("c", "DONE"));
        assertThat(ledger.claim(ends(ACCOUNT, Set.of("FAILED")), 5, LEASE))
                .extracting(delivery -> delivery.fact().snapshot().key())
                .containsExactly(key("b"));
        assertThat(ledger.claim(ENDS, 1, LEASE))
                .extracting(delivery -> delivery.fact().snapshot().key())
                .containsExactly(key("a"));
        assertThat(ledger.claim(ENDS, 5, LEASE))
                .extracting(delivery -> delivery.fact().snapshot().key())
                .containsExactly(key("c"));
    }

    @Test
    void neverClaimsADeliveredSessionAgain() {
        record(ended("s1", "DONE"));
        assertThat(ledger.markDelivered(claim().get(0))).isTrue();
        clock.advance(Duration.ofDays(30));
        assertThat(claim()).isEmpty();
        assertThat(record(ended("s1", "DONE"))).isFalse();
        assertThat(know("s1")).isEqualTo(Knowledge.TERMINAL);
    }

    @Test
    void offersAFailedSessionAgainWhenItIsDue() {
        record(ended("s1", "DONE"));
        ledger.markFailed(claim().get(0), FAILURE, Duration.ofSeconds(30));
        clock.advance(Duration.ofSeconds(29));
        assertThat(claim()).isEmpty();
        clock.advance(Duration.ofSeconds(1));
        assertThat(claim()).extracting(Delivery::attempt).containsExactly(2);
    }

    @Test
    void offersASessionAgainWhenItsLeaseEndsAndIgnoresTheLateSettler() {
        record(ended("s1", "DONE"));
        Delivery late = claim().get(0);
        clock.advance(LEASE);
        Delivery current = claim().get(0);
        assertThat(current.attempt()).isEqualTo(2);
        assertThat(ledger.markDelivered(late)).isFalse();
        ledger.park(late, FAILURE);
        ledger.release(late);
        assertThat(claim()).isEmpty();
        assertThat(ledger.markDelivered(current)).isTrue();
    }

    @Test
    void acceptsALateSettlerAsLongAsNobodyElseHasClaimed() {
        record(ended("s1", "DONE"));
        Delivery late = claim().get(0);
        clock.advance(LEASE.multipliedBy(2));
        assertThat(ledger.markDelivered(late)).isTrue();
        assertThat(claim()).isEmpty();
    }

    @Test
    void doesNotCountAReleasedAttempt() {
        record(ended("s1", "DONE"));
        ledger.release(claim().get(0));
        assertThat(claim()).extracting(Delivery::attempt).containsExactly(1);
    }

    @Test
    void parksAndReplays() {
        record(ended("bad", "DONE"));
        ledger.park(claim().get(0), FAILURE);
        record(ended("good", "DONE"));
        clock.advance(Duration.ofDays(1));
        assertThat(claim())
                .extracting(delivery -> delivery.fact().snapshot().key())
                .containsExactly(key("good"));
        assertThat(ledger.parked(ACCOUNT, 10))
                .containsExactly(new ParkedDelivery(
                        new DeliveryId(ACCOUNT, ItemKind.END, "bad", Subscription.DEFAULT),
                        "DONE",
                        1,
                        clock.instant().minus(Duration.ofDays(1)),
                        FAILURE));
        assertThat(ledger.replay(key("good"))).isFalse();
        assertThat(ledger.replay(key("bad"))).isTrue();
        assertThat(ledger.parked(ACCOUNT, 10)).isEmpty();
        assertThat(claim()).singleElement().satisfies(delivery -> {
            assertThat(delivery.fact().snapshot().key()).isEqualTo(key("bad"));
            assertThat(delivery.attempt()).isEqualTo(1);
            assertThat(delivery.fact().snapshot().json()).isNotEmpty();
        });
    }

    @Test
    void replaysAllParkedSessions() {
        IntStream.range(0, 5).forEach(i -> record(ended("s" + i, "DONE")));
        claim().forEach(delivery -> ledger.park(delivery, FAILURE));
        assertThat(ledger.counts(ACCOUNT)).isEqualTo(new DeliveryCounts(0, 0, 0, 5));
        assertThat(ledger.replayParked(ACCOUNT)).isEqualTo(5);
        assertThat(ledger.counts(ACCOUNT)).isEqualTo(new DeliveryCounts(0, 0, 5, 0));
        assertThat(claim()).hasSize(5);
    }

    @Test
    void givesEverySessionToExactlyOneOfManyClaimers() throws Exception {
        IntStream.range(0, 2_000).forEach(i -> record(ended("s" + i, "DONE")));
        Set<SessionKey> delivered = ConcurrentHashMap.newKeySet();
        AtomicInteger claims = new AtomicInteger();
        inParallel(8, () -> {
            List<Delivery> batch = ledger.claim(ENDS, 7, LEASE);
            while (!batch.isEmpty()) {
                batch.forEach(delivery -> {
                    claims.incrementAndGet();
                    delivered.add(delivery.fact().snapshot().key());
                    ledger.markDelivered(delivery);
                });
                batch = ledger.claim(ENDS, 7, LEASE);
            }
            return null;
        });
        assertThat(delivered).hasSize(2_000);
        assertThat(claims).hasValue(2_000);
    }

    // ---- upkeep

    @Test
    void tellsWhenWorkIsDueNext() {
        assertThat(ledger.nextDelivery(ENDS)).isEmpty();
        record(ended("s1", "DONE"));
        assertThat(ledger.nextDelivery(ENDS)).contains(clock.instant());
        assertThat(ledger.nextDelivery(ends(ACCOUNT, Set.of("FAILED")))).isEmpty();
        Delivery delivery = claim().get(0);
        assertThat(ledger.nextDelivery(ENDS)).isEmpty();
        Instant later = clock.instant().plusSeconds(60);
        ledger.markFailed(delivery, FAILURE, Duration.between(clock.instant(), later));
        assertThat(ledger.nextDelivery(ENDS)).contains(later);
        ledger.hint(key("s2"), LearntBy.WEBHOOK, null);
        assertThat(ledger.nextHint(ACCOUNT)).contains(clock.instant());
    }

    @Test
    void countsByState() {
        record(open("pending"));
        ledger.hint(key("hinted"), LearntBy.WEBHOOK, null);
        record(ended("a", "DONE"));
        record(ended("b", "DONE"));
        assertThat(ledger.counts(ACCOUNT)).isEqualTo(new DeliveryCounts(1, 1, 2, 0));
        List<Delivery> claimed = claim();
        assertThat(ledger.counts(ACCOUNT)).isEqualTo(new DeliveryCounts(1, 1, 2, 0));
        ledger.markDelivered(claimed.get(0));
        ledger.park(claimed.get(1), FAILURE);
        assertThat(ledger.counts(ACCOUNT)).isEqualTo(new DeliveryCounts(1, 1, 0, 1));
    }

    @Test
    void tellsWhatHappenedToASession() {
        openIntent("i1");
        ledger.bindIntent("i1", open("s1"));
        ledger.hint(key("s1"), LearntBy.WEBHOOK, null);
        record(ended("s1", "DONE"));
        ledger.markFailed(claim().get(0), FAILURE, Duration.ZERO);
        ledger.park(claim().get(0), FAILURE);
        ledger.replay(key("s1"));
        ledger.markDelivered(claim().get(0));
        assertThat(ledger.timeline(key("s1")))
                .extracting(TimelineEntry::event)
                .containsExactly(
                        Event.BOUND,
                        Event.LEARNT,
                        Event.HINTED,
                        Event.LEARNT,
                        Event.FAILED,
                        Event.PARKED,
                        Event.REPLAYED,
                        Event.DELIVERED);
        assertThat(ledger.timeline(key("unknown"))).isEmpty();
        assertThat(ledger.timeline(key("s1")).toString()).doesNotContain("secret-of");
    }

    @Test
    void erasesDataOfDeliveredSessionsOnly() {
        record(ended("delivered", "DONE"));
        ledger.markDelivered(claim().get(0));
        record(ended("waiting", "DONE"));
        assertThat(ledger.erase(ACCOUNT, Duration.ZERO)).isZero();
        clock.advance(Duration.ofHours(1));
        assertThat(ledger.erase(ACCOUNT, Duration.ZERO)).isEqualTo(1);
        assertThat(ledger.erase(ACCOUNT, Duration.ZERO)).isZero();
        assertThat(claim()).singleElement().satisfies(delivery -> assertThat(
                        delivery.fact().snapshot().json())
                .contains("secret-of-waiting"));
    }

    @Test
    void wakesSubscribersOfTheAccountWhenWorkIsDue() {
        AtomicInteger woken = new AtomicInteger();
        SessionLedger.Listening subscription = ledger.listen(ACCOUNT, woken::incrementAndGet);
        ledger.hint(new SessionKey(OTHER, "s1"), LearntBy.WEBHOOK, null);
        assertThat(woken).hasValue(0);
        ledger.hint(key("s1"), LearntBy.WEBHOOK, null);
        assertThat(woken).hasValue(1);
        record(ended("s1", "DONE"));
        assertThat(woken).hasValue(2);
        ledger.park(claim().get(0), FAILURE);
        ledger.replay(key("s1"));
        assertThat(woken).hasValue(3);
        subscription.close();
        record(ended("s2", "DONE"));
        assertThat(woken).hasValue(3);
    }

    @Test
    void survivesAListenerThatFails() {
        ledger.listen(ACCOUNT, () -> {
            throw new IllegalStateException("a listener's fault");
        });
        assertThat(record(ended("s1", "DONE"))).isTrue();
        assertThat(claim()).hasSize(1);
    }

    @Test
    void refusesAnIntentIdThatIsTaken() {
        openIntent("i1");
        assertThatThrownBy(() -> openIntent("i1")).isInstanceOf(LedgerException.class);
    }
}
