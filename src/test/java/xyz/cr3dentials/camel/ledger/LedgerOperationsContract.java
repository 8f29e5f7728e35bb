package xyz.cr3dentials.camel.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import xyz.cr3dentials.camel.ledger.TimelineEntry.Event;

/** What every ledger keeps to when people look into it and when several detectors share it; and what its tests share. */
public abstract class LedgerOperationsContract {

    protected static final Account ACCOUNT = new Account("vendor", "default");
    protected static final Account OTHER = new Account("vendor", "other");
    protected static final Duration LEASE = Duration.ofMinutes(1);
    protected static final Set<String> ENDED = Set.of("DONE", "FAILED");
    protected static final Subscription ENDS = ends(ACCOUNT, ENDED);
    protected static final DeliveryFailure FAILURE = new DeliveryFailure("java.io.IOException", "crm");

    protected final ManualClock clock = new ManualClock();
    protected SessionLedger ledger;

    /** Returns an empty ledger. */
    protected abstract SessionLedger create(Clock clock);

    @BeforeEach
    void createLedger() {
        ledger = create(clock);
        ledger.register(ENDS);
    }

    protected static Subscription ends(Account account, Set<String> statuses) {
        return new Subscription(account, ItemKind.END, Subscription.DEFAULT, statuses);
    }

    // ---- several detectors

    @Test
    void leasesAListToOneDetectorAtATime() {
        assertThat(lease("a", "DONE", "FAILED")).isEqualTo(new LeasedLists(Set.of(), Set.of("DONE", "FAILED")));
        assertThat(lease("b", "DONE", "OTHER")).isEqualTo(new LeasedLists(Set.of(), Set.of("OTHER")));
        assertThat(lease("a", "DONE", "OTHER")).isEqualTo(new LeasedLists(Set.of("DONE"), Set.of()));
        assertThat(ledger.detection()
                        .leaseLists(OTHER, List.of("DONE"), "b", LEASE)
                        .taken())
                .containsExactly("DONE");
    }

    @Test
    void leasesAListAnewWhenItsDetectorIsSilent() {
        lease("a", "DONE");
        clock.advance(LEASE.minusSeconds(1));
        assertThat(lease("b", "DONE").all()).isEmpty();
        clock.advance(Duration.ofSeconds(1));
        // Nobody else had it meanwhile, so what its detector remembers still holds.
        assertThat(lease("a", "DONE").kept()).containsExactly("DONE");
        clock.advance(LEASE);
        assertThat(lease("b", "DONE").taken()).containsExactly("DONE");
        assertThat(lease("a", "DONE").all()).isEmpty();
        clock.advance(LEASE);
        assertThat(lease("a", "DONE").taken()).containsExactly("DONE");
    }

    @Test
    void leasesAListAtOnceThatItsDetectorGaveBack() {
        lease("a", "DONE", "FAILED");
        lease("b", "OTHER");
        ledger.detection().releaseLists(ACCOUNT, "a");
        assertThat(lease("b", "DONE", "OTHER")).isEqualTo(new LeasedLists(Set.of("OTHER"), Set.of("DONE")));
    }

    @Test
    void savesNoCertificateOfADetectorThatLostTheList() {
        assertThat(ledger.detection().saveCertificate(certificate(1), "a")).isTrue();
        lease("a", "DONE");
        assertThat(ledger.detection().saveCertificate(certificate(2), "a")).isTrue();
        clock.advance(LEASE);
        // It is late, but nobody has taken over.
        assertThat(ledger.detection().saveCertificate(certificate(3), "a")).isTrue();
        lease("b", "DONE");
        ledger.detection().releaseLists(ACCOUNT, "b");
        assertThat(ledger.detection().saveCertificate(certificate(4), "a")).isFalse();
        assertThat(ledger.detection().certificate(ACCOUNT, "DONE")).contains(certificate(3));
        assertThat(ledger.detection().saveCertificate(certificate(5), "b")).isTrue();
    }

