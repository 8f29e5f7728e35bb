package xyz.cr3dentials.camel.component.verilock;

import java.util.stream.Stream;
import org.apache.camel.Category;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriParam;
import org.jspecify.annotations.Nullable;
import xyz.cr3dentials.camel.api.verilock.VerilockClient;
import xyz.cr3dentials.camel.api.verilock.WebhookSignature;
import xyz.cr3dentials.camel.component.VendorEndpoint;

/** Create, read, list and follow verification sessions of Verilock. */
@UriEndpoint(
        firstVersion = "0.1.0",
        scheme = "verilock",
        title = "Verilock",
        syntax = "verilock:operation",
        category = {Category.SAAS, Category.API},
        headersClass = VerilockConstants.class)
public class VerilockEndpoint extends VendorEndpoint<VerilockClient> {

    @UriParam
    private final VerilockConfiguration configuration;

    VerilockEndpoint(String uri, VerilockComponent component, VerilockConfiguration configuration) {
        super(uri, component);
        this.configuration = configuration;
    }

    @Override
    public VerilockConfiguration getConfiguration() {
        return configuration;
    }

    @Override
    protected @Nullable VerilockClient ownClient() {
        return configuration.getClient();
    }

    /**
     * Returns what checks the signatures of webhooks, or null when no secret is set.
     *
     * @throws IllegalArgumentException when one of several secrets is blank
     */
    @Nullable
    WebhookSignature getWebhookSignature() {
        String secrets = configuration.getWebhookSecret();
        return secrets == null || secrets.isBlank()
                ? null
                : WebhookSignature.of(
                        Stream.of(secrets.split(",", -1)).map(String::strip).toList());
    }
}
