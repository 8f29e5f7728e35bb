package xyz.cr3dentials.camel.component.verilock;

import java.util.List;
import org.apache.camel.Processor;
import org.apache.camel.component.webhook.WebhookCapableEndpoint;
import org.apache.camel.component.webhook.WebhookConfiguration;
import xyz.cr3dentials.camel.component.WebhookHandler;

/** The endpoint of {@code receiveWebhook} where camel-webhook is on the class path, which may then begin a route. */
final class WebhookReceiverEndpoint extends VerilockEndpoint implements WebhookCapableEndpoint {

    private static final String PATH = "/webhooks/verilock";

    WebhookReceiverEndpoint(String uri, VerilockComponent component, VerilockConfiguration configuration) {
        super(uri, component, configuration);
    }

    /** Sets the place where webhooks are served when {@code webhookPath} does not: the default of camel-webhook is a hash. */
    @Override
    public void setWebhookConfiguration(WebhookConfiguration webhookConfiguration) {
        if (webhookConfiguration.getWebhookPath() == null) {
            webhookConfiguration.setWebhookPath(PATH);
        }
    }

    @Override
    public Processor createWebhookHandler(Processor next) {
        return new WebhookHandler(new SignedWebhookReceiver(this), VerilockConstants.SESSION_ID, next);
    }

    /** Registers nothing: webhook endpoints are made in the vendor's dashboard. */
    @Override
    public void registerWebhook() {
        // The vendor learns the address from whoever enters it there.
    }

    @Override
    public void unregisterWebhook() {
        // Nothing was registered.
    }

    @Override
    public List<String> getWebhookMethods() {
        return List.of("POST");
    }
}
