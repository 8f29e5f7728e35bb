package xyz.cr3dentials.camel.component.deepidv;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.builder.ExchangeBuilder;
import org.apache.camel.component.webhook.WebhookCapableEndpoint;
import org.apache.camel.component.webhook.WebhookConfiguration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import xyz.cr3dentials.camel.api.deepidv.WebhookNotification;

/** What camel-webhook makes of the endpoint. */
class WebhookRouteTest {

    private static final String BODY =
            "{\"type\":\"session.status.verified\",\"data\":{\"id\":\"s-1\",\"updated_at\":\"" + Instant.now() + "\"}}";

    private final List<WebhookNotification> taken = new CopyOnWriteArrayList<>();
    private DeepidvFixture fixture;
    private WebhookCapableEndpoint endpoint;
    private Processor handler;
    private volatile boolean failing;

    @BeforeEach
    void start() throws Exception {
        fixture = new DeepidvFixture();
        endpoint = (WebhookCapableEndpoint) fixture.context.getEndpoint("deepidv:receiveWebhook");
        handler = endpoint.createWebhookHandler(exchange -> {
            if (failing) {
                throw new IllegalStateException("The route is not ready");
            }
            taken.add(exchange.getMessage().getBody(WebhookNotification.class));
            assertThat(exchange.getMessage().getHeaders()).containsOnlyKeys(DeepidvConstants.SESSION_ID);
        });
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void theRouteGetsWhatIsTakenAndItsFailureIsTheVendorsReasonToCallAgain() throws Exception {
        failing = true;
        assertThat(call(DeepidvFixture.SECRET)).isEqualTo(500);
        failing = false;
        assertThat(call(DeepidvFixture.SECRET)).isEqualTo(200);
        assertThat(call("wrong")).isEqualTo(404);

        assertThat(taken).extracting(WebhookNotification::id).containsExactly("s-1");
        assertThat(fixture.ledger.counts(DeepidvFixture.ACCOUNT).hinted()).isEqualTo(1);
    }

    @Test
    void isServedAtItsOwnPathUnlessToldOtherwise() {
        WebhookConfiguration configuration = new WebhookConfiguration();
        endpoint.setWebhookConfiguration(configuration);
        assertThat(configuration.getWebhookPath()).isEqualTo("/webhooks/deepidv");

        WebhookConfiguration own = new WebhookConfiguration();
        own.setWebhookPath("/mine");
        endpoint.setWebhookConfiguration(own);
        assertThat(own.getWebhookPath()).isEqualTo("/mine");
        assertThat(endpoint.getWebhookMethods()).containsExactly("POST");
    }

    private int call(String secret) throws Exception {
        Exchange exchange =
                ExchangeBuilder.anExchange(fixture.context).withBody(BODY).build();
        exchange.getMessage().setHeaders(new java.util.HashMap<>(Map.of("deepidv-signature", secret)));
        handler.process(exchange);
        return exchange.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE, int.class);
    }
}
