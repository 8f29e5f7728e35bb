package xyz.cr3dentials.camel.component.cr3dentials;

/** Makes endpoints that can serve camel-webhook where it is on the class path, and plain ones where it is not. */
final class WebhookEndpoints {

    private static final boolean WEBHOOK_PRESENT =
            isPresent("org.apache.camel.component.webhook.WebhookCapableEndpoint");

    private WebhookEndpoints() {}

    static Cr3dentialsEndpoint create(
            String uri, Cr3dentialsComponent component, Cr3dentialsConfiguration configuration) {
        return WEBHOOK_PRESENT && configuration.getOperation() == Cr3dentialsOperation.receiveWebhook
                ? Capable.create(uri, component, configuration)
                : new Cr3dentialsEndpoint(uri, component, configuration);
    }

    /** Asks the class loader that would have to link the endpoint, which need not be the application's. */
    private static boolean isPresent(String className) {
        try {
            Class.forName(className, false, WebhookEndpoints.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    /** A class of its own, since the JVM loads the endpoint's class, and camel-webhook's with it, to verify this one. */
    private static final class Capable {

        private static Cr3dentialsEndpoint create(
                String uri, Cr3dentialsComponent component, Cr3dentialsConfiguration configuration) {
            return new WebhookReceiverEndpoint(uri, component, configuration);
        }
    }
}
