package xyz.cr3dentials.camel.detection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import xyz.cr3dentials.camel.detection.SimulatedVendor.Order;
import xyz.cr3dentials.camel.detection.SimulatedVendor.Row;
import xyz.cr3dentials.camel.ledger.Account;
import xyz.cr3dentials.camel.ledger.CreateIntent;
import xyz.cr3dentials.camel.ledger.Delivery;
import xyz.cr3dentials.camel.ledger.DeliveryCounts;
import xyz.cr3dentials.camel.ledger.Knowledge;
import xyz.cr3dentials.camel.ledger.LearntBy;
import xyz.cr3dentials.camel.ledger.ManualClock;
import xyz.cr3dentials.camel.ledger.SessionKey;
import xyz.cr3dentials.camel.ledger.SessionSnapshot;
import xyz.cr3dentials.camel.ledger.TestSubscriptions;
import xyz.cr3dentials.camel.ledger.memory.MemorySessionLedger;

class CertificateDetectorTest {

    private static final Account ACCOUNT = new Account("vendor", "default");
    private static final Duration LEASE = Duration.ofMinutes(1);

    private final ManualClock clock = new ManualClock();
    private final SimulatedVendor vendor = new SimulatedVendor(ACCOUNT, clock, new Random(7), Order.NEWEST_FIRST);
    private final MemorySessionLedger ledger = TestSubscriptions.wanting(clock, ACCOUNT, SimulatedVendor.TERMINAL);
    private final CertificateDetector detector = detector(SimulatedVendor.TERMINAL, false);

    @Test
    void takesHistoryAsKnownAndDeliversWhatEndsAfterwards() {
        end("COMPLETED");
        detector.detect();
        assertThat(claim()).isEmpty();
        Row fresh = end("COMPLETED");
        detector.detect();
        assertThat(claim())
                .extracting(delivery -> delivery.fact().snapshot().key().sessionId())
                .containsExactly(fresh.id);
        detector.detect();
        assertThat(claim()).isEmpty();
    }

    @Test
    void deliversHistoryWhenAskedTo() {
        end("COMPLETED");
        end("CANCELLED");
        detector(SimulatedVendor.TERMINAL, true).detect();
        assertThat(claim()).hasSize(2);
    }

    @Test
    void seesASmallAccountWithOneRequestAndChecksItsTotalByAnotherOneAtFirst() {
        for (int i = 0; i < 100; i++) {
            end("CANCELLED");
        }
        detector.detect();
        assertThat(vendor.listCalls).isEqualTo(2);
        detector.detect();
        assertThat(vendor.listCalls).isEqualTo(3);
    }

    @Test
    void certifiesALargeAccountWithOneRequestAStatus() {
        for (int i = 0; i < 2_000; i++) {
            end("CANCELLED");
        }
        detector.detect();
        int first = vendor.listCalls;
        detector.detect();
        assertThat(first).isEqualTo(6);
        assertThat(vendor.listCalls).isEqualTo(first + 5);
        assertThat(claim()).isEmpty();
        assertThat(detector.state())
                .allSatisfy(list -> assertThat(list.provenAt()).isEqualTo(clock.instant()));
    }

    @Test
    void startsOnAMillionOldSessionsWithSixRequests() {
        MillionSource million = new MillionSource(clock.instant().minus(Duration.ofDays(1)));
        CertificateDetector started = new CertificateDetector(
                million, ledger, rules(SimulatedVendor.TERMINAL, false), "detector", clock, () -> 0);
        started.detect();
        assertThat(million.requests).hasValue(6);
        for (int i = 0; i < 10; i++) {
            clock.advance(Duration.ofMinutes(1));
            started.detect();
        }
        assertThat(million.requests).hasValue(6 + 10 * 5);
        assertThat(claim()).isEmpty();
    }

    @Test
    void goesOnAfterARestartFromWhatTheLedgerRemembers() {
        for (int i = 0; i < 2_000; i++) {
            end("CANCELLED");
        }
        detector.detect();
        clock.advance(Duration.ofMinutes(1));
        Row fresh = end("CANCELLED");
        detector(SimulatedVendor.TERMINAL, false).detect();
        assertThat(claim())
                .extracting(delivery -> delivery.fact().snapshot().key().sessionId())
                .containsExactly(fresh.id);
    }

