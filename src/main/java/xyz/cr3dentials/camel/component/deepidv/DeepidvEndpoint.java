package xyz.cr3dentials.camel.component.deepidv;

import java.util.Arrays;
import org.apache.camel.Category;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriParam;
import org.jspecify.annotations.Nullable;
import xyz.cr3dentials.camel.api.deepidv.DeepidvClient;
import xyz.cr3dentials.camel.api.deepidv.WebhookSecretHeader;
import xyz.cr3dentials.camel.component.VendorEndpoint;

/** Create, read, list, decide and follow identity verification sessions of deepidv. */
@UriEndpoint(
        firstVersion = "0.1.0",
        scheme = "deepidv",
        title = "deepidv",
        syntax = "deepidv:operation",
        category = {Category.SAAS, Category.API},
        headersClass = DeepidvConstants.class)
public class DeepidvEndpoint extends VendorEndpoint<DeepidvClient> {

    private static final long DEFAULT_DELAY = 60_000;

    @UriParam
    private final DeepidvConfiguration configuration;

    // A poll takes two or three requests, and the vendor allows 10,000 a day.
    @UriParam(
            defaultValue = "" + DEFAULT_DELAY,
            label = "consumer,scheduler",
            description = "Milliseconds before the next poll.")
    private long delay;

    DeepidvEndpoint(String uri, DeepidvComponent component, DeepidvConfiguration configuration) {
        super(uri, component, DEFAULT_DELAY);
        this.configuration = configuration;
        this.delay = DEFAULT_DELAY;
    }

    @Override
    public DeepidvConfiguration getConfiguration() {
        return configuration;
    }

    @Override
    protected @Nullable DeepidvClient ownClient() {
        return configuration.getClient();
    }

    @Override
    public long getDelay() {
        return delay;
    }

    /** Milliseconds before the next poll. */
    @Override
    public void setDelay(long delay) {
        this.delay = delay;
        super.setDelay(delay);
    }

    /**
     * Returns the check of the header that proves a webhook.
     *
     * @throws IllegalArgumentException when no secret is set, or one of several is blank
     */
    WebhookSecretHeader webhookSecrets() {
        String secrets = configuration.getWebhookSecret();
        return new WebhookSecretHeader(Arrays.stream((secrets == null ? "" : secrets).split(",", -1))
                .map(String::strip)
                .toList());
    }
}