    @Test
    void leasesEveryListToExactlyOneOfManyDetectorsThatStartAtOnce() throws Exception {
        List<LeasedLists> leased = Collections.synchronizedList(new ArrayList<>());
        AtomicInteger names = new AtomicInteger();
        inParallel(8, () -> {
            leased.add(lease("detector " + names.incrementAndGet(), "A", "B", "C", "D", "E"));
            return null;
        });
        assertThat(leased.stream().flatMap(lists -> lists.all().stream()))
                .containsExactlyInAnyOrder("A", "B", "C", "D", "E");
    }

    private LeasedLists lease(String owner, String... statuses) {
        return ledger.detection().leaseLists(ACCOUNT, List.of(statuses), owner, LEASE);
    }

    private static Certificate certificate(long listedBefore) {
        return new Certificate(
                ACCOUNT, "DONE", listedBefore, 0, null, Certificate.Place.FIRST, -1, Certificate.Faults.NONE);
    }

    // ---- intents by reference

    @Test
    void findsIntentsByTheCallersReferenceLatestFirst() {
        openIntent("i1", "loan-1");
        clock.advance(Duration.ofSeconds(1));
        openIntent("i2", "loan-1");
        openIntent("i3", "loan-2");
        assertThat(ledger.findIntents(ACCOUNT, "loan-1", 10))
                .extracting(CreateIntent::intentId)
                .containsExactly("i2", "i1");
        assertThat(ledger.findIntents(ACCOUNT, "loan-1", 1)).hasSize(1);
        assertThat(ledger.findIntents(ACCOUNT, "loan-9", 10)).isEmpty();
        assertThat(ledger.findIntents(OTHER, "loan-1", 10)).isEmpty();
    }

    @Test
    void keepsReferencesOfAnyLength() {
        String reference = "r".repeat(20_000);
        openIntent("i1", reference);
        assertThat(ledger.findIntents(ACCOUNT, reference, 10)).hasSize(1);
    }

    @Test
    void tellsWhichCreationsNobodyKnowsTheOutcomeOf() {
        openIntent("too old", "r");
        clock.advance(Duration.ofHours(1));
        Instant first = clock.instant();
        for (String intentId : List.of("crashed", "ambiguous", "refused", "bound")) {
            openIntent(intentId, "r");
        }
        openIntent("without reference", null);
        ledger.closeIntent(ACCOUNT, "ambiguous", CreateIntent.State.AMBIGUOUS);
        ledger.closeIntent(ACCOUNT, "refused", CreateIntent.State.REFUSED);
        ledger.bindIntent("bound", open("s1"));
        clock.advance(Duration.ofMinutes(5));
        Duration openedWithin = Duration.between(first, clock.instant()).plusSeconds(1);
        openIntent("under way", "r");
        openIntent("just lost", "r");
        ledger.closeIntent(ACCOUNT, "just lost", CreateIntent.State.AMBIGUOUS);
        assertThat(ledger.detection().unresolvedIntents(ACCOUNT, Duration.ZERO, openedWithin, 10))
                .extracting(CreateIntent::intentId)
                .containsExactlyInAnyOrder("just lost", "crashed", "ambiguous");
        assertThat(ledger.detection().unresolvedIntents(ACCOUNT, Duration.ZERO, openedWithin, 1))
                .hasSize(1);
        assertThat(ledger.detection().unresolvedIntents(OTHER, Duration.ZERO, openedWithin, 10))
                .isEmpty();
    }

    @Test
    void hintsAtASessionThatHadEndedWhenItsCreationWasAnswered() {
        openIntent("i1", "r");
        assertThat(ledger.bindIntent("i1", ended("s1", "DONE"))).isTrue();
        assertThat(ledger.claimHints(ACCOUNT, 10, LEASE)).extracting(Hint::key).containsExactly(key("s1"));
    }