    @Test
    void tellsThatAListHasLostRowsAndFindsOpenSessionsAllTheSame() {
        for (int i = 0; i < 2_000; i++) {
            end("CANCELLED");
        }
        detector.detect();
        detector.detect();
        Row row = vendor.create(clock.instant(), clock.instant().plus(Duration.ofMinutes(1)), "CANCELLED");
        ledger.record(vendor.snapshot(row, true), LearntBy.CREATE);
        vendor.rows.values().stream()
                .filter(old -> old != row)
                .limit(500)
                .toList()
                .forEach(old -> vendor.rows.remove(old.id));
        clock.advance(Duration.ofMinutes(2));
        detector.detect();
        assertThat(detector.state())
                .filteredOn(list -> list.status().equals("CANCELLED"))
                .singleElement()
                .satisfies(list -> assertThat(list.purgedAt()).isEqualTo(clock.instant()));
        assertThat(claim())
                .extracting(delivery -> delivery.fact().snapshot().key().sessionId())
                .containsExactly(row.id);
    }

    @Test
    void readsHistoryAtAnEvenPaceAndGoesOnWhereARestartLeftOff() {
        for (int i = 0; i < 6_000; i++) {
            end("CANCELLED");
        }
        detector(SimulatedVendor.TERMINAL, true).detect();
        int delivered = claim().size();
        int requests = vendor.listCalls;
        assertThat(delivered).isBetween(500, 4_000);
        assertThat(requests).isLessThan(40);
        CertificateDetector restarted = detector(SimulatedVendor.TERMINAL, true);
        for (int i = 0; i < 4; i++) {
            restarted.detect();
            delivered += claim().size();
        }
        assertThat(delivered).isEqualTo(6_000);
        assertThat(vendor.listCalls).isLessThan(6_000 / 90 + 60);
    }

    @Test
    void readsASessionByItsIdOnlyWhereTheRowLacksTheResult() {
        detector.detect();
        Row completed = end("COMPLETED");
        end("CANCELLED");
        end("TERMINATED");
        detector.detect();
        assertThat(vendor.gets).containsExactly(completed.id);
        assertThat(claim()).hasSize(3);
    }

    @Test
    void asksForAResultAgainThatCouldNotBeRead() {
        detector.detect();
        end("COMPLETED");
        SessionSource failing = new FailingGet(vendor);
        CertificateDetector broken = new CertificateDetector(
                failing, ledger, rules(SimulatedVendor.TERMINAL, false), "detector", clock, () -> 0);
        assertThatThrownBy(broken::detect).hasMessage("GET failed");
        assertThat(claim()).isEmpty();
        clock.advance(Duration.ofMinutes(1));
        detector.detect();
        assertThat(claim()).hasSize(1);
    }

    @Test
    void doesNotLetOneUnreadableSessionHoldUpTheOthers() {
        detector.detect();
        Row bad = end("COMPLETED");
        for (int i = 0; i < 20; i++) {
            end("COMPLETED");
        }
        SessionSource source = new FailingGet(vendor, bad.id);
        CertificateDetector broken = new CertificateDetector(
                source, ledger, rules(SimulatedVendor.TERMINAL, false), "detector", clock, () -> 0);
        assertThatThrownBy(broken::detect).hasMessage("GET failed");
        broken.detect();
        assertThat(claim()).hasSize(20);
    }

    @Test
    void looksAtWantedStatusesOnly() {
        CertificateDetector narrow = detector(List.of("CANCELLED"), false);
        narrow.detect();
        end("TERMINATED");
        Row wanted = end("CANCELLED");
        narrow.detect();
        assertThat(claim())
                .extracting(delivery -> delivery.fact().snapshot().key().sessionId())
                .containsExactly(wanted.id);
    }

    @Test
    void confirmsAHintByOneReadAndRecordsWhatItSays() {
        Row row = end("ERROR");
        hint(row.id);
        detector.confirmHints();
        assertThat(vendor.gets).containsExactly(row.id);
        assertThat(vendor.listCalls).isZero();
        assertThat(claim())
                .singleElement()
                .satisfies(delivery -> assertThat(delivery.fact().learntBy()).isEqualTo(LearntBy.WEBHOOK));
    }

