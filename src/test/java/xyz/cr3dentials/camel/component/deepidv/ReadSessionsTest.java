package xyz.cr3dentials.camel.component.deepidv;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import xyz.cr3dentials.camel.api.deepidv.ListSessionsRequest;
import xyz.cr3dentials.camel.api.deepidv.Session;
import xyz.cr3dentials.camel.api.deepidv.SessionPage;
import xyz.cr3dentials.camel.api.deepidv.SessionSummary;
import xyz.cr3dentials.camel.http.NotFoundException;

class ReadSessionsTest {

    private DeepidvFixture fixture;

    @BeforeEach
    void start() throws Exception {
        fixture = new DeepidvFixture();
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void readsASessionByHeaderOptionBodyOrAnswer() {
        String id = fixture.create(",\"external_id\":\"loan-1\"");
        Exchange byBody = fixture.send("deepidv:getSession", id);
        assertThat(byBody.getMessage().getHeaders())
                .containsEntry(DeepidvConstants.SESSION_ID, id)
                .containsEntry(DeepidvConstants.STATUS, "PENDING")
                .containsEntry(DeepidvConstants.EXTERNAL_ID, "loan-1")
                .doesNotContainKey(DeepidvConstants.COMPLETED_AT);
        assertRead(id, byBody);
        assertRead(id, fixture.send("deepidv:getSession", "{\"id\":\"" + id + "\"}"));
        assertRead(id, fixture.send("deepidv:getSession?sessionId=" + id, "anything"));
        assertRead(id, fixture.send("deepidv:getSession", null, Map.of(DeepidvConstants.SESSION_ID, id)));
        assertRead(id, fixture.send("deepidv:getSession", byBody.getMessage().getBody(Session.class)));
    }

    @Test
    void readsASessionByTheCallersOwnReference() {
        String id = fixture.create(",\"external_id\":\"loan-1\"");

        assertRead(id, fixture.send("deepidv:getSession?externalId=loan-1", null));
        assertThat(fixture.send("deepidv:getSession?externalId=loan-2", null).getException())
                .isInstanceOf(NotFoundException.class);
        assertThat(DeepidvFixture.violations(fixture.send("deepidv:getSession", null)))
                .singleElement()
                .asString()
                .startsWith("id: missing");
    }

    @Test
    void aSessionThatNobodyKnowsIsNotFound() {
        assertThat(fixture.send("deepidv:getSession", "nobody").getException()).isInstanceOf(NotFoundException.class);
    }

    @Test
    void listsOnePageAndTheNextByItsToken() {
        for (int i = 0; i < 5; i++) {
            fixture.create("");
        }
        Set<String> ids = new HashSet<>();

        Exchange page = fixture.send("deepidv:listSessions?limit=3", null);
        page.getMessage().getBody(SessionPage.class).sessions().forEach(row -> ids.add(row.id()));
        Object token = page.getMessage().getHeader(DeepidvConstants.NEXT_TOKEN);
        assertThat(token).isNotNull();
        Exchange last = fixture.send("deepidv:listSessions?limit=3", null, Map.of(DeepidvConstants.NEXT_TOKEN, token));
        last.getMessage().getBody(SessionPage.class).sessions().forEach(row -> ids.add(row.id()));

        assertThat(ids).hasSize(5);
        assertThat(last.getMessage().getHeaders()).doesNotContainKey(DeepidvConstants.NEXT_TOKEN);
    }

    @Test
    void readsPagesOnlyAsTheRouteConsumesThem() {
        for (int i = 0; i < 5; i++) {
            fixture.create("");
        }

        Exchange all = fixture.send("deepidv:listSessions?limit=2&autoPage=true", null);

        assertThat(fixture.requests("listSessions")).isZero();
        Iterator<?> sessions = all.getMessage().getBody(Iterator.class);
        sessions.next();
        assertThat(fixture.requests("listSessions")).isEqualTo(1);
        int rest = 0;
        while (sessions.hasNext()) {
            assertThat(sessions.next()).isInstanceOf(SessionSummary.class);
            rest++;
        }
        assertThat(rest).isEqualTo(4);
        assertThat(fixture.requests("listSessions")).isEqualTo(3);
    }

    @Test
    void filtersByEverythingTheVendorTakes() {
        fixture.create(",\"external_id\":\"loan-1\"");
        fixture.create(",\"workflow_id\":\"w-1\"");
        Instant future = Instant.now().plusSeconds(3600);

        assertThat(listed("deepidv:listSessions?externalId=loan-1", null, Map.of()))
                .isEqualTo(1);
        assertThat(listed("deepidv:listSessions", "{\"workflowId\":\"w-1\"}", Map.of()))
                .isEqualTo(1);
        assertThat(listed("deepidv:listSessions", Map.of("workflow_id", "w-2"), Map.of()))
                .isZero();
        assertThat(listed("deepidv:listSessions", null, Map.of(DeepidvConstants.START_DATE, future)))
                .isZero();
        assertThat(listed("deepidv:listSessions?byOrganization=true&endDate=" + future, null, Map.of()))
                .isEqualTo(2);
        assertThat(listed(
                        "deepidv:listSessions",
                        new ListSessionsRequest(10, null, Instant.EPOCH, future, null, null, null),
                        Map.of()))
                .isEqualTo(2);
    }

    @Test
    void namesEveryMistakeOfAListRequest() {
        Exchange refused = fixture.send(
                "deepidv:listSessions", "{\"limit\":501,\"status\":\"VERIFIED\",\"startDate\":\"yesterday\"}");

        assertThat(DeepidvFixture.violations(refused))
                .anyMatch(text -> text.startsWith("limit is 501"))
                .anyMatch(text -> text.contains("'status' is not a field"))
                .anyMatch(text -> text.startsWith("start_date is not a time"))
                .hasSize(3);
        assertThat(fixture.sandbox.requestLog().total()).isZero();
    }

    private int listed(String uri, Object body, Map<String, Object> headers) {
        Exchange page = fixture.send(uri, body, headers);
        assertThat(page.getException()).isNull();
        return page.getMessage().getBody(SessionPage.class).sessions().size();
    }

    private static void assertRead(String id, Exchange read) {
        assertThat(read.getException()).isNull();
        assertThat(read.getMessage().getBody(Session.class).id()).isEqualTo(id);
    }
}
