package xyz.cr3dentials.camel.component.deepidv;

import java.util.List;
import org.apache.camel.Processor;
import org.apache.camel.component.webhook.WebhookCapableEndpoint;
import org.apache.camel.component.webhook.WebhookConfiguration;
import xyz.cr3dentials.camel.component.WebhookHandler;

/** The endpoint of {@code receiveWebhook} where camel-webhook is on the class path, which may then begin a route. */
final class WebhookReceiverEndpoint extends DeepidvEndpoint implements WebhookCapableEndpoint {

    /** Where webhooks are served unless the route says otherwise; camel-webhook's own default is a hash of the address. */
    private static final String PATH = "/webhooks/deepidv";

    WebhookReceiverEndpoint(String uri, DeepidvComponent component, DeepidvConfiguration configuration) {
        super(uri, component, configuration);
    }

    @Override
    public void setWebhookConfiguration(WebhookConfiguration webhookConfiguration) {
        if (webhookConfiguration.getWebhookPath() == null) {
            webhookConfiguration.setWebhookPath(PATH);
        }
    }

    @Override
    public Processor createWebhookHandler(Processor next) {
        return new WebhookHandler(new DeepidvWebhookReceiver(this), DeepidvConstants.SESSION_ID, next);
    }

    @Override
    public void registerWebhook() {
        // The vendor has no API for it: its address is entered once in the vendor's console.
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
