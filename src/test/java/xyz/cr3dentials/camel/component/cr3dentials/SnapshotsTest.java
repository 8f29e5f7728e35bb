package xyz.cr3dentials.camel.component.cr3dentials;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import xyz.cr3dentials.camel.api.Outcome;
import xyz.cr3dentials.camel.api.cr3dentials.Cr3dentialsApi;
import xyz.cr3dentials.camel.api.cr3dentials.Session;
import xyz.cr3dentials.camel.component.message.Snapshots;
import xyz.cr3dentials.camel.ledger.Account;
import xyz.cr3dentials.camel.ledger.SessionKey;
import xyz.cr3dentials.camel.ledger.SessionSnapshot;

class SnapshotsTest {

    private static final Instant EXPIRES = Instant.parse("2026-11-27T10:00:00Z");

    @Test
    void readsASessionAsLenientlyAsTheClientDoes() throws Exception {
        Session session = toSession(
                "{'sessionId':'s-1','status':'COMPLETED','platformId':'7','progress':'100','platform':{'id':'7'}}");
        assertThat(session.platformId()).isEqualTo(7L);
        assertThat(session.progress()).isEqualTo(100);
        assertThat(session.platform().id()).isEqualTo(7L);
    }

    @Test
    void completesASessionByWhatTheLedgerKnows() throws Exception {
        Session session = toSession("{'sessionId':'s-1','status':'COMPLETED'}");
        assertThat(session.expiresAt()).isEqualTo(EXPIRES);
        assertThat(session.externalReferenceId()).isEqualTo("loan-889");
        assertThat(session.json().path("externalReferenceId").textValue()).isEqualTo("loan-889");
    }

    @Test
    void keepsWhatOpensNoSession() throws Exception {
        Session ended = Cr3dentialsApi.SPEC.session(new ObjectMapper().readTree("""
                        {"sessionId":"s-1","status":"COMPLETED","embedUrl":"https://f.example?token=t0ken",
                         "streamUrl":"wss://t0ken","extractedData":{"a":"kept"}}"""));
        SessionSnapshot kept = Snapshots.of(new Account("cr3dentials", "default"), ended);
        assertThat(kept.json()).contains("kept").doesNotContain("t0ken");
        Session handedOver = (Session) Snapshots.toSession(Cr3dentialsSpec.SPEC.reading(), kept, new ObjectMapper());
        assertThat(handedOver.embedUrl()).isNull();
        assertThat(handedOver.json().toString()).contains("kept").doesNotContain("t0ken");
    }

    @ParameterizedTest
    @CsvSource({
        "COMPLETED, 2026-11-20T10:00:00Z, SUCCEEDED",
        "PARTIAL_COMPLETE, 2026-11-20T10:00:00Z, PARTIAL",
        "ERROR, 2026-11-20T10:00:00Z, FAILED",
        "CANCELLED, 2026-11-20T10:00:00Z, CANCELLED",
        "TERMINATED, 2026-11-27T09:59:59Z, TERMINATED",
        "TERMINATED, 2026-11-27T10:00:00Z, EXPIRED",
        "TERMINATED, , TERMINATED",
        "SOMETHING_NEW, 2026-11-20T10:00:00Z,"
    })
    void saysTheOutcomeInWordsThatEveryVendorShares(String status, Instant completedAt, Outcome outcome)
            throws Exception {
        Session session = toSession("{'sessionId':'s-1','status':'%s'}".formatted(status), status, completedAt);
        assertThat(session.outcome()).isEqualTo(outcome);
        assertThat(session.json().path("outcome").asText(null)).isEqualTo(outcome == null ? null : outcome.name());
    }

    private static Session toSession(String json) throws Exception {
        return toSession(json, "COMPLETED", null);
    }

    private static Session toSession(String json, String status, Instant completedAt) throws Exception {
        SessionSnapshot snapshot = new SessionSnapshot(
                new SessionKey(new Account("cr3dentials", "default"), "s-1"),
                status,
                true,
                null,
                completedAt,
                EXPIRES,
                "loan-889",
                json.replace('\'', '"'));
        return (Session) Snapshots.toSession(Cr3dentialsSpec.SPEC.reading(), snapshot, new ObjectMapper());
    }
}
