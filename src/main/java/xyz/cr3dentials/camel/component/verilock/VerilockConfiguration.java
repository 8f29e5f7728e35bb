package xyz.cr3dentials.camel.component.verilock;

import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;
import org.apache.camel.spi.UriPath;
import org.jspecify.annotations.Nullable;
import xyz.cr3dentials.camel.api.verilock.VerilockClient;
import xyz.cr3dentials.camel.component.SessionConfiguration;
import xyz.cr3dentials.camel.http.budget.BudgetSettings;

/**
 * The options that only this vendor's component and endpoints have. Those of requests fill what a message leaves open: a
 * header wins over the body, the body over the option. One instance serves one component or endpoint; it is not
 * thread-safe while it is being set up.
 *
 * <p>The person's name and address have no option, since addresses of endpoints are logged.
 */
@UriParams
public class VerilockConfiguration extends SessionConfiguration {

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
            defaultValue = "https://verilock.io/api/v1",
            description = "Address of the Verilock API, without the operation's path.")
    private String baseUrl = "https://verilock.io/api/v1";

    @UriParam(
            label = "security",
            defaultValue = "bearer",
            enums = "bearer,x-api-key",
            description =
                    "How the API key travels: as a bearer token in the header Authorization, or in the header x-api-key of the older API.")
    private String authScheme = "bearer";

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
    private @Nullable VerilockClient client;

    @UriParam(
            label = "producer",
            description = "The profile whose steps and thresholds a new session has, a UUID, for createSession.")
    private @Nullable String profileId;

    @UriParam(label = "producer", description = "Your own reference for a new session.")
    private @Nullable String externalId;

    @UriParam(label = "producer", description = "Where the person goes after the verification, for createSession.")
    private @Nullable String redirectUrl;

    @UriParam(
            label = "producer,advanced",
            defaultValue = "false",
            description = "Whether a redirect address may be plain http or name a local host, as tests need it.")
    private boolean allowLocalRedirectUrl = false;

    @UriParam(
            label = "producer",
            description = "Lifetime of a new session in seconds, 300 to 86400. The API takes an hour when absent.")
    private @Nullable Integer expiresIn;

    @UriParam(
            label = "producer",
            description =
                    "Whether the API screens an approved person again and again, for createSession. It does not when absent.")
    private @Nullable Boolean monitoringEnabled;

    @UriParam(
            label = "producer",
            enums = "daily,weekly",
            description = "How often it does, daily or weekly, for createSession. The API takes daily when absent.")
    private @Nullable String monitoringFrequency;

    @UriParam(label = "producer", description = "The one status to list, for listSessions. All are listed when absent.")
    private @Nullable String status;

    @UriParam(label = "producer", description = "The page to list, from 1, for listSessions.")
    private @Nullable Integer page;

    @UriParam(
            label = "producer",
            description = "Rows a page, 1 to 100, for listSessions. The API takes 15 when absent.")
    private @Nullable Integer perPage;

    @UriParam(
            label = "producer",
            description = "Only sessions created on this day or later, as 2026-11-20, for listSessions.")
    private @Nullable String from;

    @UriParam(
            label = "producer",
            description = "Only sessions created on this day or earlier, as 2026-11-20, for listSessions.")
    private @Nullable String to;

    @Override
    public @Nullable VerilockOperation getOperation() {
        return operation;
    }

    public void setOperation(@Nullable VerilockOperation operation) {
        this.operation = operation;
    }

    public @Nullable String getWebhookSecret() {
        return webhookSecret;
    }

    public void setWebhookSecret(@Nullable String webhookSecret) {
        this.webhookSecret = webhookSecret;
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

    public @Nullable VerilockClient getClient() {
        return client;
    }

    public void setClient(@Nullable VerilockClient client) {
        this.client = client;
    }

    @Override
    protected BudgetSettings budget() {
        return BudgetSettings.ofRequestsPerMinute(requestsPerMinute, requestReserve);
    }

    public @Nullable String getProfileId() {
        return profileId;
    }

    public void setProfileId(@Nullable String profileId) {
        this.profileId = profileId;
    }

    public @Nullable String getExternalId() {
        return externalId;
    }

    public void setExternalId(@Nullable String externalId) {
        this.externalId = externalId;
    }

    public @Nullable String getRedirectUrl() {
        return redirectUrl;
    }

    public void setRedirectUrl(@Nullable String redirectUrl) {
        this.redirectUrl = redirectUrl;
    }

    public boolean isAllowLocalRedirectUrl() {
        return allowLocalRedirectUrl;
    }

    public void setAllowLocalRedirectUrl(boolean allowLocalRedirectUrl) {
        this.allowLocalRedirectUrl = allowLocalRedirectUrl;
    }

    public @Nullable Integer getExpiresIn() {
        return expiresIn;
    }

    public void setExpiresIn(@Nullable Integer expiresIn) {
        this.expiresIn = expiresIn;
    }

    public @Nullable Boolean getMonitoringEnabled() {
        return monitoringEnabled;
    }

    public void setMonitoringEnabled(@Nullable Boolean monitoringEnabled) {
        this.monitoringEnabled = monitoringEnabled;
    }

    public @Nullable String getMonitoringFrequency() {
        return monitoringFrequency;
    }

    public void setMonitoringFrequency(@Nullable String monitoringFrequency) {
        this.monitoringFrequency = monitoringFrequency;
    }

    public @Nullable String getStatus() {
        return status;
    }

    public void setStatus(@Nullable String status) {
        this.status = status;
    }

    public @Nullable Integer getPage() {
        return page;
    }

    public void setPage(@Nullable Integer page) {
        this.page = page;
    }

    public @Nullable Integer getPerPage() {
        return perPage;
    }

    public void setPerPage(@Nullable Integer perPage) {
        this.perPage = perPage;
    }

    public @Nullable String getFrom() {
        return from;
    }

    public void setFrom(@Nullable String from) {
        this.from = from;
    }

    public @Nullable String getTo() {
        return to;
    }

    public void setTo(@Nullable String to) {
        this.to = to;
    }

    @Override
    public VerilockConfiguration copy() {
        return (VerilockConfiguration) super.copy();
    }
}
