package xyz.cr3dentials.camel.ledger.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import xyz.cr3dentials.camel.ledger.Knowledge;
import xyz.cr3dentials.camel.ledger.LearntBy;
import xyz.cr3dentials.camel.ledger.LedgerException;
import xyz.cr3dentials.camel.ledger.SessionLedger;
import xyz.cr3dentials.camel.ledger.SessionLedgerContract;
import xyz.cr3dentials.camel.ledger.TimelineEntry;
import xyz.cr3dentials.camel.ledger.state.TrackedSession;

class MemorySessionLedgerTest extends SessionLedgerContract {

    private static final MemoryLedgerLimits SMALL = new MemoryLedgerLimits(3, 4, 2, Duration.ofHours(1), 2);

    @Override
    protected SessionLedger create(Clock clock) {
        return new MemorySessionLedger(clock, MemoryLedgerLimits.DEFAULT);
    }

    private void createSmallLedger() {
        ledger = new MemorySessionLedger(clock, SMALL);
        ledger.register(ENDS);
    }

    @Test
    void refusesMoreUndeliveredSessionsThanItKeepsAndTakesThemLater() {
        createSmallLedger();
        IntStream.range(0, 3).forEach(i -> record(ended("s" + i, "DONE")));
        assertThatThrownBy(() -> record(ended("s3", "DONE")))
                .isInstanceOf(LedgerException.class)
                .hasMessageContaining("3 sessions wait");
        assertThat(know("s3")).isEqualTo(Knowledge.UNKNOWN);
        ledger.markDelivered(claim().get(0));
        assertThat(record(ended("s3", "DONE"))).isTrue();
    }

    @Test
    void removesNoMoreOfTimelinesAtOnceThanItIsToldToAndSaysHowMuch() {
        MemoryStore store = new MemoryStore(clock, SMALL);
        Instant old = clock.instant();
        List<TimelineEntry> entries = IntStream.range(0, 3)
                .mapToObj(i -> new TimelineEntry(old.plusSeconds(i), TimelineEntry.Event.REVEALED, ""))
                .toList();
        store.change("fill", transaction -> {
            transaction.sessions().insert(TrackedSession.heardOf(key("s1"), old));
            transaction.sessions().append(key("s1"), entries);
            return true;
        });
        Instant before = old.plusSeconds(10);
        assertThat(List.of(deleted(store, before), deleted(store, before), deleted(store, before)))
                .containsExactly(2, 1, 0);
    }

    private static int deleted(MemoryStore store, Instant before) {
        return store.change("delete", transaction -> transaction.sessions().deleteTimeline(ACCOUNT, before, 2));
    }

    @Test
    void refusesMoreOpenSessionsThanItKeeps() {
        createSmallLedger();
        IntStream.range(0, 4).forEach(i -> record(open("s" + i)));
        assertThatThrownBy(() -> record(open("s4"))).isInstanceOf(LedgerException.class);
        assertThatThrownBy(() -> ledger.hint(key("s5"), LearntBy.WEBHOOK, null)).isInstanceOf(LedgerException.class);
    }

    @Test
    void neverDeliversASessionAgainAfterItsSkeletonIsGone() {
        createSmallLedger();
        for (int i = 0; i < 100; i++) {
            record(ended("s" + i, "DONE"));
            ledger.markDelivered(claim().get(0));
        }
        assertThat(ledger.timeline(key("s0"))).isEmpty();
        assertThat(ledger.timeline(key("s99"))).isNotEmpty();
        for (int i = 0; i < 100; i++) {
            assertThat(record(ended("s" + i, "DONE"))).isFalse();
        }
    }

    @Test
    void forgetsOldSkeletons() {
        createSmallLedger();
        record(ended("s1", "DONE"));
        ledger.markDelivered(claim().get(0));
        clock.advance(Duration.ofHours(2));
        ledger.erase(ACCOUNT, Duration.ZERO);
        assertThat(ledger.timeline(key("s1"))).isEmpty();
        assertThat(record(ended("s1", "DONE"))).isFalse();
    }

    @Test
    void remembersTheRedactionOfASessionItGaveUp() {
        createSmallLedger();
        record(open("s1"));
        ledger.redact(key("s1"));
        ledger.abandon(key("s1"));
        clock.advance(Duration.ofHours(2));
        ledger.erase(ACCOUNT, Duration.ZERO);
        record(ended("s1", "DONE"));
        assertThat(claim()).singleElement().satisfies(delivery -> assertThat(
                        delivery.fact().snapshot().json())
                .isEmpty());
    }

    @Test
    void keepsTheLatestIntents() {
        createSmallLedger();
        openIntent("i1");
        openIntent("i2");
        openIntent("i3");
        assertThat(ledger.findIntent(ACCOUNT, "i1")).isEmpty();
        assertThat(ledger.findIntent(ACCOUNT, "i3")).isPresent();
    }

    @Test
    void keepsFingerprintsApart() {
        FingerprintSet set = new FingerprintSet();
        IntStream.range(0, 10_000).forEach(i -> assertThat(set.add("id" + i)).isTrue());
        IntStream.range(0, 10_000).forEach(i -> assertThat(set.add("id" + i)).isFalse());
        assertThat(set.size()).isEqualTo(10_000);
        assertThat(set.contains("id77")).isTrue();
        assertThat(set.contains("other")).isFalse();
    }
}
