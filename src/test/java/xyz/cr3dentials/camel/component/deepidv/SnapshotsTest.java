package xyz.cr3dentials.camel.component.deepidv;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import xyz.cr3dentials.camel.api.deepidv.DeepidvApi;
import xyz.cr3dentials.camel.component.message.Snapshots;
import xyz.cr3dentials.camel.http.JsonCodec;
import xyz.cr3dentials.camel.ledger.Account;
import xyz.cr3dentials.camel.ledger.SessionSnapshot;

class SnapshotsTest {

    @Test
    void keepsWhatOpensNoSession() throws Exception {
        SessionSnapshot kept = Snapshots.of(
                new Account("deepidv", "default"),
                DeepidvApi.SPEC.session(JsonCodec.mapper().readTree("""
                        {"session_record":{"id":"s1","status":"VERIFIED","session_url":"https://d.example/?t0ken",
                         "type":"kept"},"session_url":"t0ken"}""")));
        assertThat(kept.json()).contains("kept").doesNotContain("t0ken");
        assertThat(Snapshots.toSession(DeepidvSpec.SPEC.reading(), kept, JsonCodec.mapper())
                        .json()
                        .toString())
                .contains("kept")
                .doesNotContain("t0ken");
    }
}
