package xyz.cr3dentials.camel.component.cr3dentials;

import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;
import org.jspecify.annotations.Nullable;

/**
 * Options that fill what a message leaves open in a request. A header wins over the body, the body over the option.
 */
@UriParams
public abstract class Cr3dentialsRequestConfiguration extends Cr3dentialsConnectionConfiguration {

    @UriParam(label = "producer", description = "The platform to prove data from, for createSession.")
    private @Nullable Long platformId;

    @UriParam(
            label = "producer",
            description = "Lifetime of a new session in hours, 1 to 168. The API takes its maximum when absent.")
    private @Nullable Integer expiresInHours;

    @UriParam(
            label = "producer",
            description =
                    "Country the person's traffic leaves from, for createSession: US, IN, DE, GB, JP, SG, AU or BR.")
    private @Nullable String country;

    @UriParam(
            label = "producer,advanced",
            defaultValue = "false",
            description = "Whether a country outside the documented list is sent as well.")
    private boolean allowAnyCountry = false;

    @UriParam(
            label = "producer",
            description =
                    "Address the API calls when a new session has ended. Made from webhookBaseUrl and webhookSecret when absent.")
    private @Nullable String webhookUrl;

    @UriParam(
            label = "producer,advanced",
            defaultValue = "false",
            description = "Whether a webhook address may be plain http or name a local host, as tests need it.")
    private boolean allowLocalWebhookUrl = false;

    @UriParam(label = "producer", description = "Your own reference for a new session.")
    private @Nullable String externalReferenceId;

    @UriParam(label = "producer", description = "The session to read, for getSession.")
    private @Nullable String sessionId;

    @UriParam(label = "producer", description = "The one status to list, for listSessions. All are listed when absent.")
    private @Nullable String status;

    @UriParam(
            label = "producer",
            description = "Rows a page, 1 to 100, for listSessions. The API takes 20 when absent.")
    private @Nullable Integer limit;

    @UriParam(label = "producer", description = "Rows to skip, 0 or more, for listSessions.")
    private @Nullable Integer offset;

    @UriParam(
            label = "producer",
            defaultValue = "false",
            description =
                    "Whether listSessions answers an Iterator over all pages instead of one page. Pages are read as the route consumes them.")
    private boolean autoPage = false;

    public @Nullable Long getPlatformId() {
        return platformId;
    }

    /** The platform to prove data from, for createSession. */
    public void setPlatformId(@Nullable Long platformId) {
        this.platformId = platformId;
    }

    public @Nullable Integer getExpiresInHours() {
        return expiresInHours;
    }

    /** Lifetime of a new session in hours, 1 to 168. */
    public void setExpiresInHours(@Nullable Integer expiresInHours) {
        this.expiresInHours = expiresInHours;
    }

    public @Nullable String getCountry() {
        return country;
    }

    /** Country the person's traffic leaves from, for createSession: US, IN, DE, GB, JP, SG, AU or BR. */
    public void setCountry(@Nullable String country) {
        this.country = country;
    }

    public boolean isAllowAnyCountry() {
        return allowAnyCountry;
    }

    /** Whether a country outside the documented list is sent as well. */
    public void setAllowAnyCountry(boolean allowAnyCountry) {
        this.allowAnyCountry = allowAnyCountry;
    }

    public @Nullable String getWebhookUrl() {
        return webhookUrl;
    }

    /** Address the API calls when a new session has ended. */
    public void setWebhookUrl(@Nullable String webhookUrl) {
        this.webhookUrl = webhookUrl;
    }

    public boolean isAllowLocalWebhookUrl() {
        return allowLocalWebhookUrl;
    }

    /** Whether a webhook address may be plain http or name a local host, as tests need it. */
    public void setAllowLocalWebhookUrl(boolean allowLocalWebhookUrl) {
        this.allowLocalWebhookUrl = allowLocalWebhookUrl;
    }

    public @Nullable String getExternalReferenceId() {
        return externalReferenceId;
    }

    /** Your own reference for a new session. */
    public void setExternalReferenceId(@Nullable String externalReferenceId) {
        this.externalReferenceId = externalReferenceId;
    }

    public @Nullable String getSessionId() {
        return sessionId;
    }

    /** The session to read, for getSession. */
    public void setSessionId(@Nullable String sessionId) {
        this.sessionId = sessionId;
    }

    public @Nullable String getStatus() {
        return status;
    }

    /** The one status to list, for listSessions. */
    public void setStatus(@Nullable String status) {
        this.status = status;
    }

    public @Nullable Integer getLimit() {
        return limit;
    }

    /** Rows a page, 1 to 100, for listSessions. */
    public void setLimit(@Nullable Integer limit) {
        this.limit = limit;
    }

    public @Nullable Integer getOffset() {
        return offset;
    }

    /** Rows to skip, 0 or more, for listSessions. */
    public void setOffset(@Nullable Integer offset) {
        this.offset = offset;
    }

    public boolean isAutoPage() {
        return autoPage;
    }

    /** Whether listSessions answers an Iterator over all pages instead of one page. */
    public void setAutoPage(boolean autoPage) {
        this.autoPage = autoPage;
    }
}
