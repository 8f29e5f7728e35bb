package xyz.cr3dentials.camel.component.cr3dentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import xyz.cr3dentials.camel.api.cr3dentials.SessionStatus;
import xyz.cr3dentials.camel.component.BrokenLedger;
import xyz.cr3dentials.camel.component.webhook.WebhookRejections.Reason;
import xyz.cr3dentials.camel.ledger.SessionKey;
import xyz.cr3dentials.camel.ledger.TimelineEntry;

/** The one address of the webhooks that are registered in the Partner Portal. */
class PortalWebhookTest {

    private static final String URI =
            "cr3dentials:receiveWebhook?portalWebhook=true&webhookHeaderName=X-Agreed&webhookHeaderSecret=letmein";
    private static final String NO_SECRET = "cr3dentials:receiveWebhook?portalWebhook=true";
    private static final Map<String, Object> AGREED = Map.of("X-Agreed", "letmein");

    private final AtomicBoolean down = new AtomicBoolean();
    private final ConsumerFixture fixture = new ConsumerFixture(ledger -> BrokenLedger.over(ledger, down));
    private final VendorWorld vendor = fixture.vendor;

    @AfterEach
    void stop() {
        fixture.close();
    }

    @Test
    void handsOverASessionThatWasCreatedHere() throws Exception {
        fixture.route(ConsumerFixture.IDLE, exchange -> {});
        fixture.createSession();
        vendor.set("s-1", SessionStatus.COMPLETED);

        assertThat(status(send(AGREED, ended("s-1")))).isEqualTo(200);
        await().until(() -> fixture.receivedIds().contains("s-1"));
        assertThat(status(send(AGREED, ended("s-1")))).isEqualTo(200);
        assertThat(vendor.gets).containsExactly("s-1");
    }

    @Test
    void handsOverASessionThatTheLedgerDoesNotKnow() throws Exception {
        fixture.route(ConsumerFixture.IDLE, exchange -> {});
        vendor.set("elsewhere", SessionStatus.CANCELLED);

        assertThat(status(send(AGREED, ended("elsewhere")))).isEqualTo(200);
        await().until(() -> fixture.receivedIds().contains("elsewhere"));
        assertThat(vendor.gets).containsExactly("elsewhere");
    }