    // ---- webhooks of intents

    @Test
    void tiesASessionThatWasDeliveredBeforeItsIntentWasKnownAndDoesNotDeliverItAgain() {
        openIntent("i1");
        deliver("s1");
        assertThat(ledger.hint(key("s1"), LearntBy.WEBHOOK, "i1")).isTrue();
        Hint hint = ledger.claimHints(ACCOUNT, 10, LEASE).get(0);
        assertThat(hint.intentId()).isEqualTo("i1");
        assertThat(ledger.bindIntent("i1", ended("s1", "DONE"))).isTrue();
        assertThat(record(ended("s1", "DONE"))).isFalse();
        ledger.dropHint(hint);

        assertThat(ledger.findIntent(ACCOUNT, "i1"))
                .map(CreateIntent::sessionId)
                .contains("s1");
        assertThat(ledger.counts(ACCOUNT)).isEqualTo(new DeliveryCounts(0, 0, 0, 0));
        assertThat(claim()).isEmpty();
        assertThat(know("s1")).isEqualTo(Knowledge.TERMINAL);
        assertThat(ledger.timeline(key("s1"))).extracting(TimelineEntry::event).contains(Event.BOUND);
        // Neither its own webhook nor that of another intent is a reason to ask any more.
        openIntent("i2");
        for (String intentId : List.of("i1", "i2")) {
            assertThat(ledger.hint(key("s1"), LearntBy.WEBHOOK, intentId)).isFalse();
        }
    }

    @Test
    void asksForTheIntentOfASessionThatIsDeliveredMeanwhile() {
        openIntent("i1");
        record(ended("s1", "DONE"));
        assertThat(ledger.hint(key("s1"), LearntBy.WEBHOOK, "i1")).isTrue();
        assertThat(ledger.counts(ACCOUNT)).isEqualTo(new DeliveryCounts(0, 1, 1, 0));
        claim().forEach(delivery -> ledger.markDelivered(delivery));
        List<Hint> hints = ledger.claimHints(ACCOUNT, 10, LEASE);
        assertThat(hints).extracting(Hint::intentId).containsExactly("i1");
        hints.forEach(ledger::dropHint);
        assertThat(ledger.counts(ACCOUNT)).isEqualTo(new DeliveryCounts(0, 0, 0, 0));
        assertThat(know("s1")).isEqualTo(Knowledge.TERMINAL);
    }

    // ---- replay and redaction

    @Test
    void replaysADeliveredSessionWhoseDataIsKept() {
        deliver("s1");
        assertThat(ledger.replay(key("s1"))).isTrue();
        assertThat(ledger.replay(key("s1"))).isFalse();
        assertThat(claim()).singleElement().satisfies(again -> {
            assertThat(again.attempt()).isEqualTo(1);
            assertThat(again.fact().snapshot().json()).contains("secret-of-s1");
            ledger.markDelivered(again);
        });
        clock.advance(Duration.ofDays(1));
        ledger.erase(ACCOUNT, Duration.ZERO);
        assertThat(ledger.replay(key("s1"))).isFalse();
        assertThat(ledger.replay(key("unknown"))).isFalse();
    }

    @Test
    void replaysEverythingSinceATime() {
        deliver("before");
        clock.advance(Duration.ofHours(1));
        Instant since = clock.instant();
        deliver("delivered");
        record(ended("parked", "DONE"));
        ledger.park(claim().get(0), FAILURE);
        record(ended("due", "DONE"));
        record(snapshot("open", "NEW", false, null));
        assertThat(ledger.replaySince(OTHER, since)).isZero();
        assertThat(ledger.replaySince(ACCOUNT, since)).isEqualTo(2);
        assertThat(claim())
                .extracting(delivery -> delivery.fact().snapshot().key().sessionId())
                .containsExactlyInAnyOrder("delivered", "parked", "due");
        assertThat(ledger.timeline(key("delivered")))
                .extracting(TimelineEntry::event)
                .contains(Event.REPLAYED);
    }