    @Test
    void asksAgainWithGrowingPausesUntilTheVendorShowsTheEnd() {
        Row row = vendor.create(clock.instant(), clock.instant().plus(Duration.ofMinutes(30)), "COMPLETED");
        hint(row.id);
        for (int second = 0; second < 1_700; second++) {
            detector.confirmHints();
            clock.advance(Duration.ofSeconds(1));
        }
        assertThat(vendor.gets.size()).isBetween(8, 14);
        assertThat(claim()).isEmpty();
        for (int second = 0; second < 700; second++) {
            detector.confirmHints();
            clock.advance(Duration.ofSeconds(1));
        }
        assertThat(claim()).hasSize(1);
    }

    @Test
    void forgetsAHintOfASessionTheVendorDoesNotKnow() {
        hint("nobody");
        for (int minute = 0; minute < 100; minute++) {
            detector.confirmHints();
            clock.advance(Duration.ofMinutes(1));
        }
        assertThat(ledger.counts(ACCOUNT)).isEqualTo(new DeliveryCounts(0, 0, 0, 0));
        assertThat(Collections.frequency(vendor.gets, "nobody")).isLessThan(20);
    }

    @Test
    void readsASessionPastItsEndOfLifeThatNoListShows() {
        SessionSource listless = new ListlessSource(vendor);
        CertificateDetector blind = new CertificateDetector(
                listless, ledger, rules(SimulatedVendor.TERMINAL, false), "detector", clock, () -> 0);
        blind.detect();
        Row row = vendor.create(clock.instant(), clock.instant().plus(Duration.ofHours(1)), "COMPLETED");
        ledger.record(vendor.snapshot(row, true), LearntBy.CREATE);
        clock.advance(SimulatedVendor.LIFETIME.plus(Duration.ofMinutes(4)));
        blind.detect();
        assertThat(claim()).isEmpty();
        clock.advance(Duration.ofMinutes(2));
        blind.detect();
        assertThat(claim())
                .singleElement()
                .satisfies(delivery -> assertThat(delivery.fact().learntBy()).isEqualTo(LearntBy.BACKSTOP));
    }

    @Test
    void givesUpASessionThatNeverEndsADayAfterItsLife() {
        Row row = vendor.create(clock.instant(), Instant.MAX, "COMPLETED");
        ledger.record(vendor.snapshot(row, true), LearntBy.CREATE);
        for (int hour = 0; hour < 40; hour++) {
            clock.advance(Duration.ofHours(1));
            detector.detect();
        }
        int asked = vendor.gets.size();
        clock.advance(Duration.ofHours(1));
        detector.detect();
        assertThat(vendor.gets).hasSize(asked);
        assertThat(ledger.counts(ACCOUNT).pending()).isZero();
    }

    @Test
    void adoptsTheSessionOfALostAnswerOnlyIfItFits() {
        ledger.openIntent(ACCOUNT, "lost", null);
        ledger.closeIntent(ACCOUNT, "lost", CreateIntent.State.AMBIGUOUS);
        Row older = vendor.create(clock.instant().minus(Duration.ofHours(1)), clock.instant(), "COMPLETED");
        ledger.hint(new SessionKey(ACCOUNT, older.id), LearntBy.WEBHOOK, "lost");
        detector.confirmHints();
        assertThat(claim()).isEmpty();
        assertThat(ledger.lookUp(ACCOUNT, List.of(older.id))).containsEntry(older.id, Knowledge.UNKNOWN);
        Row row = end("COMPLETED");
        ledger.hint(new SessionKey(ACCOUNT, row.id), LearntBy.WEBHOOK, "lost");
        detector.confirmHints();
        assertThat(claim()).hasSize(1);
        assertThat(ledger.findIntent(ACCOUNT, "lost"))
                .map(CreateIntent::sessionId)
                .contains(row.id);
    }

