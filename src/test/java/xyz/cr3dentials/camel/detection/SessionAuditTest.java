package xyz.cr3dentials.camel.detection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import xyz.cr3dentials.camel.detection.SimulatedVendor.Order;
import xyz.cr3dentials.camel.detection.SimulatedVendor.Row;
import xyz.cr3dentials.camel.ledger.Account;
import xyz.cr3dentials.camel.ledger.Baseline;
import xyz.cr3dentials.camel.ledger.Certificate;
import xyz.cr3dentials.camel.ledger.LearntBy;
import xyz.cr3dentials.camel.ledger.ManualClock;
import xyz.cr3dentials.camel.ledger.SessionSnapshot;
import xyz.cr3dentials.camel.ledger.TestSubscriptions;
import xyz.cr3dentials.camel.ledger.memory.MemorySessionLedger;

class SessionAuditTest {

    private static final Account ACCOUNT = new Account("vendor", "default");

    private final ManualClock clock = new ManualClock();
    private final SimulatedVendor vendor = new SimulatedVendor(ACCOUNT, clock, new Random(7), Order.NEWEST_FIRST);
    private final MemorySessionLedger ledger = TestSubscriptions.wanting(clock, ACCOUNT, SimulatedVendor.TERMINAL);

    @Test
    void passesOverListsAndSessionsWhoseAnswerCannotBeUsed() {
        for (String status : List.of("COMPLETED", "CANCELLED")) {
            ledger.detection().saveBaseline(new Baseline(ACCOUNT, status, clock.instant(), false, null));
            ledger.detection()
                    .saveCertificate(
                            new Certificate(
                                    ACCOUNT, status, 0, 0, null, Certificate.Place.FIRST, -1, Certificate.Faults.NONE),
                            "detector");
        }
        Row bad = own();
        Row good = own();
        clock.advance(Duration.ofMinutes(1));

        AuditReport report = audit(Set.of("COMPLETED", bad.id)).run(10);

        assertThat(report.failed()).isEqualTo(2);
        assertThat(report.asked()).isEqualTo(2);
        assertThat(report.ended()).isEqualTo(1);
        assertThat(report.clean()).isFalse();
        assertThat(report.lists()).extracting(AuditReport.ListTotal::status).containsExactly("CANCELLED");
        assertThat(ledger.detection().pending(ACCOUNT, 10))
                .extracting(session -> session.key().sessionId())
                .containsExactly(bad.id);
        assertThat(good.id).isNotEqualTo(bad.id);
    }

    @Test
    void endsWithTheFailureOfAVendorThatAnswersNothing() {
        Row only = own();
        assertThatThrownBy(() -> audit(Set.of(only.id)).run(10)).hasMessage("no use");
    }

    private Row own() {
        Row row = vendor.create(clock.instant(), clock.instant().plusSeconds(30), "CANCELLED");
        ledger.record(vendor.snapshot(row, true), LearntBy.LIST);
        return row;
    }

    private SessionAudit audit(Set<String> failing) {
        SessionSource source = new SessionSource() {
            @Override
            public ListedSessions list(String status, int limit, long offset, Purpose purpose) {
                return answer(status, vendor.list(status, limit, offset, purpose));
            }

            @Override
            public Optional<SessionSnapshot> get(String sessionId, LearntBy reason) {
                return answer(sessionId, vendor.get(sessionId, reason));
            }

            private <T> T answer(String asked, T answer) {
                if (failing.contains(asked)) {
                    throw new IllegalStateException("no use");
                }
                return answer;
            }
        };
        return new SessionAudit(source, ledger, ACCOUNT, List.of("COMPLETED", "CANCELLED"), clock);
    }
}
