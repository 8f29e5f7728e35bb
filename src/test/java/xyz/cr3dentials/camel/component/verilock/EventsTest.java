package xyz.cr3dentials.camel.component.verilock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import xyz.cr3dentials.camel.api.verilock.WebhookNotification;
import xyz.cr3dentials.camel.component.message.VerificationHeaders;
import xyz.cr3dentials.camel.ledger.Account;
import xyz.cr3dentials.camel.ledger.LearntBy;
import xyz.cr3dentials.camel.ledger.SessionKey;
import xyz.cr3dentials.camel.ledger.SessionLedger;
import xyz.cr3dentials.camel.ledger.SessionSnapshot;
import xyz.cr3dentials.camel.ledger.TestSubscriptions;
import xyz.cr3dentials.camel.ledger.memory.MemoryLedgerLimits;
import xyz.cr3dentials.camel.ledger.memory.MemorySessionLedger;

/** Authentic events become exchanges, whatever their kind, each once. */
class EventsTest {

    private static final String SECRET = "whsec_canary";
    private static final Account ACCOUNT = new Account("verilock", "default");

    private final SessionLedger ledger = new MemorySessionLedger(Clock.systemUTC(), MemoryLedgerLimits.DEFAULT);
    private final DefaultCamelContext context = new DefaultCamelContext();
    private final Queue<Exchange> received = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean failing = new AtomicBoolean();
    private ProducerTemplate template;

    @BeforeEach
    void start() throws Exception {
        VerilockComponent component = new VerilockComponent();
        component.getConfiguration().setSessionLedger(ledger);
        component.getConfiguration().setWebhookSecret(SECRET);
        context.addComponent("verilock", component);
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("verilock:events?redeliveryDelay=1").routeId("first").process(exchange -> {
                    if (failing.getAndSet(false)) {
                        throw new IllegalStateException("once");
                    }
                    received.add(exchange.copy());
                });
            }
        });
        context.start();
        template = context.createProducerTemplate();
    }

    @AfterEach
    void stop() {
        context.stop();
    }

    @Test
    void everyKindSentTwiceIsHandedOverOnceButEndsWhichAreHints() {
        for (int round = 0; round < 2; round++) {
            Stream.concat(VerilockEvents.ENDS.stream(), VerilockEvents.OTHERS.stream())
                    .forEach(this::send);
        }
        await().until(() -> received.size() >= VerilockEvents.OTHERS.size());
        assertThat(received)
                .extracting(exchange -> exchange.getMessage().getHeader(VerificationHeaders.EVENT_TYPE, String.class))
                .containsExactlyInAnyOrderElementsOf(VerilockEvents.OTHERS);
        assertThat(ledger.counts(ACCOUNT).hinted()).isEqualTo(1);
        assertThat(ledger.counts(ACCOUNT).backlog()).isZero();
    }

    @Test
    void anEventLongAfterTheDecisionComesWithWhatIsKnownOfItsSessionAndInItsTimeline() {
        ledger.register(TestSubscriptions.ends(ACCOUNT, Set.of("approved")));
        ledger.record(
                new SessionSnapshot(
                        new SessionKey(ACCOUNT, "ses_1"), "approved", true, null, null, null, "loan-7", "{}"),
                LearntBy.LIST);
        send("aml.monitoring.match");
        await().until(() -> received.size() == 1);
        Exchange exchange = received.element();
        assertThat(exchange.getMessage().getBody(WebhookNotification.class).event())
                .isEqualTo("aml.monitoring.match");
        assertThat(exchange.getMessage().getHeaders())
                .containsEntry(VerilockConstants.SESSION_ID, "ses_1")
                .containsEntry(VerilockConstants.STATUS, "approved")
                .containsEntry(VerificationHeaders.REFERENCE, "loan-7")
                .containsEntry(VerificationHeaders.EVENT_ID, "wh_aml.monitoring.match");
        await().untilAsserted(() -> assertThat(
                        ledger.timeline(new SessionKey(ACCOUNT, "ses_1")).toString())
                .contains("EVENT", "DELIVERED"));
    }

    @Test
    void aFailedEventIsOfferedAgain() {
        failing.set(true);
        send("liveness.failed");
        await().atMost(Duration.ofSeconds(30)).until(() -> received.size() == 1);
        assertThat(received.element().getMessage().getHeader(VerilockConstants.DELIVERY_ATTEMPT))
                .isEqualTo(2);
    }

    @Test
    void consumersWithDifferentSubscriptionsEachGetEveryEvent() throws Exception {
        Queue<Exchange> others = new ConcurrentLinkedQueue<>();
        follow("audit-log", "verilock:events?subscription=audit", others);
        VerilockEvents.OTHERS.forEach(this::send);
        await().until(() ->
                received.size() == VerilockEvents.OTHERS.size() && others.size() == VerilockEvents.OTHERS.size());
    }

    @Test
    void theSameSubscriptionTwiceStopsTheStartUnlessBothAreToShare() throws Exception {
        assertThatThrownBy(() -> follow("second", "verilock:events", new ConcurrentLinkedQueue<>()))
                .hasMessageContaining("route 'first'")
                .hasMessageContaining("route 'second'")
                .hasMessageContaining("subscription 'default'")
                .hasMessageContaining("sharedSubscription=true");
        context.removeRoute("second");
        follow("third", "verilock:events?subscription=a&sharedSubscription=true", received);
        follow("fourth", "verilock:events?subscription=a&sharedSubscription=true&delay=60000", received);
    }

    private void follow(String routeId, String uri, Queue<Exchange> taken) throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(uri).routeId(routeId).process(exchange -> taken.add(exchange.copy()));
            }
        });
    }

    private void send(String event) {
        String body =
                "{\"event\":\"%s\",\"data\":{\"session_id\":\"ses_1\",\"status\":\"approved\"},\"webhook_id\":\"wh_%s\"}"
                        .formatted(event, event);
        Exchange answer = template.request("verilock:receiveWebhook", exchange -> {
            exchange.getMessage().setBody(body.getBytes(StandardCharsets.UTF_8));
            exchange.getMessage().setHeaders(new HashMap<>(Map.of("X-Verilock-Signature", hmac(body))));
        });
        assertThat(answer.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE))
                .as(event)
                .isEqualTo(200);
    }

    private static String hmac(String body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
