package xyz.cr3dentials.camel.component.cr3dentials;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import xyz.cr3dentials.camel.api.cr3dentials.SessionStatus;
import xyz.cr3dentials.camel.ledger.Baseline;
import xyz.cr3dentials.camel.ledger.LearntBy;
import xyz.cr3dentials.camel.ledger.SessionKey;
import xyz.cr3dentials.camel.ledger.TestSubscriptions;
import xyz.cr3dentials.camel.ledger.TimelineEntry;

class AuditSessionsTest {

    private final ConsumerFixture fixture = new ConsumerFixture();

    @AfterEach
    void stop() {
        fixture.close();
    }

    @Test
    void makesDueWhatEndedUnnoticedAndSaysSo() {
        // A consumer that wants the status has looked at its list before.
        fixture.ledger.register(TestSubscriptions.ends(ConsumerFixture.ACCOUNT, Set.of("COMPLETED")));
        fixture.ledger
                .detection()
                .saveBaseline(new Baseline(ConsumerFixture.ACCOUNT, "COMPLETED", fixture.clock.instant(), false, null));
        fixture.createSession();
        String sessionId = fixture.ledger
                .detection()
                .pending(ConsumerFixture.ACCOUNT, 1)
                .get(0)
                .key()
                .sessionId();
        fixture.vendor.set(sessionId, SessionStatus.COMPLETED);

        Exchange first = audit();
        Map<?, ?> report = first.getMessage().getBody(Map.class);
        assertThat(report.get("asked")).isEqualTo(1);
        assertThat(report.get("ended")).isEqualTo(1);
        assertThat(report.get("clean")).isEqualTo(false);
        assertThat(report.get("pending")).hasToString("0");
        assertThat(report.get("backlog")).hasToString("1");
        assertThat(first.getMessage().getHeader(Cr3dentialsConstants.AUDIT_CLEAN))
                .isEqualTo(false);
        assertThat(fixture.ledger.timeline(new SessionKey(ConsumerFixture.ACCOUNT, sessionId)))
                .extracting(TimelineEntry::detail)
                .contains("COMPLETED by " + LearntBy.AUDIT);

        assertThat(audit().getMessage().getHeader(Cr3dentialsConstants.AUDIT_CLEAN))
                .isEqualTo(true);
    }

    private Exchange audit() {
        Exchange exchange = fixture.webhook("cr3dentials:auditSessions", Map.of(), null);
        assertThat(exchange.getException()).isNull();
        return exchange;
    }
}
