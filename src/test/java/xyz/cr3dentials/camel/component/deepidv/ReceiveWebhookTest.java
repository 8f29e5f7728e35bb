package xyz.cr3dentials.camel.component.deepidv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import xyz.cr3dentials.camel.component.webhook.WebhookRejections.Reason;
import xyz.cr3dentials.camel.ledger.DeliveryCounts;
import xyz.cr3dentials.camel.sandbox.deepidv.DeepidvSwitches;
import xyz.cr3dentials.camel.sandbox.deepidv.DeepidvSwitches.WebhookData;

class ReceiveWebhookTest {

    private static final Instant NOW = Instant.now();
    private static final String RECEIVE = "deepidv:receiveWebhook";
    private static final String VERIFIED = "session.status.verified";

    private DeepidvFixture fixture;

    @BeforeEach
    void start() throws Exception {
        fixture = new DeepidvFixture();
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "wrong", "whsec_canary+of/the=webhoo", "whsec_canary+of/the=webhookk"})
    void refusesAWrongSecretAndCallsNobody(String secret) {
        Exchange answer = fixture.send(RECEIVE, webhook(VERIFIED, "s-1", NOW), Map.of("deepidv-signature", secret));

        assertRefused(answer, Reason.SIGNATURE);
    }

    @Test
    void refusesACallWithoutTheHeader() {
        assertRefused(fixture.send(RECEIVE, webhook(VERIFIED, "s-1", NOW), Map.of()), Reason.SIGNATURE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "canary",
                "{\"type\":\"session.status.verified\"}",
                "{\"type\":\"session.status.failed\",\"data\":{\"id\":\"../x y\"}}"
            })
    void refusesWhatNamesNoSession(String body) {
        assertRefused(call(RECEIVE, body), Reason.JSON);
    }

    @Test
    void refusesABodyThatIsTooLong() {
        String body = webhook(VERIFIED, "s-1", NOW);
        assertRefused(413, call(RECEIVE + "?maximumWebhookSize=" + (body.length() - 1), body), Reason.SIZE);
        assertStatus(200, call(RECEIVE + "?maximumWebhookSize=" + body.length(), body));
    }

    @Test
    void acceptsEachOfSeveralSecrets() {
        String uri = RECEIVE + "?webhookSecret=RAW(new-one, " + DeepidvFixture.SECRET + ")";
        String body = webhook(VERIFIED, "s-1", NOW);

        assertStatus(200, call(uri, body));
        assertStatus(200, fixture.send(uri, body, Map.of("Deepidv-Signature", "new-one")));
        assertStatus(404, fixture.send(uri, body, Map.of("deepidv-signature", "old-one")));
    }

    @Test
    void takesTheSecretFromAHeaderAndNeitherFromTheQueryNorFromAForm() {
        String body = webhook(VERIFIED, "s-1", NOW);
        // HTTP consumers make headers of both.
        for (Map<String, Object> made : List.<Map<String, Object>>of(
                Map.of(Exchange.HTTP_QUERY, "deepidv-signature=x"),
                Map.of(Exchange.CONTENT_TYPE, "application/x-www-form-urlencoded"))) {
            Map<String, Object> headers = new HashMap<>(made);
            headers.put("deepidv-signature", DeepidvFixture.SECRET);
            assertStatus(404, fixture.send(RECEIVE, body, headers));
        }
        assertThat(fixture.component.webhooksRefused(Reason.SIGNATURE)).isEqualTo(2);
    }

    @Test
    void recordsAHintAndAsksNobody() {
        assertStatus(200, call(RECEIVE, webhook(VERIFIED, "s-1", NOW)));

        assertThat(hinted()).isEqualTo(1);
        assertThat(fixture.sandbox.requestLog().total()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"session.created", "session.status.submitted", "session.status.pondered"})
    void newsThatTellOfNoEndAreTakenAndLeadToNothing(String type) {
        assertStatus(200, call(RECEIVE, webhook(type, "s-1", NOW)));

        assertThat(hinted()).isZero();
    }

    @ParameterizedTest
    @EnumSource(WebhookData.class)
    void aDoubledWebhookLeadsToOneExchange(WebhookData form) throws Exception {
        fixture.sandbox.set(DeepidvSwitches.WEBHOOK_COPIES, 3).set(DeepidvSwitches.WEBHOOK_DATA, form);
        fixture.follow(DeepidvFixture.IDLE);
        String id = fixture.create("");

        fixture.sandbox.finish(id, "VERIFIED");

        fixture.awaitReceived(1);
        // Three of the creation and three of the end.
        await().until(() -> fixture.webhookAnswers.size() == 6);
        assertThat(fixture.webhookAnswers).containsOnly(200);
        assertThat(fixture.received).hasSize(1);
        assertThat(fixture.requests("getSession")).isEqualTo(1);
    }

    @Test
    void aRepeatedWebhookReachesTheLedgerOnce() {
        fixture.component.getConfiguration().setSessionLedger(null);
        String body = webhook(VERIFIED, "s-1", NOW);
        FailingLedger ledger = new FailingLedger(fixture.ledger);
        fixture.component.getConfiguration().setSessionLedger(ledger.proxy());

        ledger.failing = true;
        assertStatus(503, call(RECEIVE, body));
        ledger.failing = false;
        assertStatus(200, call(RECEIVE, body));
        assertStatus(200, call(RECEIVE, body));
        assertStatus(200, call(RECEIVE, webhook(VERIFIED, "s-1", NOW.plusSeconds(1))));

        assertThat(ledger.hints).isEqualTo(3);
        assertThat(fixture.component.webhooksFailed()).isEqualTo(1);
    }

    @Test
    void aWebhookDoesNotDecide() throws Exception {
        fixture.follow(DeepidvFixture.IDLE);
        String id = fixture.create("");

        assertStatus(200, call(RECEIVE, webhook(VERIFIED, id, NOW)));
        await().until(() -> fixture.requests("getSession") > 0);
        assertThat(fixture.received).isEmpty();
        fixture.sandbox.finish(id, "REJECTED");

        fixture.awaitReceived(1);
        assertThat(fixture.received.get(0).header(DeepidvConstants.STATUS)).isEqualTo("REJECTED");
    }

    private Exchange call(String uri, String body) {
        return fixture.send(
                uri,
                new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)),
                Map.of("deepidv-signature", DeepidvFixture.SECRET));
    }

    private long hinted() {
        DeliveryCounts counts = fixture.ledger.counts(DeepidvFixture.ACCOUNT);
        return counts.hinted();
    }

    private void assertRefused(Exchange answer, Reason reason) {
        assertRefused(404, answer, reason);
    }

    private void assertRefused(int status, Exchange answer, Reason reason) {
        assertStatus(status, answer);
        assertThat(fixture.component.webhooksRefused(reason)).isEqualTo(1);
        assertThat(hinted()).isZero();
        assertThat(fixture.sandbox.requestLog().total()).isZero();
    }

    private static void assertStatus(int status, Exchange answer) {
        assertThat(answer.getException()).isNull();
        assertThat(answer.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE)).isEqualTo(status);
    }

    private static String webhook(String type, String id, Instant updatedAt) {
        return "{\"type\":\"%s\",\"data\":{\"id\":\"%s\",\"status\":\"VERIFIED\",\"updated_at\":\"%s\"}}"
                .formatted(type, id, updatedAt);
    }
}
