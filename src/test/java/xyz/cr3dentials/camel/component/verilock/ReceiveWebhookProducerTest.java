package xyz.cr3dentials.camel.component.verilock;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.ExchangeBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import xyz.cr3dentials.camel.api.verilock.WebhookNotification;
import xyz.cr3dentials.camel.component.BrokenLedger;
import xyz.cr3dentials.camel.component.VertxHttp;
import xyz.cr3dentials.camel.component.webhook.WebhookRejections.Reason;
import xyz.cr3dentials.camel.ledger.SessionLedger;
import xyz.cr3dentials.camel.ledger.memory.MemoryLedgerLimits;
import xyz.cr3dentials.camel.ledger.memory.MemorySessionLedger;

/** What is taken as the vendor's webhook, without any call of the API: the endpoint has neither key nor address. */
class ReceiveWebhookProducerTest {

    private static final String SECRET = "whsec_canary";
    private static final String NEXT_SECRET = "whsec_next";
    private static final String HEADER = "X-Verilock-Signature";
    private static final String ENDED = event("session.approved", "approved", "wh-1");

    private final AtomicBoolean down = new AtomicBoolean();
    private final SessionLedger ledger =
            BrokenLedger.over(new MemorySessionLedger(Clock.systemUTC(), MemoryLedgerLimits.DEFAULT), down);
    private final DefaultCamelContext context = new DefaultCamelContext();
    private final VerilockComponent component = new VerilockComponent();
    private ProducerTemplate template;

    @BeforeEach
    void start() {
        component.getConfiguration().setSessionLedger(ledger);
        component.getConfiguration().setWebhookSecret(SECRET + ", " + NEXT_SECRET);
        component.getConfiguration().setMaximumWebhookSize(1_000);
        context.addComponent("verilock", component);
        context.start();
        template = context.createProducerTemplate();
    }

    @AfterEach
    void stop() {
        context.stop();
    }

    @Test
    void takesEveryEncodingUnderEitherNameWithEitherSecret() {
        int number = 0;
        for (String secret : List.of(SECRET, NEXT_SECRET)) {
            for (String header : List.of(HEADER, "X-Webhook-Signature")) {
                byte[] body =
                        event("session.approved", "approved", "wh-" + number++).getBytes(StandardCharsets.UTF_8);
                byte[] bytes = hmac(secret, body);
                for (String value : List.of(
                        hex(bytes),
                        hex(bytes).toUpperCase(java.util.Locale.ROOT),
                        "sha256=" + hex(bytes),
                        Base64.getEncoder().encodeToString(bytes))) {
                    assertThat(status(call(body, header, value))).as(value).isEqualTo(200);
                }
            }
        }
        assertThat(hinted()).isEqualTo(1);
    }

    @Test
    void refusesWhatIsNotSignedAndRecordsNothing() {
        byte[] body = ENDED.getBytes(StandardCharsets.UTF_8);
        String right = hex(hmac(SECRET, body));
        byte[] altered = ENDED.replace("ses_1", "ses_2").getBytes(StandardCharsets.UTF_8);

        assertThat(status(call(body, "X-Other", right))).isEqualTo(404);
        assertThat(status(call(body, HEADER, ""))).isEqualTo(404);
        assertThat(status(call(body, HEADER, right.substring(2)))).isEqualTo(404);
        assertThat(status(call(body, HEADER, hex(hmac("whsec_other", body))))).isEqualTo(404);
        assertThat(status(call(altered, HEADER, right))).isEqualTo(404);
        assertThat(status(call((ENDED + " ").getBytes(StandardCharsets.UTF_8), HEADER, right)))
                .isEqualTo(404);
        assertThat(hinted()).isZero();
        assertThat(component.webhooksRefused(Reason.SIGNATURE)).isEqualTo(6);
    }

    @Test
    void refusesWhatIsTooLongBeforeItsSignature() {
        Exchange exchange = signed(ENDED + " ".repeat(1_000));
        assertThat(status(exchange)).isEqualTo(413);
        assertThat(component.webhooksRefused(Reason.SIZE)).isEqualTo(1);
        assertThat(component.webhooksRefused(Reason.SIGNATURE)).isZero();
        assertThat(hinted()).isZero();
    }

    @Test
    void readsNothingOfACallWithoutASignatureAndTellsNobodyHowMuchIsTooLong() {
        byte[] body = (ENDED + " ".repeat(1_000)).getBytes(StandardCharsets.UTF_8);
        assertThat(status(call(body, "X-Other", "canary"))).isEqualTo(404);
        assertThat(component.webhooksRefused(Reason.SIGNATURE)).isEqualTo(1);
        assertThat(component.webhooksRefused(Reason.SIZE)).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{}", "{\"event\":", "\"session.approved\""})
    void refusesWhatIsSignedButNoEvent(String body) {
        assertThat(status(signed(body))).isEqualTo(404);
        assertThat(component.webhooksRefused(Reason.JSON)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"session.completed", "session.approved", "session.declined", "session.expired"})
    void everyEndIsAHint(String event) {
        assertThat(status(signed(event(event, "approved", "wh-1")))).isEqualTo(200);
        assertThat(hinted()).isEqualTo(1);
    }

