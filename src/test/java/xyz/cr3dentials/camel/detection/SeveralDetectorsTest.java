package xyz.cr3dentials.camel.detection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import xyz.cr3dentials.camel.detection.SimulatedVendor.Order;
import xyz.cr3dentials.camel.detection.SimulatedVendor.Row;
import xyz.cr3dentials.camel.ledger.Account;
import xyz.cr3dentials.camel.ledger.CreateIntent;
import xyz.cr3dentials.camel.ledger.CreateIntent.State;
import xyz.cr3dentials.camel.ledger.Delivery;
import xyz.cr3dentials.camel.ledger.LearntBy;
import xyz.cr3dentials.camel.ledger.ManualClock;
import xyz.cr3dentials.camel.ledger.SessionKey;
import xyz.cr3dentials.camel.ledger.TestSubscriptions;
import xyz.cr3dentials.camel.ledger.memory.MemorySessionLedger;

/** Detectors of several nodes on one ledger, and the adoption of sessions whose creation was not answered. */
class SeveralDetectorsTest {

    private static final Account ACCOUNT = new Account("vendor", "default");
    private static final Duration LEASE = Duration.ofMinutes(1);

    private final ManualClock clock = new ManualClock();
    private final SimulatedVendor vendor = new SimulatedVendor(ACCOUNT, clock, new Random(7), Order.NEWEST_FIRST);
    private final MemorySessionLedger ledger = TestSubscriptions.wanting(clock, ACCOUNT, SimulatedVendor.TERMINAL);
    private final CertificateDetector first = detector("first", SimulatedVendor.TERMINAL);
    private final CertificateDetector second = detector("second", SimulatedVendor.TERMINAL);

    @BeforeEach
    void fill() {
        for (int i = 0; i < 2_000; i++) {
            end("CANCELLED");
        }
        clock.advance(Duration.ofDays(1));
    }

    @Test
    void onlyOneReadsTheLists() {
        first.detect();
        int lists = vendor.listCalls;
        second.detect();
        assertThat(vendor.listCalls).isEqualTo(lists);
        assertThat(second.state()).isEmpty();
        assertThat(first.state()).hasSize(SimulatedVendor.TERMINAL.size());
    }

    @Test
    void theOtherConfirmsHintsAllTheSame() {
        first.detect();
        Row ended = end("COMPLETED");
        ledger.hint(new SessionKey(ACCOUNT, ended.id), LearntBy.WEBHOOK, null);
        second.detect();
        assertThat(claim()).containsExactly(ended.id);
    }

    @Test
    void theOtherTakesOverWhenOneIsSilentAndFindsWhatEndedMeanwhile() {
        first.detect();
        Row ended = end("CANCELLED");
        clock.advance(LEASE.minusSeconds(2));
        second.detect();
        assertThat(claim()).isEmpty();
        clock.advance(Duration.ofSeconds(2));
        second.detect();
        assertThat(claim()).containsExactly(ended.id);
    }

    @Test
    void theOtherTakesOverAtOnceWhenOneIsClosed() {
        first.detect();
        Row ended = end("CANCELLED");
        first.close();
        second.detect();
        assertThat(claim()).containsExactly(ended.id);
    }

    @Test
    void whoeverComesBackForgetsWhatItKnewOfTheLists() {
        first.detect();
        clock.advance(LEASE);
        second.detect();
        for (int i = 0; i < 50; i++) {
            end("CANCELLED");
        }
        second.detect();
        assertThat(claim()).hasSize(50);
        second.close();
        first.detect();
        assertThat(claim()).isEmpty();
        Row ended = end("CANCELLED");
        first.detect();
        assertThat(claim()).containsExactly(ended.id);
    }

    @Test
    void whoeverLosesTheListsInTheMiddleOfADetectionStopsToReadThem() {
        first.detect();
        Row ended = end("CANCELLED");
        int[] pages = {0};
        vendor.beforePage = () -> {
            if (++pages[0] == 2) {
                clock.advance(LEASE);
                vendor.beforePage = () -> {};
                second.detect();
            }
        };
        first.detect();
        assertThat(first.state()).isEmpty();
        assertThat(second.state()).hasSize(SimulatedVendor.TERMINAL.size());
        assertThat(claim()).containsExactly(ended.id);
        first.detect();
        second.detect();
        assertThat(claim()).isEmpty();
    }

    @Test
    void whoeverLosesTheListsWhileItLooksForAnOrphanReadsThemNoMore() {
        first.detect();
        ambiguous("i1", "loan-1");
        Row ended = end("CANCELLED");
        vendor.beforePage = () -> {
            vendor.beforePage = () -> {};
            clock.advance(LEASE);
            second.detect();
        };
        first.detect();
        assertThat(first.state()).isEmpty();
        assertThat(second.state()).hasSize(SimulatedVendor.TERMINAL.size());
        assertThat(claim()).containsExactly(ended.id);
    }

    @Test
    void consumersOfDifferentStatusesShareAnAccount() {
        CertificateDetector cancelled = detector("cancelled", List.of("CANCELLED"));
        CertificateDetector completed = detector("completed", List.of("COMPLETED"));
        cancelled.detect();
        completed.detect();
        Row one = end("CANCELLED");
        Row other = end("COMPLETED");
        ledger.hint(new SessionKey(ACCOUNT, other.id), LearntBy.WEBHOOK, null);
        // It asks for a session that only the other one wants.
        cancelled.detect();
        completed.detect();
        assertThat(claim()).containsExactlyInAnyOrder(one.id, other.id);
    }

