package xyz.cr3dentials.camel.component.cr3dentials;

import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.camel.Exchange;
import xyz.cr3dentials.camel.component.BrokenLedger;
import xyz.cr3dentials.camel.component.VertxHttp;

/** Sends webhooks of every kind with every logger at TRACE, in a JVM of its own. */
final class WebhookTraceMain {

    static final String INTENT = "canary-intent";

    private WebhookTraceMain() {}

    public static void main(String[] arguments) throws Exception {
        AtomicBoolean down = new AtomicBoolean();
        try (ConsumerFixture fixture = new ConsumerFixture(ledger -> BrokenLedger.over(ledger, down))) {
            fixture.component.getConfiguration().setWebhookSecret("k1:canary-secret-of-at-least-32-bytes");
            fixture.component.setIntentIds(() -> INTENT);
            VertxHttp http = VertxHttp.in(fixture.context);
            fixture.route("webhook:cr3dentials:receiveWebhook?webhookComponentName=platform-http", exchange -> {});
            // Not in an address, which Camel itself writes down whole at TRACE; and for an endpoint of its own.
            fixture.component.getConfiguration().setWebhookHeaderName("X-A");
            fixture.component.getConfiguration().setWebhookHeaderSecret("canary");
            String token = fixture.createSession();
            String ended = "{\"sessionId\":\"s-1\",\"status\":\"COMPLETED\",\"extractedData\":{\"name\":\"canary\"}}";
            String path = "/webhooks/cr3dentials/";
            int[] expected = {200, 404, 404, 200, 404, 503};
            int[] answers = {
                http.post(path + token, ended).statusCode(),
                http.post(path + token + "x", ended).statusCode(),
                http.post(path + token, ended.replace("s-1", "canary")).statusCode(),
                http.post(path + token, ended + "canary").statusCode(),
                status(fixture.webhook(
                        "cr3dentials:receiveWebhook?portalWebhook=true", Map.of("X-A", "canary2"), ended)),
                down(down, http, path + token, ended)
            };
            System.out.println(Arrays.equals(expected, answers) ? "DONE" : Arrays.toString(answers));
        }
    }

    private static int down(AtomicBoolean down, VertxHttp http, String path, String body) throws Exception {
        down.set(true);
        try {
            return http.post(path, body).statusCode();
        } finally {
            down.set(false);
        }
    }

    private static int status(Exchange exchange) {
        return exchange.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE, int.class);
    }
}
