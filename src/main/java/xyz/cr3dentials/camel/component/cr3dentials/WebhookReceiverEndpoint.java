package xyz.cr3dentials.camel.component.cr3dentials;

import java.util.List;
import org.apache.camel.Processor;
import org.apache.camel.component.webhook.WebhookCapableEndpoint;
import org.apache.camel.component.webhook.WebhookConfiguration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import xyz.cr3dentials.camel.component.WebhookHandler;

/** The endpoint of {@code receiveWebhook} where camel-webhook is on the class path, which may then begin a route. */
final class WebhookReceiverEndpoint extends Cr3dentialsEndpoint implements WebhookCapableEndpoint {

    private static final Logger LOG = LoggerFactory.getLogger(WebhookReceiverEndpoint.class);

    WebhookReceiverEndpoint(String uri, Cr3dentialsComponent component, Cr3dentialsConfiguration configuration) {
        super(uri, component, configuration);
    }

    /**
     * Completes the place where webhooks are served: without {@code webhookPath} it is the one that createSession asks
     * webhooks at, in place of the default of camel-webhook, which has no room for a token; those of the Partner Portal
     * have none.
     *
     * @throws IllegalArgumentException when the path has no template for the token
     */
    @Override
    public void setWebhookConfiguration(WebhookConfiguration webhookConfiguration) {
        if (getConfiguration().isPortalWebhook()) {
            if (webhookConfiguration.getWebhookPath() == null) {
                webhookConfiguration.setWebhookPath(WebhookAddress.PORTAL_PATH);
            }
            return;
        }
        String template = "{" + getConfiguration().getWebhookTokenHeader() + "}";
        String path = webhookConfiguration.getWebhookPath();
        if (path == null) {
            webhookConfiguration.setWebhookPath(WebhookAddress.PATH + template);
        } else if (!path.endsWith("/" + template)) {
            throw new IllegalArgumentException(
                    "webhookPath: '%s' leaves no room for the token that every webhook's address ends with; let it end with /%s, or leave it out for %s%s"
                            .formatted(path, template, WebhookAddress.PATH, template));
        }
    }

    @Override
    public Processor createWebhookHandler(Processor next) {
        return new WebhookHandler(newWebhookReceiver(), Cr3dentialsConstants.SESSION_ID, next);
    }

    /** Registers nothing: the vendor has no API for it and learns each address as its session is created. */
    @Override
    public void registerWebhook() {
        if (!getConfiguration().isPortalWebhook() && getConfiguration().getWebhookBaseUrl() == null) {
            LOG.info("No webhookBaseUrl is set beside {}; createSession asks for webhooks only where it is", this);
        }
    }

    @Override
    public void unregisterWebhook() {
        // Nothing was registered; the addresses of sessions under way expire by themselves.
    }

    @Override
    public List<String> getWebhookMethods() {
        return List.of("POST");
    }
}