    // ---- orphans

    @Test
    void adoptsAnOrphanThatTheListShows() {
        ambiguous("i1", "loan-1");
        ambiguous("i2", "loan-2");
        Row orphan = vendor.create(clock.instant(), clock.instant().plusSeconds(3_600), "COMPLETED");
        orphan.reference = "loan-1";
        first.detect();
        assertThat(intent("i1").state()).isEqualTo(State.BOUND);
        assertThat(intent("i1").sessionId()).isEqualTo(orphan.id);
        assertThat(intent("i2").state()).isEqualTo(State.AMBIGUOUS);
        clock.advance(Duration.ofHours(2));
        first.detect();
        assertThat(claim()).containsExactly(orphan.id);
    }

    @Test
    void adoptsAnOrphanThatACrashHasLeft() {
        ledger.openIntent(ACCOUNT, "i1", "loan-1");
        Row orphan = vendor.create(clock.instant(), clock.instant().plusSeconds(3_600), "COMPLETED");
        orphan.reference = "loan-1";
        first.detect();
        assertThat(intent("i1").state()).isEqualTo(State.OPEN);
        clock.advance(Duration.ofMinutes(6));
        first.detect();
        assertThat(intent("i1").sessionId()).isEqualTo(orphan.id);
    }

    @Test
    void adoptsNobodyElsesSession() {
        Row older = vendor.create(clock.instant(), clock.instant().plusSeconds(36_000), "COMPLETED");
        older.reference = "loan-1";
        clock.advance(Duration.ofMinutes(30));
        ambiguous("i1", "loan-1");
        vendor.create(clock.instant(), clock.instant().plusSeconds(36_000), "COMPLETED");
        Row other = vendor.create(clock.instant(), clock.instant().plusSeconds(36_000), "COMPLETED");
        other.reference = "loan-2";
        for (int i = 0; i < 5; i++) {
            first.detect();
            clock.advance(Duration.ofSeconds(30));
        }
        assertThat(intent("i1").state()).isEqualTo(State.AMBIGUOUS);
    }

    @Test
    void doesNotLookForAnOrphanForEver() {
        ambiguous("i1", "loan-1");
        vendor.create(clock.instant(), clock.instant().plusSeconds(36_000), "COMPLETED");
        for (int i = 0; i < 5; i++) {
            first.detect();
            clock.advance(Duration.ofSeconds(30));
        }
        int gets = vendor.gets.size();
        int lists = vendor.listCalls;
        first.detect();
        assertThat(vendor.gets).hasSize(gets);
        assertThat(vendor.listCalls).isEqualTo(lists + SimulatedVendor.TERMINAL.size());
    }

    @Test
    void adoptsAnOrphanWhenItsEndIsRead() {
        first.detect();
        ambiguous("i1", "loan-1");
        Row orphan = vendor.create(clock.instant(), clock.instant(), "COMPLETED");
        orphan.reference = "loan-1";
        first.detect();
        assertThat(intent("i1").sessionId()).isEqualTo(orphan.id);
        assertThat(claim()).containsExactly(orphan.id);
    }

    @Test
    void deliversAnOrphanThatEndedBeforeTheListWasFirstRead() {
        ambiguous("i1", "loan-1");
        Row history = vendor.create(clock.instant(), clock.instant(), "COMPLETED");
        Row orphan = vendor.create(clock.instant(), clock.instant(), "COMPLETED");
        orphan.reference = "loan-1";
        first.detect();
        assertThat(intent("i1").sessionId()).isEqualTo(orphan.id);
        assertThat(claim()).containsExactly(orphan.id).doesNotContain(history.id);
    }

    private void ambiguous(String intentId, String reference) {
        ledger.openIntent(ACCOUNT, intentId, reference);
        ledger.closeIntent(ACCOUNT, intentId, State.AMBIGUOUS);
    }

    private CreateIntent intent(String intentId) {
        return ledger.findIntent(ACCOUNT, intentId).orElseThrow();
    }

    private Row end(String outcome) {
        clock.advance(Duration.ofMillis(1));
        return vendor.create(clock.instant(), clock.instant(), outcome);
    }

    private List<String> claim() {
        List<Delivery> claimed =
                ledger.claim(TestSubscriptions.ends(ACCOUNT, Set.copyOf(SimulatedVendor.TERMINAL)), 10_000, LEASE);
        claimed.forEach(delivery -> ledger.markDelivered(delivery));
        return claimed.stream()
                .map(delivery -> delivery.fact().snapshot().key().sessionId())
                .toList();
    }

    private CertificateDetector detector(String owner, List<String> wanted) {
        DetectionRules rules = new DetectionRules(
                ACCOUNT,
                wanted,
                Set.of("COMPLETED", "PARTIAL", "ERROR"),
                100,
                SimulatedVendor.LIFETIME,
                Duration.ofMinutes(5),
                false,
                LEASE);
        return new CertificateDetector(vendor, ledger, rules, owner, clock, () -> 0);
    }
}
