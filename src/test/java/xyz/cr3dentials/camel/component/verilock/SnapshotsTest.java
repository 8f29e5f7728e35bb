package xyz.cr3dentials.camel.component.verilock;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import xyz.cr3dentials.camel.api.verilock.VerilockApi;
import xyz.cr3dentials.camel.component.message.Snapshots;
import xyz.cr3dentials.camel.http.JsonCodec;
import xyz.cr3dentials.camel.ledger.Account;
import xyz.cr3dentials.camel.ledger.SessionSnapshot;

class SnapshotsTest {

    @Test
    void keepsWhatOpensNoSession() throws Exception {
        SessionSnapshot kept = Snapshots.of(
                new Account("verilock", "default"),
                VerilockApi.SPEC.session(JsonCodec.mapper().readTree("""
                        {"id":"s1","status":"approved","session_url":"https://v.example/t0ken","hosted_url":"t0ken",
                         "session_token":"t0ken","results":{"a":"kept"}}""")));
        assertThat(kept.json()).contains("kept").doesNotContain("t0ken");
        assertThat(Snapshots.toSession(VerilockSpec.SPEC.reading(), kept, JsonCodec.mapper())
                        .json()
                        .toString())
                .contains("kept")
                .doesNotContain("t0ken");
    }
}
