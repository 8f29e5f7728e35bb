package xyz.cr3dentials.camel.component.cr3dentials;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import xyz.cr3dentials.camel.component.Webhooks;

/**
 * Where webhooks are served: without {@code webhookPath} it is the place that createSession asks webhooks at, as the default
 * of camel-webhook has no room for a token; those of the Partner Portal have none.
 */
final class WebhookPlace implements Webhooks.Place<Cr3dentialsEndpoint> {

    private static final Logger LOG = LoggerFactory.getLogger(WebhookPlace.class);

    @Override
    public String path(Cr3dentialsEndpoint endpoint, @Nullable String given) {
        if (endpoint.getConfiguration().isPortalWebhook()) {
            return given == null ? WebhookAddress.PORTAL_PATH : given;
        }
        String template = "{" + endpoint.getConfiguration().getWebhookTokenHeader() + "}";
        if (given == null) {
            return WebhookAddress.PATH + template;
        }
        if (!given.endsWith("/" + template)) {
            throw new IllegalArgumentException(
                    "webhookPath: '%s' leaves no room for the token that every webhook's address ends with; let it end with /%s, or leave it out for %s%s"
                            .formatted(given, template, WebhookAddress.PATH, template));
        }
        return given;
    }

    /** The vendor has no API for it and learns each address as its session is created. */
    @Override
    public void registered(Cr3dentialsEndpoint endpoint) {
        if (!endpoint.getConfiguration().isPortalWebhook()
                && endpoint.getConfiguration().getWebhookBaseUrl() == null) {
            LOG.info("No webhookBaseUrl is set beside {}; createSession asks for webhooks only where it is", endpoint);
        }
    }
}
