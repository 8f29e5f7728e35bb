package xyz.cr3dentials.camel.component.cr3dentials;

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
public class Cr3dentialsConfiguration extends Cr3dentialsRequestConfiguration implements Cloneable {

    @UriPath(description = "What to do.")
    @Metadata(required = true)
    private @Nullable Cr3dentialsOperation operation;

    @UriParam(
            label = "common",
            description =
                    "Public address of this application, for example https://hooks.example.com. With webhookSecret, createSession asks for webhooks at /webhooks/cr3dentials/ below it.")
    private @Nullable String webhookBaseUrl;

    @UriParam(
            label = "security",
            secret = true,
            description =
                    "Secret that webhook addresses are signed with, as keyId:secret. Several, separated by commas, are accepted; the first signs.")
    private @Nullable String webhookSecret;

    @UriParam(
            label = "advanced",
            defaultValue = "604800000",
            javaType = "java.time.Duration",
            description = "How long after a session's end its webhook address stays valid, in milliseconds.")
    private long webhookTokenGrace = 604_800_000;

    @UriParam(
            label = "producer,advanced",
            defaultValue = "token",
            description =
                    "Message header that receiveWebhook takes the token from, which a path template {token} sets. Without such a header it is the last segment of the request's path.")
    private String webhookTokenHeader = "token";

    @UriParam(
            label = "security",
            description =
                    "Name of the header that the Partner Portal adds to its webhooks, as it is set there. With webhookHeaderSecret it alone tells them from forged ones where portalWebhook is set.")
    private @Nullable String webhookHeaderName;

    @UriParam(label = "security", secret = true, description = "Value of the header named by webhookHeaderName.")
    private @Nullable String webhookHeaderSecret;

    @UriParam(
            label = "producer",
            defaultValue = "false",
            description =
                    "Whether receiveWebhook takes the webhooks that are registered in the Partner Portal, and its test calls: they come to one address without a token, and the header named by webhookHeaderName proves them. Without such a header all are refused.")
    private boolean portalWebhook;

    @UriParam(
            label = "consumer",
            defaultValue = "true",
            description = "Whether a session is read by its id when the list lacks its result.")
    private boolean fetchDetails = true;

    public @Nullable Cr3dentialsOperation getOperation() {
        return operation;
    }

    /** What to do. */
    public void setOperation(@Nullable Cr3dentialsOperation operation) {
        this.operation = operation;
    }

    public @Nullable String getWebhookBaseUrl() {
        return webhookBaseUrl;
    }

    /** Public address of this application, for example https://hooks.example.com. */
    public void setWebhookBaseUrl(@Nullable String webhookBaseUrl) {
        this.webhookBaseUrl = webhookBaseUrl;
    }

    public @Nullable String getWebhookSecret() {
        return webhookSecret;
    }

    /** Secret that webhook addresses are signed with, as keyId:secret. */
    public void setWebhookSecret(@Nullable String webhookSecret) {
        this.webhookSecret = webhookSecret;
    }

    public long getWebhookTokenGrace() {
        return webhookTokenGrace;
    }

    /** How long after a session's end its webhook address stays valid, in milliseconds. */
    public void setWebhookTokenGrace(long webhookTokenGrace) {
        this.webhookTokenGrace = webhookTokenGrace;
    }

    public String getWebhookTokenHeader() {
        return webhookTokenHeader;
    }

    /** Message header that receiveWebhook takes the token from, which a path template {token} sets. */
    public void setWebhookTokenHeader(String webhookTokenHeader) {
        this.webhookTokenHeader = webhookTokenHeader;
    }

    public @Nullable String getWebhookHeaderName() {
        return webhookHeaderName;
    }

    /** Name of the header that the Partner Portal adds to its webhooks, as it is set there. */
    public void setWebhookHeaderName(@Nullable String webhookHeaderName) {
        this.webhookHeaderName = webhookHeaderName;
    }

    public @Nullable String getWebhookHeaderSecret() {
        return webhookHeaderSecret;
    }

    /** Value of the header named by webhookHeaderName. */
    public void setWebhookHeaderSecret(@Nullable String webhookHeaderSecret) {
        this.webhookHeaderSecret = webhookHeaderSecret;
    }

    public boolean isPortalWebhook() {
        return portalWebhook;
    }

    /** Whether receiveWebhook takes the webhooks that are registered in the Partner Portal, and its test calls. */
    public void setPortalWebhook(boolean portalWebhook) {
        this.portalWebhook = portalWebhook;
    }

    public boolean isFetchDetails() {
        return fetchDetails;
    }

    /** Whether a session is read by its id when the list lacks its result. */
    public void setFetchDetails(boolean fetchDetails) {
        this.fetchDetails = fetchDetails;
    }

    /** Returns a copy whose options can be set without changing this one. */
    public Cr3dentialsConfiguration copy() {
        try {
            return (Cr3dentialsConfiguration) clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException(e);
        }
    }
}
