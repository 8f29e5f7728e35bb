package xyz.cr3dentials.camel.component.cr3dentials;

import xyz.cr3dentials.camel.component.CamelWebhook;

/** Makes endpoints that can serve camel-webhook where it is on the class path, and plain ones where it is not. */
final class WebhookEndpoints {

    private WebhookEndpoints() {}

    static Cr3dentialsEndpoint create(
            String uri, Cr3dentialsComponent component, Cr3dentialsConfiguration configuration) {
        return CamelWebhook.isPresent() && configuration.getOperation() == Cr3dentialsOperation.receiveWebhook
                ? Capable.create(uri, component, configuration)
                : new Cr3dentialsEndpoint(uri, component, configuration);
    }

    /** A class of its own, since the JVM loads the endpoint's class, and camel-webhook's with it, to verify this one. */
    private static final class Capable {

        private static Cr3dentialsEndpoint create(
                String uri, Cr3dentialsComponent component, Cr3dentialsConfiguration configuration) {
            return new WebhookReceiverEndpoint(uri, component, configuration);
        }
    }
}