    @Test
    void newsOfASessionThatGoesOnIsNoHintButAnEndIsWhateverItsStatus() {
        assertThat(status(signed(event("session.started", "processing", "wh-1"))))
                .isEqualTo(200);
        assertThat(hinted()).isZero();
        assertThat(status(signed(event("session.completed", "processing", "wh-2"))))
                .isEqualTo(200);
        assertThat(hinted()).isEqualTo(1);
    }

    @Test
    void acknowledgesAndCountsEventsThatAreAboutNoSession() {
        for (String body : List.of(
                "{\"event\":\"aml.match_found\",\"data\":{\"session_id\":\"ses_1\"},\"webhook_id\":\"wh-1\"}",
                "{\"event\":\"wallet.screened\",\"data\":{}}",
                "{\"event\":\"session.approved\",\"data\":{}}",
                "{\"event\":\"session.approved\",\"data\":{\"session_id\":\"../other\"}}")) {
            assertThat(status(signed(body))).as(body).isEqualTo(200);
        }
        assertThat(component.webhooksIgnored()).isEqualTo(4);
        assertThat(hinted()).isZero();
    }

    @Test
    void answersARepeatWithoutWorkAndADifferentWebhookWithIt() {
        assertThat(status(signed(ENDED))).isEqualTo(200);
        // A ledger that is down shows who asks it.
        down.set(true);
        assertThat(status(signed(ENDED))).isEqualTo(200);
        assertThat(status(signed(event("session.approved", "approved", "wh-2"))))
                .isEqualTo(503);
    }

    @Test
    void asksForARepeatWhenTheLedgerFailsAndTakesIt() {
        down.set(true);
        assertThat(status(signed(ENDED))).isEqualTo(503);
        assertThat(component.webhooksFailed()).isEqualTo(1);
        down.set(false);
        assertThat(status(signed(ENDED))).isEqualTo(200);
        assertThat(hinted()).isEqualTo(1);
    }

    @Test
    void beginsARouteWithCamelWebhook() throws Exception {
        List<Object> seen = new CopyOnWriteArrayList<>();
        VertxHttp http = VertxHttp.in(context);
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("webhook:verilock:receiveWebhook?webhookComponentName=platform-http")
                        .process(exchange -> {
                            seen.add(exchange.getMessage().getHeaders().keySet().toString());
                            seen.add(exchange.getMessage().getBody());
                        });
            }
        });
        String signature = hex(hmac(SECRET, ENDED.getBytes(StandardCharsets.UTF_8)));

        assertThat(http.post("/webhooks/verilock", ENDED, HEADER, signature.replace('a', 'b'))
                        .statusCode())
                .isEqualTo(404);
        assertThat(http.post("/webhooks/verilock", ENDED, HEADER, signature).statusCode())
                .isEqualTo(200);
        assertThat(http.post("/webhooks/verilock", ENDED, HEADER, signature).statusCode())
                .isEqualTo(200);

        assertThat(seen).hasSize(2);
        assertThat(seen.get(0)).isEqualTo("[" + VerilockConstants.SESSION_ID + "]");
        assertThat(seen.get(1)).isInstanceOf(WebhookNotification.class);
        assertThat(hinted()).isEqualTo(1);
    }

    private Exchange signed(String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return call(bytes, HEADER, hex(hmac(SECRET, bytes)));
    }

    private Exchange call(byte[] body, String header, String value) {
        Exchange exchange = ExchangeBuilder.anExchange(context)
                .withBody(new ByteArrayInputStream(body))
                .build();
        exchange.getMessage().setHeaders(new HashMap<>(Map.of(header, value)));
        return template.send("verilock:receiveWebhook", exchange);
    }

    private long hinted() {
        return ledger.counts(Vendor.ACCOUNT).hinted();
    }

    private static int status(Exchange exchange) {
        assertThat(exchange.getException()).isNull();
        return exchange.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE, int.class);
    }

    private static String event(String event, String status, String webhookId) {
        return "{\"event\":\"%s\",\"data\":{\"session_id\":\"ses_1\",\"status\":\"%s\"},\"webhook_id\":\"%s\"}"
                .formatted(event, status, webhookId);
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    private static byte[] hmac(String secret, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return mac.doFinal(body);
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}