    @Test
    void erasesWhatWasReplayedOnlyAfterItIsDeliveredAgain() {
        deliver("s1");
        ledger.replay(key("s1"));
        clock.advance(Duration.ofDays(1));
        assertThat(ledger.erase(ACCOUNT, Duration.ZERO)).isZero();
        ledger.markDelivered(claim().get(0));
        clock.advance(Duration.ofDays(1));
        assertThat(ledger.erase(ACCOUNT, Duration.ZERO)).isEqualTo(1);
    }

    @Test
    void redactsOneSessionAndKeepsItsSkeleton() {
        openIntent("i1", "jane@example.org");
        ledger.bindIntent("i1", open("s1"));
        record(ended("s1", "DONE"));
        record(ended("s2", "DONE"));
        assertThat(ledger.redact(key("s1"))).isTrue();
        assertThat(ledger.redact(key("unknown"))).isFalse();
        assertThat(ledger.findIntents(ACCOUNT, "jane@example.org", 10)).isEmpty();
        assertThat(ledger.findIntent(ACCOUNT, "i1")).hasValueSatisfying(intent -> {
            assertThat(intent.reference()).isNull();
            assertThat(intent.sessionId()).isEqualTo("s1");
        });
        assertThat(claim()).hasSize(2).allSatisfy(delivery -> {
            SessionSnapshot snapshot = delivery.fact().snapshot();
            boolean redacted = delivery.fact().snapshot().key().sessionId().equals("s1");
            assertThat(snapshot.status()).isEqualTo("DONE");
            assertThat(snapshot.json().isEmpty()).isEqualTo(redacted);
            assertThat(snapshot.reference()).isNull();
        });
        assertThat(ledger.timeline(key("s1"))).extracting(TimelineEntry::event).contains(Event.REDACTED);
    }

    @Test
    void keepsAnOpenSessionRedactedWhenItEnds() {
        openIntent("i1", "jane@example.org");
        ledger.bindIntent("i1", open("s1"));
        ledger.redact(key("s1"));
        record(withReference("s1", "NEW", false));
        assertThat(record(withReference("s1", "DONE", true))).isTrue();
        assertIsSkeleton("s1", "DONE");
        assertThat(claim()).singleElement().satisfies(delivery -> {
            assertThat(delivery.fact().snapshot().completedAt()).isEqualTo(clock.instant());
            assertThat(delivery.fact().snapshot().json()).isEmpty();
            assertThat(delivery.fact().snapshot().reference()).isNull();
            ledger.markDelivered(delivery);
        });
        ledger.revise(withReference("s1", "FAILED", true), LearntBy.WEBHOOK, "DONE");
        assertIsSkeleton("s1", "FAILED");
        ledger.markDelivered(claim().get(0));
        assertThat(ledger.replay(key("s1"))).isFalse();
        assertThat(claim()).isEmpty();
    }

    @Test
    void keepsASessionRedactedWhoseCreationIsAnsweredAfterwards() {
        openIntent("i1", "jane@example.org");
        ledger.hint(key("s1"), LearntBy.WEBHOOK, "i1");
        assertThat(ledger.redact(key("s1"))).isTrue();
        ledger.dropHint(ledger.claimHints(ACCOUNT, 1, LEASE).get(0));
        assertThat(ledger.bindIntent("i1", withReference("s1", "NEW", false))).isTrue();
        assertThat(ledger.findIntents(ACCOUNT, "jane@example.org", 10)).isEmpty();
        record(withReference("s1", "DONE", true));
        assertIsSkeleton("s1", "DONE");
    }

    private void assertIsSkeleton(String sessionId, String status) {
        assertThat(ledger.find(key(sessionId))).hasValueSatisfying(found -> {
            assertThat(found.json()).isEmpty();
            assertThat(found.entry().told().reference()).isNull();
            assertThat(found.entry().told().status()).isEqualTo(status);
        });
    }

