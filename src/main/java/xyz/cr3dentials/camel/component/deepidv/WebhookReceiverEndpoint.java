package xyz.cr3dentials.camel.component.deepidv;

import xyz.cr3dentials.camel.component.ServedWebhooks;

/** The endpoint of {@code receiveWebhook} where camel-webhook is on the class path, which may then begin a route. */
final class WebhookReceiverEndpoint extends DeepidvEndpoint implements ServedWebhooks {

    WebhookReceiverEndpoint(String uri, DeepidvComponent component, DeepidvConfiguration configuration) {
        super(uri, component, configuration);
    }
}
