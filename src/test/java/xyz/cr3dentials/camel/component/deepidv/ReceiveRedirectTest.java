package xyz.cr3dentials.camel.component.deepidv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.HashMap;
import java.util.Map;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import xyz.cr3dentials.camel.ledger.LearntBy;
import xyz.cr3dentials.camel.ledger.SessionKey;
import xyz.cr3dentials.camel.ledger.SessionSnapshot;
import xyz.cr3dentials.camel.sandbox.deepidv.DeepidvSwitches;

class ReceiveRedirectTest {

    private static final String RECEIVE = "deepidv:receiveRedirect";

    private DeepidvFixture fixture;

    @BeforeEach
    void start() throws Exception {
        fixture = new DeepidvFixture();
        fixture.sandbox.set(DeepidvSwitches.WEBHOOKS, false);
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void tellsTheRouteWhatTheBrowserSaysOfAKnownSession() {
        String id = fixture.create("");

        Exchange back = redirect(id, "failed", "face_mismatch");

        assertThat(back.getMessage().getHeaders())
                .containsEntry(DeepidvConstants.SESSION_ID, id)
                .containsEntry(DeepidvConstants.REDIRECT_STATUS, "failed")
                .containsEntry(DeepidvConstants.REDIRECT_REASON, "face_mismatch")
                .doesNotContainKey(DeepidvConstants.STATUS);
        assertThat(back.getMessage().getBody(String.class))
                .isEqualTo("{\"session_id\":\"%s\",\"status\":\"failed\",\"reason\":\"face_mismatch\"}", id);
        assertThat(fixture.requests("getSession")).isZero();
    }

    @Test
    void successDoesNotDecideAndTheEndIsReadSooner() throws Exception {
        fixture.follow(DeepidvFixture.IDLE);
        String id = fixture.create("");
        fixture.sandbox.hold(id, "SUBMITTED");

        redirect(id, "success", null);

        await().until(() -> fixture.requests("getSession") > 0);
        assertThat(fixture.received).isEmpty();
        fixture.sandbox.finish(id, "REJECTED");
        fixture.awaitReceived(1);
        assertThat(fixture.received.get(0).headers())
                .containsEntry(DeepidvConstants.STATUS, "REJECTED")
                .containsEntry(DeepidvConstants.LEARNT_BY, "REDIRECT");
    }

    @ParameterizedTest
    @ValueSource(strings = {"unknown", "", " ", "a\nb"})
    void saysNothingOfWhatIsNotKnown(String id) {
        Exchange back = redirect(id, "success", null);

        assertNothing(back);
        assertThat(fixture.sandbox.requestLog().total()).isZero();
        assertThat(fixture.ledger.counts(DeepidvFixture.ACCOUNT).hinted()).isZero();
    }

    @Test
    void saysNothingWithoutParametersOrWithAnEndlessOne() {
        String id = fixture.create("");

        assertNothing(fixture.send(RECEIVE, null));
        assertNothing(redirect(id, "x".repeat(201), null));
    }

    @Test
    void headersOfEarlierStepsAreNotTakenForTheBrowsers() {
        Exchange back = fixture.send(
                RECEIVE, "body", Map.of(DeepidvConstants.SESSION_ID, "s-1", DeepidvConstants.STATUS, "VERIFIED"));

        assertNothing(back);
    }

    @Test
    void strangersCannotMakeTheVendorBeAskedAgainAndAgain() {
        FailingLedger ledger = new FailingLedger(fixture.ledger);
        String id = fixture.create("");
        fixture.component.getConfiguration().setSessionLedger(ledger.proxy());

        for (int i = 0; i < 50; i++) {
            assertThat(redirect(id, "success", null).getMessage().getHeader(DeepidvConstants.SESSION_ID))
                    .isEqualTo(id);
        }

        assertThat(ledger.hints).isEqualTo(5);
    }

    @Test
    void aSessionThatHasEndedIsKnownAndNotAskedFor() {
        String id = fixture.create("");
        fixture.ledger.record(
                new SessionSnapshot(
                        new SessionKey(DeepidvFixture.ACCOUNT, id), "VERIFIED", true, null, null, null, null, "{}"),
                LearntBy.LIST);

        assertThat(redirect(id, "success", null).getMessage().getHeader(DeepidvConstants.SESSION_ID))
                .isEqualTo(id);
        assertThat(fixture.ledger.counts(DeepidvFixture.ACCOUNT).hinted()).isZero();
    }

    @Test
    void aLedgerThatFailsShowsThePersonNoError() {
        FailingLedger ledger = new FailingLedger(fixture.ledger);
        String id = fixture.create("");
        fixture.component.getConfiguration().setSessionLedger(ledger.proxy());
        ledger.failing = true;

        assertNothing(redirect(id, "success", null));
    }

    private Exchange redirect(String id, String status, String reason) {
        Map<String, Object> headers = new HashMap<>(Map.of("session_id", id, "status", status));
        if (reason != null) {
            headers.put("reason", reason);
        }
        return fixture.send(RECEIVE, null, headers);
    }

    private static void assertNothing(Exchange back) {
        assertThat(back.getException()).isNull();
        assertThat(back.getMessage().getBody()).isNull();
        assertThat(back.getMessage().getHeaders().keySet()).noneMatch(name -> name.startsWith("CamelDeepidv"));
    }
}
