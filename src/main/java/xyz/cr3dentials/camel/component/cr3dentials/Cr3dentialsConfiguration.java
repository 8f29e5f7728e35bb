package xyz.cr3dentials.camel.component.cr3dentials;

import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;
import org.apache.camel.spi.UriPath;
import org.jspecify.annotations.Nullable;
import xyz.cr3dentials.camel.api.cr3dentials.Cr3dentialsClient;
import xyz.cr3dentials.camel.component.SessionConfiguration;
import xyz.cr3dentials.camel.http.budget.BudgetSettings;

/**
 * The options that only this vendor's component and endpoints have. Those of requests fill what a message leaves open: a
 * header wins over the body, the body over the option. One instance serves one component or endpoint; it is not
 * thread-safe while it is being set up.
 */
@UriParams
public class Cr3dentialsConfiguration extends SessionConfiguration {

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
            defaultValue = "https://app.cr3dentials.xyz/v1",
            description = "Address of the Partner API, without the operation's path.")
    private String baseUrl = "https://app.cr3dentials.xyz/v1";

    @UriParam(
            label = "security",
            defaultValue = "x-api-key",
            enums = "x-api-key,bearer",
            description =
                    "How the API key travels: in the header x-api-key, or as a bearer token in the header Authorization.")
    private String authScheme = "x-api-key";

    @UriParam(
            label = "advanced",
            defaultValue = "120",
            description = "How many requests the API key may make within 60 seconds, over all routes that use it.")
    private int requestsPerMinute = 120;

    @UriParam(
            label = "advanced",
            defaultValue = "2",
            description = "How many of requestsPerMinute stay unused here, for other users of the same API key.")
    private int requestReserve = 2;

    @UriParam(label = "advanced", description = "A client of your own in place of the one made from the options.")
    @Metadata(autowired = true)
    private @Nullable Cr3dentialsClient client;

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

    @UriParam(label = "producer", description = "The one status to list, for listSessions. All are listed when absent.")
    private @Nullable String status;

    @UriParam(
            label = "producer",
            description = "Rows a page, 1 to 100, for listSessions. The API takes 20 when absent.")
    private @Nullable Integer limit;

    @UriParam(label = "producer", description = "Rows to skip, 0 or more, for listSessions.")
    private @Nullable Integer offset;

    @Override
    public @Nullable Cr3dentialsOperation getOperation() {
        return operation;
    }

    public void setOperation(@Nullable Cr3dentialsOperation operation) {
        this.operation = operation;
    }

    public @Nullable String getWebhookBaseUrl() {
        return webhookBaseUrl;
    }

    public void setWebhookBaseUrl(@Nullable String webhookBaseUrl) {
        this.webhookBaseUrl = webhookBaseUrl;
    }

    public @Nullable String getWebhookSecret() {
        return webhookSecret;
    }

    public void setWebhookSecret(@Nullable String webhookSecret) {
        this.webhookSecret = webhookSecret;
    }

    public long getWebhookTokenGrace() {
        return webhookTokenGrace;
    }

    public void setWebhookTokenGrace(long webhookTokenGrace) {
        this.webhookTokenGrace = webhookTokenGrace;
    }

    public String getWebhookTokenHeader() {
        return webhookTokenHeader;
    }

    public void setWebhookTokenHeader(String webhookTokenHeader) {
        this.webhookTokenHeader = webhookTokenHeader;
    }

    public @Nullable String getWebhookHeaderName() {
        return webhookHeaderName;
    }

    public void setWebhookHeaderName(@Nullable String webhookHeaderName) {
        this.webhookHeaderName = webhookHeaderName;
    }

    public @Nullable String getWebhookHeaderSecret() {
        return webhookHeaderSecret;
    }

    public void setWebhookHeaderSecret(@Nullable String webhookHeaderSecret) {
        this.webhookHeaderSecret = webhookHeaderSecret;
    }

    public boolean isPortalWebhook() {
        return portalWebhook;
    }

    public void setPortalWebhook(boolean portalWebhook) {
        this.portalWebhook = portalWebhook;
    }

    @Override
    public String getBaseUrl() {
        return baseUrl;
    }

    public void setBaseUrl(String baseUrl) {
        this.baseUrl = baseUrl;
    }

    @Override
    public String getAuthScheme() {
        return authScheme;
    }

    public void setAuthScheme(String authScheme) {
        this.authScheme = authScheme;
    }

    public int getRequestsPerMinute() {
        return requestsPerMinute;
    }

    public void setRequestsPerMinute(int requestsPerMinute) {
        this.requestsPerMinute = requestsPerMinute;
    }

    public int getRequestReserve() {
        return requestReserve;
    }

    public void setRequestReserve(int requestReserve) {
        this.requestReserve = requestReserve;
    }

    public @Nullable Cr3dentialsClient getClient() {
        return client;
    }

    public void setClient(@Nullable Cr3dentialsClient client) {
        this.client = client;
    }

    @Override
    protected BudgetSettings budget() {
        return BudgetSettings.ofRequestsPerMinute(requestsPerMinute, requestReserve);
    }

    public @Nullable Long getPlatformId() {
        return platformId;
    }

    public void setPlatformId(@Nullable Long platformId) {
        this.platformId = platformId;
    }

    public @Nullable Integer getExpiresInHours() {
        return expiresInHours;
    }

    public void setExpiresInHours(@Nullable Integer expiresInHours) {
        this.expiresInHours = expiresInHours;
    }

    public @Nullable String getCountry() {
        return country;
    }

    public void setCountry(@Nullable String country) {
        this.country = country;
    }

    public boolean isAllowAnyCountry() {
        return allowAnyCountry;
    }

    public void setAllowAnyCountry(boolean allowAnyCountry) {
        this.allowAnyCountry = allowAnyCountry;
    }

    public @Nullable String getWebhookUrl() {
        return webhookUrl;
    }

    public void setWebhookUrl(@Nullable String webhookUrl) {
        this.webhookUrl = webhookUrl;
    }

    public boolean isAllowLocalWebhookUrl() {
        return allowLocalWebhookUrl;
    }

    public void setAllowLocalWebhookUrl(boolean allowLocalWebhookUrl) {
        this.allowLocalWebhookUrl = allowLocalWebhookUrl;
    }

    public @Nullable String getExternalReferenceId() {
        return externalReferenceId;
    }

    public void setExternalReferenceId(@Nullable String externalReferenceId) {
        this.externalReferenceId = externalReferenceId;
    }

    public @Nullable String getStatus() {
        return status;
    }

    public void setStatus(@Nullable String status) {
        this.status = status;
    }

    public @Nullable Integer getLimit() {
        return limit;
    }

    public void setLimit(@Nullable Integer limit) {
        this.limit = limit;
    }

    public @Nullable Integer getOffset() {
        return offset;
    }

    public void setOffset(@Nullable Integer offset) {
        this.offset = offset;
    }

    @Override
    public Cr3dentialsConfiguration copy() {
        return (Cr3dentialsConfiguration) super.copy();
    }
}
