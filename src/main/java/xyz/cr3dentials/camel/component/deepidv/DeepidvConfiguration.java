package xyz.cr3dentials.camel.component.deepidv;

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
public class DeepidvConfiguration extends DeepidvRequestConfiguration implements Cloneable {

    @UriPath(description = "What to do.")
    @Metadata(required = true)
    private @Nullable DeepidvOperation operation;

    @UriParam(
            label = "security",
            secret = true,
            description =
                    "The signing secret of the webhook in the vendor's console, whsec_..., which every webhook carries. Several, separated by commas, are accepted while one takes the place of another.")
    private @Nullable String webhookSecret;

    @UriParam(
            label = "common",
            defaultValue = "false",
            description =
                    "Whether the whole organization's sessions are listed and followed, not only those of the API key.")
    private boolean byOrganization = false;

    @UriParam(
            label = "consumer",
            defaultValue = "true",
            description = "Whether a session is read by its id when the list lacks its result.")
    private boolean fetchDetails = true;

    public @Nullable DeepidvOperation getOperation() {
        return operation;
    }

    /** What to do. */
    public void setOperation(@Nullable DeepidvOperation operation) {
        this.operation = operation;
    }

    public @Nullable String getWebhookSecret() {
        return webhookSecret;
    }

    /** The signing secret of the webhook in the vendor's console, which every webhook carries. */
    public void setWebhookSecret(@Nullable String webhookSecret) {
        this.webhookSecret = webhookSecret;
    }

    public boolean isByOrganization() {
        return byOrganization;
    }

    /** Whether the whole organization's sessions are listed and followed, not only those of the API key. */
    public void setByOrganization(boolean byOrganization) {
        this.byOrganization = byOrganization;
    }

    public boolean isFetchDetails() {
        return fetchDetails;
    }

    /** Whether a session is read by its id when the list lacks its result. */
    public void setFetchDetails(boolean fetchDetails) {
        this.fetchDetails = fetchDetails;
    }

    /** Returns a copy whose options can be set without changing this one. */
    public DeepidvConfiguration copy() {
        try {
            return (DeepidvConfiguration) clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException(e);
        }
    }
}
