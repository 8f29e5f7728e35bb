package xyz.cr3dentials.camel.detection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import xyz.cr3dentials.camel.ledger.Account;
import xyz.cr3dentials.camel.ledger.ManualClock;
import xyz.cr3dentials.camel.ledger.SessionKey;
import xyz.cr3dentials.camel.ledger.SessionSnapshot;

class TotalCheckTest {

    private final ManualClock clock = new ManualClock();
    private final TotalCheck check = new TotalCheck("sessions in status ENDED", clock);

    @Test
    void isDueSoonAfterTheStartAndThenOnceAnHour() {
        assertThat(check.begin()).isFalse();
        clock.advance(Duration.ofMinutes(5));
        assertThat(check.begin()).isTrue();
        for (int minute = 1; minute < 60; minute++) {
            clock.advance(Duration.ofMinutes(1));
            assertThat(check.begin()).isFalse();
        }
        clock.advance(Duration.ofMinutes(1));
        assertThat(check.begin()).isTrue();
    }

    @Test
    void believesARowBeyondTheTotalWhenItIsSeenAgainAMinuteLater() {
        see(100, 3, 100);
        see(100, 3, 100);
        assertThat(check.disproven()).isFalse();
        clock.advance(Duration.ofMinutes(1));
        assertThat(check.begin()).isTrue();
        see(100, 1, 100);
        assertThat(check.disproven()).isTrue();
    }

    @Test
    void takesAnyPageForAProofThatHoldsMoreThanTheTotal() {
        see(0, 100, 60);
        clock.advance(Duration.ofMinutes(1));
        see(50, 100, 60);
        assertThat(check.disproven()).isTrue();
    }

    @Test
    void forgivesATotalThatLaggedBehindOnce() {
        see(100, 1, 100);
        see(101, 0, 101);
        clock.advance(Duration.ofMinutes(1));
        see(101, 1, 101);
        assertThat(check.disproven()).isFalse();
    }

    @Test
    void believesTheTotalAgainWhenNothingIsBehindIt() {
        see(100, 1, 100);
        clock.advance(Duration.ofMinutes(1));
        see(100, 1, 100);
        see(0, 100, 100);
        assertThat(check.disproven()).isTrue();
        see(400, 0, 400);
        assertThat(check.disproven()).isFalse();
    }

    @Test
    void isNotMisledByAVendorThatShowsTheFirstPageForEveryOffset() {
        for (int minute = 0; minute < 3; minute++) {
            check.see(page(100, 10, 100), true);
            clock.advance(Duration.ofMinutes(1));
        }
        assertThat(check.disproven()).isFalse();
    }

    @Test
    void neverAsksTwiceInARowSoThatTheFirstPageStaysFresh() {
        clock.advance(Duration.ofMinutes(5));
        assertThat(check.begin()).isTrue();
        see(100, 1, 100);
        clock.advance(Duration.ofMinutes(2));
        assertThat(check.begin()).isFalse();
        assertThat(check.begin()).isTrue();
    }

    private void see(long offset, int rows, long total) {
        check.see(page(offset, rows, total), false);
    }

    private static ListedSessions page(long offset, int rows, long total) {
        List<SessionSnapshot> sessions = IntStream.range(0, rows)
                .mapToObj(i -> new SessionSnapshot(
                        new SessionKey(new Account("vendor", "default"), "s" + (offset + i)),
                        "ENDED",
                        true,
                        null,
                        null,
                        null,
                        null,
                        "{}"))
                .toList();
        return new ListedSessions(sessions, total, offset);
    }
}
