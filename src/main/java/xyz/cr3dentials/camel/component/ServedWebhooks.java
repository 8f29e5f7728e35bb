package xyz.cr3dentials.camel.component;

import java.util.List;
import org.apache.camel.Processor;
import org.apache.camel.component.webhook.WebhookCapableEndpoint;
import org.apache.camel.component.webhook.WebhookConfiguration;

/**
 * What lets an endpoint of {@code receiveWebhook} begin a route by camel-webhook, the same for every vendor; loaded only
 * where camel-webhook is on the class path. Implemented by a {@link VendorEndpoint}.
 */
public interface ServedWebhooks extends WebhookCapableEndpoint {

    /** Sets the place where webhooks are served when the route does not: the default of camel-webhook is a hash. */
    @Override
    default void setWebhookConfiguration(WebhookConfiguration webhookConfiguration) {
        webhookConfiguration.setWebhookPath(
                ((VendorEndpoint<?>) this).webhookPath(webhookConfiguration.getWebhookPath()));
    }

    @Override
    default Processor createWebhookHandler(Processor next) {
        return ((VendorEndpoint<?>) this).newWebhookHandler(next);
    }

    /** Registers nothing: no vendor has an API for it. */
    @Override
    default void registerWebhook() {
        ((VendorEndpoint<?>) this).webhookRegistered();
    }

    @Override
    default void unregisterWebhook() {
        // Nothing was registered.
    }

    @Override
    default List<String> getWebhookMethods() {
        return List.of("POST");
    }
}