    private SessionSnapshot withReference(String sessionId, String status, boolean terminal) {
        return new SessionSnapshot(
                key(sessionId),
                status,
                terminal,
                null,
                terminal ? clock.instant() : null,
                null,
                "jane@example.org",
                "{\"data\":\"jane\"}");
    }

    // ---- changed decisions

    @Test
    void handsAChangedDecisionOverAnew() {
        deliver("s1");
        assertThat(ledger.detection().endedAs(ACCOUNT, List.of("s1", "unknown")))
                .isEqualTo(Map.of("s1", "DONE"));
        assertThat(revise("s1", "DONE")).isFalse();
        assertThat(revise("s1", "FAILED")).isTrue();
        assertThat(revise("s1", "FAILED")).isFalse();

        Delivery delivery = ledger.claim(ENDS, 10, LEASE).get(0);
        assertThat(delivery.attempt()).isEqualTo(1);
        assertThat(delivery.fact().snapshot().status()).isEqualTo("FAILED");
        assertThat(ledger.markDelivered(delivery)).isTrue();
        assertThat(ledger.claim(ENDS, 10, LEASE)).isEmpty();
        assertThat(ledger.timeline(key("s1"))).extracting(TimelineEntry::event).contains(TimelineEntry.Event.REVISED);
    }

    @Test
    void takesTheClaimOnAnOldDecisionAway() {
        ledger.record(ended("s1", "DONE"), LearntBy.LIST);
        Delivery old = ledger.claim(ENDS, 10, LEASE).get(0);
        assertThat(revise("s1", "FAILED")).isTrue();
        assertThat(ledger.markDelivered(old)).isFalse();
        assertThat(ledger.claim(ENDS, 10, LEASE))
                .extracting(delivery -> delivery.fact().snapshot().status())
                .containsExactly("FAILED");
    }

    @Test
    void doesNotTakeAnAnswerOverThatIsOlderThanWhatIsKnown() {
        deliver("s1");
        assertThat(revise("s1", "FAILED")).isTrue();
        assertThat(revise("s1", "CANCELLED")).isFalse();
        assertThat(ledger.detection().endedAs(ACCOUNT, List.of("s1"))).containsEntry("s1", "FAILED");
    }

    @Test
    void revisesNothingThatWasNotToBeDelivered() {
        ledger.record(open("open"), LearntBy.LIST);
        record(ended("unwanted", "CANCELLED"));
        ledger.detection().recordHistory(ACCOUNT, "DONE", List.of("history"));
        for (String id : List.of("open", "unwanted", "history", "unknown")) {
            assertThat(revise(id, "FAILED")).isFalse();
        }
        assertThat(ledger.detection().endedAs(ACCOUNT, List.of("open", "unwanted", "history")))
                .isEmpty();
        assertThat(ledger.claim(ENDS, 10, LEASE)).isEmpty();
    }

    @Test
    void asksForAnEndedSessionThatIsSaidToHaveAnotherStatus() {
        deliver("s1");
        record(ended("unwanted", "CANCELLED"));
        assertThat(ledger.hintRevision(key("s1"), "DONE")).isFalse();
        assertThat(ledger.hintRevision(key("s1"), "FAILED")).isTrue();
        assertThat(ledger.hintRevision(key("unwanted"), "FAILED")).isTrue();

        assertThat(ledger.claimHints(ACCOUNT, 10, LEASE))
                .hasSize(2)
                .allSatisfy(hint -> assertThat(hint.learntBy()).isEqualTo(LearntBy.WEBHOOK))
                .allSatisfy(hint -> assertThat(hint.endedAs()).isIn("DONE", "CANCELLED"))
                .allSatisfy(ledger::dropHint);
        assertThat(ledger.claimHints(ACCOUNT, 10, LEASE)).isEmpty();
        assertThat(ledger.counts(ACCOUNT)).isEqualTo(new DeliveryCounts(0, 0, 0, 0));
        assertThat(ledger.claim(ENDS, 10, LEASE)).isEmpty();
    }

