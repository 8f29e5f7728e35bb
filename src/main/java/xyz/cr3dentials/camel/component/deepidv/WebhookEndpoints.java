package xyz.cr3dentials.camel.component.deepidv;

import xyz.cr3dentials.camel.component.CamelWebhook;

/** Makes endpoints that can serve camel-webhook where it is on the class path, and plain ones where it is not. */
final class WebhookEndpoints {

    private WebhookEndpoints() {}

    static DeepidvEndpoint create(String uri, DeepidvComponent component, DeepidvConfiguration configuration) {
        return CamelWebhook.isPresent() && configuration.getOperation() == DeepidvOperation.receiveWebhook
                ? Capable.create(uri, component, configuration)
                : new DeepidvEndpoint(uri, component, configuration);
    }

    /** A class of its own, since the JVM loads the endpoint's class, and camel-webhook's with it, to verify this one. */
    private static final class Capable {

        private static DeepidvEndpoint create(
                String uri, DeepidvComponent component, DeepidvConfiguration configuration) {
            return new WebhookReceiverEndpoint(uri, component, configuration);
        }
    }
}
