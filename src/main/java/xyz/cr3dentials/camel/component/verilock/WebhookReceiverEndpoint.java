package xyz.cr3dentials.camel.component.verilock;

import xyz.cr3dentials.camel.component.ServedWebhooks;

/** The endpoint of {@code receiveWebhook} where camel-webhook is on the class path, which may then begin a route. */
final class WebhookReceiverEndpoint extends VerilockEndpoint implements ServedWebhooks {

    WebhookReceiverEndpoint(String uri, VerilockComponent component, VerilockConfiguration configuration) {
        super(uri, component, configuration);
    }
}
