package xyz.cr3dentials.camel.component.cr3dentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import xyz.cr3dentials.camel.api.cr3dentials.Cr3dentialsClient;
import xyz.cr3dentials.camel.api.cr3dentials.ListSessionsRequest;
import xyz.cr3dentials.camel.api.cr3dentials.Session;
import xyz.cr3dentials.camel.api.cr3dentials.SessionPage;
import xyz.cr3dentials.camel.component.ClientReads;
import xyz.cr3dentials.camel.component.ListDetection;
import xyz.cr3dentials.camel.detection.SessionSource;
import xyz.cr3dentials.camel.http.UndecodableAnswerException;
import xyz.cr3dentials.camel.http.budget.RequestPriority;
import xyz.cr3dentials.camel.ledger.Account;
import xyz.cr3dentials.camel.ledger.LearntBy;
import xyz.cr3dentials.camel.ledger.SessionSnapshot;

class ClientSessionSourceTest {

    private static final Account ACCOUNT = new Account("cr3dentials", "default");

    @Test
    void takesAnAnswerAboutAnotherSessionForAFailure() {
        SessionSource source = source(new FakeClient() {
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
    void takesAListWithoutTotalForAFailureSinceItProvesNothing() {
        SessionSource source = source(new FakeClient() {
            @Override
            public SessionPage listSessions(ListSessionsRequest request) {
                return new SessionPage(
                        List.of(), SessionPage.UNKNOWN_TOTAL, 100, 0, JsonNodeFactory.instance.objectNode());
            }
        });
        assertThatThrownBy(() -> source.list("COMPLETED", 100, 0, SessionSource.Purpose.NEWS))
                .isInstanceOf(UndecodableAnswerException.class)
                .hasMessageContaining("names no total");
    }

    @Test
    void answersWhatTheApiSaysOfTheSession() {
        assertThat(source(new FakeClient()).get("s-1", LearntBy.LIST))
                .map(SessionSnapshot::status)
                .contains("COMPLETED");
    }

    /** Several wait to read results at once; a look at a list that stood behind all of them would come late. */
    @Test
    void readsResultsInAnotherTurnThanThatOfLooks() {
        List<RequestPriority> turns = new ArrayList<>();
        SessionSource source = source(new FakeClient() {
            @Override
            public Cr3dentialsClient withPriority(RequestPriority priority) {
                return new FakeClient() {
                    @Override
                    public Session getSession(String sessionId) {
                        turns.add(priority);
                        return super.getSession(sessionId);
                    }
                };
            }
        });
        source.get("s-1", LearntBy.LIST);
        source.get("s-1", LearntBy.AUDIT);
        assertThat(turns).containsExactly(RequestPriority.CONFIRM, RequestPriority.BACKFILL);
    }

    private static SessionSource source(Cr3dentialsClient client) {
        return ListDetection.source(
                ClientReads.of(ACCOUNT, client, Cr3dentialsClient::getSession), Cr3dentialsSpec::look);
    }
}
