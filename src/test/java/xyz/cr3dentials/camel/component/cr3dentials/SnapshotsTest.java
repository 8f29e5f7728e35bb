package xyz.cr3dentials.camel.component.cr3dentials;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import xyz.cr3dentials.camel.session.Account;
import xyz.cr3dentials.camel.session.SessionKey;
import xyz.cr3dentials.camel.session.SessionSnapshot;
import xyz.cr3dentials.camel.vendor.cr3dentials.Session;

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

    private static Session toSession(String json) throws Exception {
        SessionSnapshot snapshot = new SessionSnapshot(
                new SessionKey(new Account("cr3dentials", "default"), "s-1"),
                "COMPLETED",
                true,
                null,
                null,
                EXPIRES,
                "loan-889",
                json.replace('\'', '"'));
        return Snapshots.toSession(snapshot, new ObjectMapper());
    }
}
