package xyz.cr3dentials.camel.component.cr3dentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import xyz.cr3dentials.camel.http.UndecodableAnswerException;
import xyz.cr3dentials.camel.session.Account;
import xyz.cr3dentials.camel.session.LearntBy;
import xyz.cr3dentials.camel.session.SessionSnapshot;
import xyz.cr3dentials.camel.vendor.cr3dentials.Session;

class ClientSessionSourceTest {

    private static final Account ACCOUNT = new Account("cr3dentials", "default");

    @Test
    void takesAnAnswerAboutAnotherSessionForAFailure() {
        ClientSessionSource source = new ClientSessionSource(ACCOUNT, new FakeClient() {
            @Override
            public Session getSession(String sessionId) {
                return super.getSession("another");
            }
        });
        assertThatThrownBy(() -> source.get("s-1", LearntBy.WEBHOOK))
                .isInstanceOf(UndecodableAnswerException.class)
                .hasMessageContaining("s-1")
                .hasMessageNotContaining("another session than another");
    }

    @Test
    void answersWhatTheApiSaysOfTheSession() {
        assertThat(new ClientSessionSource(ACCOUNT, new FakeClient()).get("s-1", LearntBy.LIST))
                .map(SessionSnapshot::status)
                .contains("COMPLETED");
    }
}
