package xyz.cr3dentials.camel.component.cr3dentials;

import org.apache.camel.Category;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriParam;
import org.jspecify.annotations.Nullable;
import xyz.cr3dentials.camel.api.cr3dentials.Cr3dentialsClient;
import xyz.cr3dentials.camel.component.VendorEndpoint;

/** Create, read, list and follow verification sessions of CR3DENTIALS. */
@UriEndpoint(
        firstVersion = "0.1.0",
        scheme = "cr3dentials",
        title = "CR3DENTIALS",
        syntax = "cr3dentials:operation",
        category = {Category.SAAS, Category.API},
        headersClass = Cr3dentialsConstants.class)
public class Cr3dentialsEndpoint extends VendorEndpoint<Cr3dentialsClient> {

    @UriParam
    private final Cr3dentialsConfiguration configuration;

    Cr3dentialsEndpoint(String uri, Cr3dentialsComponent component, Cr3dentialsConfiguration configuration) {
        super(uri, component);
        this.configuration = configuration;
    }

    @Override
    public Cr3dentialsConfiguration getConfiguration() {
        return configuration;
    }

    @Override
    protected @Nullable Cr3dentialsClient ownClient() {
        return configuration.getClient();
    }

    /** Returns the maker of webhook tokens, or null when no secret is set. */
    @Nullable
    WebhookTokens getWebhookTokens() {
        String secrets = configuration.getWebhookSecret();
        return secrets == null || secrets.isBlank() ? null : new WebhookTokens(WebhookSecrets.parse(secrets), clock());
    }
}