    @Test
    void takesASessionWhoseDataIsLongerThanWhatIsRead() throws Exception {
        fixture.createSession();
        String body = ended("s-1").replace("}", ",\"extractedData\":\"" + "x".repeat(2_000_000) + "\"}");

        assertThat(status(send(AGREED, new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)))))
                .isEqualTo(200);
        assertThat(fixture.ledger.counts(ConsumerFixture.ACCOUNT).hinted()).isOne();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "letmeiN", "letmein ", "letmeinletmein"})
    void refusesWhoeverDoesNotSendTheAgreedHeaderWithoutReadingTheBody(String value) {
        InputStream untouchable = new InputStream() {
            @Override
            public int read() {
                throw new AssertionError("The body was read");
            }
        };
        Map<String, Object> headers = value == null ? Map.of() : Map.of("X-Agreed", value);

        assertRefused(send(headers, untouchable));
        assertThat(fixture.component.webhooksRefused(Reason.HEADER)).isOne();
    }

    @Test
    void takesTheSecretFromAHeaderAndNothingElse() {
        assertRefused(send(
                Map.of(Exchange.HTTP_PATH, "/letmein"),
                "{\"X-Agreed\":\"letmein\",\"sessionId\":\"s-1\",\"status\":\"COMPLETED\"}"));
        // HTTP consumers make headers of a query's parameters and of a form's fields.
        for (String query :
                List.of("X-Agreed=letmein", "a=b&x-agreed=letmein", "X%2DAgreed=letmein", "X-Agreed", "%")) {
            assertRefused(send(Map.of(Exchange.HTTP_QUERY, query, "X-Agreed", "letmein"), ended("s-1")));
        }
        for (String form : List.of("application/x-www-form-urlencoded; charset=utf-8", "Multipart/Form-Data")) {
            assertRefused(send(Map.of(Exchange.CONTENT_TYPE, form, "X-Agreed", "letmein"), ended("s-1")));
        }
        assertThat(status(send(
                        Map.of(
                                Exchange.HTTP_QUERY,
                                "a=X-Agreed",
                                Exchange.CONTENT_TYPE,
                                "application/json",
                                "X-Agreed",
                                "letmein"),
                        ended("s-1"))))
                .isEqualTo(200);
    }

    @Test
    void refusesEverybodyWhereNoHeaderIsAgreedOn() {
        assertRefused(fixture.webhook(NO_SECRET, Map.of(), ended("s-1")));
        assertRefused(fixture.webhook(NO_SECRET, Map.of("null", "", "token", ""), ended("s-1")));
        assertThat(fixture.component.webhooksRefused(Reason.HEADER)).isEqualTo(2);
    }

    @Test
    void needsNoSecretOfTokens() {
        fixture.component.getConfiguration().setWebhookSecret(null);
        fixture.component.getConfiguration().setWebhookBaseUrl(null);

        assertThat(status(send(AGREED, ended("s-1")))).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"test\":true}",
                "",
                "[]",
                "not JSON",
                "{\"sessionId\":\"a\\u0000b\",\"status\":\"COMPLETED\"}",
                "{\"sessionId\":\" \",\"status\":\"COMPLETED\"}"
            })
    void acknowledgesAndCountsATestThatNamesNoSession(String sample) {
        assertThat(status(send(AGREED, sample))).isEqualTo(200);
        assertThat(fixture.component.webhooksIgnored()).isOne();
        assertThat(fixture.ledger.counts(ConsumerFixture.ACCOUNT).hinted()).isZero();
    }

    @Test
    void doesNotAskForASessionThatGoesOn() throws Exception {
        fixture.createSession();

        assertThat(status(send(AGREED, "{\"sessionId\":\"s-1\",\"status\":\"RUNNING\"}")))
                .isEqualTo(200);
        assertThat(fixture.ledger.timeline(new SessionKey(ConsumerFixture.ACCOUNT, "s-1")))
                .extracting(TimelineEntry::event)
                .doesNotContain(TimelineEntry.Event.HINTED);
    }

    @Test
    void letsWhoKnowsTheHeaderNameTenUnknownSessionsAMinuteAndKnownOnesWithoutEnd() throws Exception {
        fixture.createSession();
        int refused = 0;
        for (int i = 0; i < 100; i++) {
            refused += status(send(AGREED, ended("invented-" + i))) == 429 ? 1 : 0;
        }
        // A new minute may have begun meanwhile.
        assertThat(refused).isBetween(80, 90);
        assertThat(fixture.component.webhooksRefused(Reason.OFTEN)).isEqualTo(refused);
        for (int i = 0; i < 300; i++) {
            assertThat(status(send(AGREED, ended("s-1")))).isEqualTo(200);
        }
    }

    @Test
    void asksForARepetitionWhileTheDatabaseIsDownAndDoesNotCountIt() {
        down.set(true);
        for (int i = 0; i < 20; i++) {
            assertThat(status(send(AGREED, ended("elsewhere")))).isEqualTo(503);
        }
        down.set(false);
        assertThat(status(send(AGREED, ended("elsewhere")))).isEqualTo(200);
    }

    private Exchange send(Map<String, Object> headers, Object body) {
        return fixture.webhook(URI, headers, body);
    }

    private static String ended(String sessionId) {
        return "{\"sessionId\":\"" + sessionId + "\",\"status\":\"COMPLETED\"}";
    }

    private static void assertRefused(Exchange exchange) {
        assertThat(exchange.getException()).isNull();
        assertThat(status(exchange)).isEqualTo(404);
        assertThat(exchange.getMessage().getBody(String.class))
                .isEqualTo("{\"statusCode\":404,\"message\":\"Not Found\"}");
        assertThat(exchange.getMessage().getHeaders()).hasSize(2);
    }

    private static int status(Exchange exchange) {
        return exchange.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE, int.class);
    }
}
