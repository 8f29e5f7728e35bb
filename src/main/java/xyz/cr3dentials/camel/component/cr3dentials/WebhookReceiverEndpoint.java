package xyz.cr3dentials.camel.component.cr3dentials;

import xyz.cr3dentials.camel.component.ServedWebhooks;

/** The endpoint of {@code receiveWebhook} where camel-webhook is on the class path, which may then begin a route. */
final class WebhookReceiverEndpoint extends Cr3dentialsEndpoint implements ServedWebhooks {

    WebhookReceiverEndpoint(String uri, Cr3dentialsComponent component, Cr3dentialsConfiguration configuration) {
        super(uri, component, configuration);
    }
}
