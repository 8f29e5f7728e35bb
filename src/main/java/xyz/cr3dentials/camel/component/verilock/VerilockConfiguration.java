package xyz.cr3dentials.camel.component.verilock;

import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;
import org.apache.camel.spi.UriPath;
import org.jspecify.annotations.Nullable;

/**
 * All options of the component and its endpoints. One instance serves one component or endpoint; it is not thread-safe
 * while it is being set up.
 */
@UriParams
public class VerilockConfiguration extends VerilockRequestConfiguration implements Cloneable {

    @UriPath(description = "What to do.")
    @Metadata(required = true)
    private @Nullable VerilockOperation operation;

    @UriParam(
            label = "security",
            secret = true,
            description =
                    "Secret of the webhook endpoint in the vendor's dashboard, which receiveWebhook checks signatures with. Several, separated by commas, are accepted while one takes the place of another.")
    private @Nullable String webhookSecret;

    @UriParam(
            label = "consumer",
            defaultValue = "true",
            description = "Whether a session is read by its id when the list lacks its result.")
    private boolean fetchDetails = true;

    public @Nullable VerilockOperation getOperation() {
        return operation;
    }

    /** What to do. */
    public void setOperation(@Nullable VerilockOperation operation) {
        this.operation = operation;
    }

    public @Nullable String getWebhookSecret() {
        return webhookSecret;
    }

    /** Secret of the webhook endpoint in the vendor's dashboard, which receiveWebhook checks signatures with. */
    public void setWebhookSecret(@Nullable String webhookSecret) {
        this.webhookSecret = webhookSecret;
    }

    public boolean isFetchDetails() {
        return fetchDetails;
    }

    /** Whether a session is read by its id when the list lacks its result. */
    public void setFetchDetails(boolean fetchDetails) {
        this.fetchDetails = fetchDetails;
    }

    /** Returns a copy whose options can be set without changing this one. */
    public VerilockConfiguration copy() {
        try {
            return (VerilockConfiguration) clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException(e);
        }
    }
}