    @Test
    void readsTheOtherListsAlthoughOneFails() {
        SessionSource source = new FailingList(vendor, "COMPLETED");
        CertificateDetector broken = new CertificateDetector(
                source, ledger, rules(SimulatedVendor.TERMINAL, true), "detector", clock, () -> 0);
        end("CANCELLED");
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(broken::detect).hasMessage("list failed");
        }
        assertThat(claim()).hasSize(1);
    }

    @Test
    void passesOverARowThatCannotBeReadAndFindsTheOthersBehindIt() {
        detector.detect();
        Row bad = end("CANCELLED");
        vendor.unreadable.add(bad.id);
        Row good = end("CANCELLED");
        detectUntilListsAreAsked();
        assertThat(claim())
                .extracting(delivery -> delivery.fact().snapshot().key().sessionId())
                .containsExactly(good.id);
        vendor.unreadable.clear();
        detectUntilListsAreAsked();
        assertThat(claim())
                .extracting(delivery -> delivery.fact().snapshot().key().sessionId())
                .containsExactly(bad.id);
    }

    @Test
    void asksForAnOpenSessionWhoseRowCannotBeReadSinceTheListCountsIt() {
        Row own = vendor.create(clock.instant(), clock.instant().plusSeconds(30), "CANCELLED");
        vendor.unreadable.add(own.id);
        ledger.openIntent(ACCOUNT, "i1", "ref");
        ledger.bindIntent("i1", vendor.snapshot(own, true));
        detector.detect();
        clock.advance(Duration.ofMinutes(1));
        detectUntilListsAreAsked();
        assertThat(claim())
                .extracting(delivery -> delivery.fact().snapshot().key().sessionId())
                .containsExactly(own.id);
        assertThat(missing()).isZero();
    }

    @Test
    void takesARowThatNothingExplainsForKnownAndGoesOnAtTheCostOfAQuietList() {
        Instant longAgo = clock.instant().minus(Duration.ofDays(1));
        for (int i = 0; i < 450; i++) {
            vendor.create(longAgo, longAgo, "CANCELLED");
        }
        detector.detect();
        vendor.unreadable.add(end("CANCELLED").id);
        detector.detect();
        assertThat(missing()).isOne();
        for (int i = 0; i < 10; i++) {
            detector.detect();
        }
        assertThat(missing()).isZero();
        int before = vendor.listCalls;
        detector.detect();
        assertThat(vendor.listCalls - before).isEqualTo(SimulatedVendor.TERMINAL.size());
        Row later = end("CANCELLED");
        detector.detect();
        assertThat(claim())
                .extracting(delivery -> delivery.fact().snapshot().key().sessionId())
                .containsExactly(later.id);
    }

    /** The cheaper way, all statuses on one page, is tried twice before. */
    private void detectUntilListsAreAsked() {
        for (int i = 0; i < 3; i++) {
            detector.detect();
        }
    }

    private long missing() {
        return detector.state().stream().mapToLong(ListState::missing).sum();
    }

    /** Rows are shown behind the total; the oldest come first, so that no first page tells of a new one. */
    @Test
    void findsSessionsLongBeforeTheirEndOfLifeInAListWhoseTotalIsCapped() {
        CertificateDetector capped = onACappedList();
        Row own = vendor.create(clock.instant(), clock.instant().plusSeconds(30), "CANCELLED");
        ledger.record(vendor.snapshot(own, true), LearntBy.CREATE);
        Row foreign = vendor.create(clock.instant(), clock.instant().plusSeconds(30), "CANCELLED");
        detectFor(capped, Duration.ofMinutes(10));
        assertThat(claim())
                .extracting(delivery -> delivery.fact().snapshot().key().sessionId())
                .containsExactlyInAnyOrder(own.id, foreign.id);
        assertThat(totalDisproven(capped)).containsExactly("CANCELLED");
        assertThat(isDisprovenInLedger()).isTrue();

        Row later = vendor.create(clock.instant(), clock.instant(), "CANCELLED");
        detectFor(capped, Duration.ofMinutes(70));
        assertThat(claim())
                .extracting(delivery -> delivery.fact().snapshot().key().sessionId())
                .containsExactly(later.id);
    }

    @Test
    void provesNothingByATotalThatIsCappedAndCountsAgainWhenItIsNot() {
        CertificateDetector capped = onACappedList();
        detectFor(capped, Duration.ofMinutes(10));
        Instant proven = provenAt(capped);
        detectFor(capped, Duration.ofHours(2));
        assertThat(provenAt(capped)).isEqualTo(proven);

        vendor.mostCounted = Integer.MAX_VALUE;
        detectFor(capped, Duration.ofHours(2));
        assertThat(totalDisproven(capped)).isEmpty();
        assertThat(isDisprovenInLedger()).isFalse();
        assertThat(provenAt(capped)).isAfter(clock.instant().minus(Duration.ofMinutes(2)));
        assertThat(claim()).isEmpty();
    }

    @Test
    void checksTotalsWithoutARequestMore() {
        for (int i = 0; i < 2_000; i++) {
            end("CANCELLED");
        }
        detector.detect();
        for (int minute = 0; minute < 200; minute++) {
            clock.advance(Duration.ofMinutes(1));
            detector.detect();
        }
        assertThat(vendor.listCalls).isEqualTo(6 + 200 * 5);
        assertThat(totalDisproven(detector)).isEmpty();
    }

    private boolean isDisprovenInLedger() {
        return ledger.detection()
                        .certificate(ACCOUNT, "CANCELLED")
                        .orElseThrow()
                        .disprovenAt()
                != null;
    }

    private CertificateDetector onACappedList() {
        vendor.order = Order.OLDEST_FIRST;
        vendor.mostCounted = 1_000;
        for (int i = 0; i < 2_000; i++) {
            Instant longAgo = clock.instant().minus(Duration.ofDays(1)).plusSeconds(i);
            vendor.create(longAgo, longAgo, "CANCELLED");
        }
        detector.detect();
        clock.advance(Duration.ofMinutes(1));
        return detector;
    }

    private void detectFor(CertificateDetector running, Duration time) {
        for (int minute = 0; minute < time.toMinutes(); minute++) {
            clock.advance(Duration.ofMinutes(1));
            running.detect();
        }
    }

    private static List<String> totalDisproven(CertificateDetector running) {
        return running.state().stream()
                .filter(ListState::totalDisproven)
                .map(ListState::status)
                .toList();
    }

    private static Instant provenAt(CertificateDetector running) {
        return running.state().stream()
                .filter(list -> list.status().equals("CANCELLED"))
                .findFirst()
                .map(ListState::provenAt)
                .orElseThrow();
    }

    /** What a list tells whole is recorded before the first of the results that it lacks is asked for. */
    @Test
    void looksAtAllListsBeforeItReadsResultsAndReadsSomeOfThemOnly() {
        for (int i = 0; i < 450; i++) {
            end("CANCELLED");
        }
        detector.detect();
        for (int i = 0; i < 90; i++) {
            end("COMPLETED");
        }
        Row free = end("TERMINATED");
        List<Knowledge> known = new ArrayList<>();
        vendor.beforeGet =
                () -> known.add(ledger.lookUp(ACCOUNT, List.of(free.id)).get(free.id));
        detector.detect();
        assertThat(known).hasSizeBetween(1, 30).containsOnly(Knowledge.TERMINAL);

        int read = vendor.gets.size();
        int lists = vendor.listCalls;
        assertThat(detector.confirmHints()).isTrue();
        assertThat(vendor.gets.size() - read).isBetween(5, 20);
        while (detector.confirmHints()) {
            assertThat(vendor.gets).hasSizeLessThan(91);
        }
        assertThat(vendor.gets).hasSize(90).doesNotHaveDuplicates();
        assertThat(vendor.listCalls).isEqualTo(lists);
        assertThat(claim()).hasSize(91);
    }

    @Test
    void leavesResultsToWhoeverTakesTurns() {
        detector.detect();
        end("COMPLETED");
        detector.confirmHints();
        detector.detect();
        assertThat(vendor.gets).isEmpty();
        detector.detect();
        assertThat(vendor.gets).hasSize(1);
    }

    /** Results read meanwhile must not be taken for the missing rows. */
    @Test
    void looksForWhatIsMissingThoughResultsAreReadMeanwhile() {
        vendor.order = Order.OLDEST_FIRST;
        Instant longAgo = clock.instant().minus(Duration.ofDays(1));
        for (int i = 0; i < 2_000; i++) {
            vendor.create(longAgo.plusSeconds(i), longAgo.plusSeconds(i), "COMPLETED");
        }
        detector.detect();
        clock.advance(Duration.ofMinutes(1));
        Row onFirstPage = vendor.create(longAgo.minusSeconds(1), clock.instant(), "COMPLETED");
        Row inTheMiddle = vendor.create(longAgo.plusSeconds(1_000), clock.instant(), "COMPLETED");
        vendor.beforePage = detector::confirmHints;
        detector.detect();
        detector.confirmHints();
        assertThat(claim())
                .extracting(delivery -> delivery.fact().snapshot().key().sessionId())
                .containsExactlyInAnyOrder(onFirstPage.id, inTheMiddle.id);
    }

    @Test
    void endsWhenTheVendorShowsTheSamePageForEver() {
        vendor.ignoresOffset = true;
        for (int i = 0; i < 250; i++) {
            end("COMPLETED");
        }
        assertThatCode(detector::detect).doesNotThrowAnyException();
        assertThat(vendor.listCalls).isLessThan(20);
    }

    private Row end(String outcome) {
        return vendor.create(clock.instant(), clock.instant(), outcome);
    }

    private void hint(String sessionId) {
        ledger.hint(new SessionKey(ACCOUNT, sessionId), LearntBy.WEBHOOK, null);
    }

    private CreateIntent intent(String intentId, String reference) {
        return new CreateIntent(ACCOUNT, intentId, reference, clock.instant(), CreateIntent.State.OPEN, null);
    }

    private List<Delivery> claim() {
        List<Delivery> claimed =
                ledger.claim(TestSubscriptions.ends(ACCOUNT, Set.copyOf(SimulatedVendor.TERMINAL)), 10_000, LEASE);
        claimed.forEach(delivery -> ledger.markDelivered(delivery));
        return claimed;
    }

    private CertificateDetector detector(List<String> wanted, boolean backfill) {
        return new CertificateDetector(vendor, ledger, rules(wanted, backfill), "detector", clock, () -> 0);
    }

    private static DetectionRules rules(List<String> wanted, boolean backfill) {
        return new DetectionRules(
                ACCOUNT,
                wanted,
                Set.of("COMPLETED", "PARTIAL", "ERROR"),
                100,
                SimulatedVendor.LIFETIME,
                Duration.ofMinutes(5),
                backfill,
                Duration.ofMinutes(1));
    }

    /** A list of made-up rows, so that no test has to hold them. */
    private record MillionSource(Instant endedAt, AtomicInteger requests) implements SessionSource {

        MillionSource(Instant endedAt) {
            this(endedAt, new AtomicInteger());
        }

        @Override
        public ListedSessions list(String status, int limit, long offset, Purpose purpose) {
            requests.incrementAndGet();
            String shown = status == null ? "CANCELLED" : status;
            int total = status == null ? 1_000_000 : 200_000;
            List<SessionSnapshot> rows = LongStream.range(offset, Math.min(total, offset + limit))
                    .mapToObj(rank -> new SessionSnapshot(
                            new SessionKey(ACCOUNT, shown + rank), shown, true, endedAt, endedAt, null, null, "{}"))
                    .toList();
            return new ListedSessions(rows, total, offset);
        }

        @Override
        public Optional<SessionSnapshot> get(String sessionId, LearntBy reason) {
            throw new AssertionError("nothing is open");
        }
    }

    private record FailingGet(SimulatedVendor vendor, Set<String> failing) implements SessionSource {

        FailingGet(SimulatedVendor vendor, String... failing) {
            this(vendor, Set.of(failing));
        }

        @Override
        public ListedSessions list(String status, int limit, long offset, Purpose purpose) {
            return vendor.list(status, limit, offset, purpose);
        }

        @Override
        public Optional<SessionSnapshot> get(String sessionId, LearntBy reason) {
            if (failing.isEmpty() || failing.contains(sessionId)) {
                throw new IllegalStateException("GET failed");
            }
            return vendor.get(sessionId, reason);
        }
    }

    private record FailingList(SimulatedVendor vendor, String failing) implements SessionSource {

        @Override
        public ListedSessions list(String status, int limit, long offset, Purpose purpose) {
            if (status == null || status.equals(failing)) {
                throw new IllegalStateException("list failed");
            }
            return vendor.list(status, limit, offset, purpose);
        }

        @Override
        public Optional<SessionSnapshot> get(String sessionId, LearntBy reason) {
            return vendor.get(sessionId, reason);
        }
    }

    private record ListlessSource(SimulatedVendor vendor) implements SessionSource {

        @Override
        public ListedSessions list(String status, int limit, long offset, Purpose purpose) {
            return new ListedSessions(List.of(), 0, 0);
        }

        @Override
        public Optional<SessionSnapshot> get(String sessionId, LearntBy reason) {
            return vendor.get(sessionId, reason);
        }
    }
}