    @Test
    void keepsTheQuestionForARevisionWhileTheOldDecisionIsDelivered() {
        record(ended("s1", "DONE"));
        Delivery old = claim().get(0);
        assertThat(ledger.hintRevision(key("s1"), "FAILED")).isTrue();
        ledger.markDelivered(old);
        assertThat(ledger.claimHints(ACCOUNT, 10, LEASE)).hasSize(1);
    }

    @Test
    void keepsTheNewsThatComeWhileTheVendorIsAsked() {
        deliver("s1");
        ledger.hintRevision(key("s1"), "FAILED");
        Hint hint = ledger.claimHints(ACCOUNT, 10, LEASE).get(0);
        // It is decided back again, and the answer under way may be older than that.
        assertThat(ledger.hintRevision(key("s1"), "DONE")).isTrue();
        ledger.dropHint(hint);
        assertThat(ledger.claimHints(ACCOUNT, 10, LEASE)).isEmpty();
        clock.advance(Duration.ofSeconds(10));
        assertThat(ledger.claimHints(ACCOUNT, 10, LEASE))
                .extracting(Hint::attempt)
                .containsExactly(1);
    }

    @Test
    void asksForNoRevisionOfASessionThatIsNotKnownToHaveEnded() {
        ledger.record(open("open"), LearntBy.LIST);
        ledger.detection().recordHistory(ACCOUNT, "DONE", List.of("history"));
        for (String id : List.of("open", "history", "unknown")) {
            assertThat(ledger.hintRevision(key(id), "FAILED")).isFalse();
        }
        assertThat(ledger.claimHints(ACCOUNT, 10, LEASE)).isEmpty();
    }

    private boolean revise(String sessionId, String status) {
        return ledger.revise(ended(sessionId, status), LearntBy.LIST, "DONE");
    }

    private void deliver(String sessionId) {
        record(ended(sessionId, "DONE"));
        ledger.markDelivered(claim().get(0));
    }

    private void openIntent(String intentId, String reference) {
        ledger.openIntent(ACCOUNT, intentId, reference);
    }

    // ---- helpers

    protected void openIntent(String intentId) {
        ledger.openIntent(ACCOUNT, intentId, "ref-" + intentId);
    }

    protected boolean record(SessionSnapshot snapshot) {
        return ledger.record(snapshot, LearntBy.LIST);
    }

    protected List<Delivery> claim() {
        return ledger.claim(ENDS, 100, LEASE);
    }

    protected Knowledge know(String sessionId) {
        return ledger.lookUp(ACCOUNT, List.of(sessionId)).get(sessionId);
    }

    protected List<PendingSession> overdue() {
        return ledger.detection().overdue(ACCOUNT, Duration.ZERO, Duration.ofHours(6), 10);
    }

    protected static SessionKey key(String sessionId) {
        return new SessionKey(ACCOUNT, sessionId);
    }

    protected static SessionSnapshot open(String sessionId) {
        return snapshot(sessionId, "NEW", false, null);
    }

    protected static SessionSnapshot ended(String sessionId, String status) {
        return snapshot(sessionId, status, true, null);
    }

    protected static SessionSnapshot snapshot(String sessionId, String status, boolean terminal, Instant expiresAt) {
        return new SessionSnapshot(
                key(sessionId),
                status,
                terminal,
                null,
                null,
                expiresAt,
                null,
                "{\"data\":\"secret-of-" + sessionId + "\"}");
    }

    protected static void inParallel(int threads, Callable<Void> task) throws Exception {
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        try {
            List<Future<Void>> futures = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                futures.add(executor.submit(task));
            }
            for (Future<Void> future : futures) {
                future.get();
            }
        } finally {
            executor.shutdownNow();
        }
    }
}
