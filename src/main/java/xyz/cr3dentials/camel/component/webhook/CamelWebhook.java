package xyz.cr3dentials.camel.component.webhook;

/** Tells whether camel-webhook, which is optional, can be used. */
public final class CamelWebhook {

    private static final boolean PRESENT = isPresent("org.apache.camel.component.webhook.WebhookCapableEndpoint");

    private CamelWebhook() {}

    /** Returns whether endpoints that serve camel-webhook can be linked. */
    public static boolean isPresent() {
        return PRESENT;
    }

    /** Asks the class loader that would have to link the endpoint, which need not be the application's. */
    private static boolean isPresent(String className) {
        try {
            Class.forName(className, false, CamelWebhook.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }
}
