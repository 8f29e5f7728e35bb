package xyz.cr3dentials.camel.component.deepidv;

import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;
import org.apache.camel.spi.UriPath;
import org.jspecify.annotations.Nullable;
import xyz.cr3dentials.camel.api.deepidv.DeepidvClient;
import xyz.cr3dentials.camel.api.deepidv.HttpDeepidvClient;
import xyz.cr3dentials.camel.component.SessionConfiguration;
import xyz.cr3dentials.camel.http.budget.BudgetSettings;

/**
 * The options that only this vendor's component and endpoints have. Those of requests fill what a message leaves open: a
 * header wins over the body, the body over the option. One instance serves one component or endpoint; it is not
 * thread-safe while it is being set up.
 *
 * <p>What is personal has no option, since addresses of endpoints show in logs.
 */
@UriParams
public class DeepidvConfiguration extends SessionConfiguration {

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
            defaultValue = HttpDeepidvClient.BASE_URL,
            description = "Address of the deepidv API, without /v1 and the operation's path.")
    private String baseUrl = HttpDeepidvClient.BASE_URL;

    @UriParam(
            label = "advanced",
            defaultValue = "25",
            description = "How many requests a second the API key may make for ever, over all routes that use it.")
    private int requestsPerSecond = HttpDeepidvClient.REQUESTS_PER_SECOND;

    @UriParam(
            label = "advanced",
            defaultValue = "35",
            description = "How many requests the API key may make at once after a quiet time.")
    private int burst = HttpDeepidvClient.BURST;

    @UriParam(
            label = "advanced",
            defaultValue = "10000",
            description =
                    "How many requests the API key may make in any 24 hours, over all routes that use it. No limit when 0.")
    private int requestsPerDay = HttpDeepidvClient.REQUESTS_PER_DAY;

    @UriParam(label = "advanced", description = "A client of your own in place of the one made from the options.")
    @Metadata(autowired = true)
    private @Nullable DeepidvClient client;

    @UriParam(
            label = "producer",
            description =
                    "Whether the vendor e-mails an invitation to the person, for createSession. It does unless this is false.")
    private @Nullable Boolean sendEmailInvite;

    @UriParam(
            label = "producer",
            description =
                    "Whether the vendor sends the person an invitation by SMS, for createSession. It does unless this is false.")
    private @Nullable Boolean sendPhoneInvite;

    @UriParam(label = "producer", description = "The workflow that a new session runs, or that listSessions looks for.")
    private @Nullable String workflowId;

    @UriParam(label = "producer", description = "Https address the person's browser returns to, for createSession.")
    private @Nullable String redirectUrl;

    @UriParam(
            label = "producer,advanced",
            defaultValue = "false",
            description = "Whether redirectUrl may be plain http or name a local host, as tests need it.")
    private boolean allowLocalRedirectUrl = false;

    @UriParam(
            label = "producer",
            description = "Lifetime of a new session in hours, 1 to 8760. The API's own default is not documented.")
    private @Nullable Integer expiresInHours;

    @UriParam(
            label = "producer",
            description = "Your own reference: for a new session, or to look for by getSession and listSessions.")
    private @Nullable String externalId;

    @UriParam(label = "producer", description = "The decision that updateStatus sets: VERIFIED or REJECTED.")
    private @Nullable String newStatus;

    @UriParam(
            label = "producer",
            description = "Rows a page, 1 to 500, for listSessions. The API takes 50 when absent.")
    private @Nullable Integer limit;

    @UriParam(label = "producer", description = "Where the page begins, as the page before said, for listSessions.")
    private @Nullable String nextToken;

    @UriParam(label = "producer", description = "Earliest moment to list, inclusive, in ISO-8601, for listSessions.")
    private @Nullable String startDate;

    @UriParam(label = "producer", description = "Latest moment to list, inclusive, in ISO-8601, for listSessions.")
    private @Nullable String endDate;

    @Override
    public @Nullable DeepidvOperation getOperation() {
        return operation;
    }

    public void setOperation(@Nullable DeepidvOperation operation) {
        this.operation = operation;
    }

    public @Nullable String getWebhookSecret() {
        return webhookSecret;
    }

    public void setWebhookSecret(@Nullable String webhookSecret) {
        this.webhookSecret = webhookSecret;
    }

    public boolean isByOrganization() {
        return byOrganization;
    }

    public void setByOrganization(boolean byOrganization) {
        this.byOrganization = byOrganization;
    }

    @Override
    public String getBaseUrl() {
        return baseUrl;
    }

    public void setBaseUrl(String baseUrl) {
        this.baseUrl = baseUrl;
    }

    /** Returns {@code x-api-key}, the only way the vendor documents. */
    @Override
    public String getAuthScheme() {
        return "x-api-key";
    }

    public int getRequestsPerSecond() {
        return requestsPerSecond;
    }

    public void setRequestsPerSecond(int requestsPerSecond) {
        this.requestsPerSecond = requestsPerSecond;
    }

    public int getBurst() {
        return burst;
    }

    public void setBurst(int burst) {
        this.burst = burst;
    }

    public int getRequestsPerDay() {
        return requestsPerDay;
    }

    public void setRequestsPerDay(int requestsPerDay) {
        this.requestsPerDay = requestsPerDay;
    }

    public @Nullable DeepidvClient getClient() {
        return client;
    }

    public void setClient(@Nullable DeepidvClient client) {
        this.client = client;
    }

    @Override
    protected BudgetSettings budget() {
        return BudgetSettings.ofRequestsPerSecond(requestsPerSecond, burst, requestsPerDay);
    }

    public @Nullable Boolean getSendEmailInvite() {
        return sendEmailInvite;
    }

    public void setSendEmailInvite(@Nullable Boolean sendEmailInvite) {
        this.sendEmailInvite = sendEmailInvite;
    }

    public @Nullable Boolean getSendPhoneInvite() {
        return sendPhoneInvite;
    }

    public void setSendPhoneInvite(@Nullable Boolean sendPhoneInvite) {
        this.sendPhoneInvite = sendPhoneInvite;
    }

    public @Nullable String getWorkflowId() {
        return workflowId;
    }

    public void setWorkflowId(@Nullable String workflowId) {
        this.workflowId = workflowId;
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

    public @Nullable Integer getExpiresInHours() {
        return expiresInHours;
    }

    public void setExpiresInHours(@Nullable Integer expiresInHours) {
        this.expiresInHours = expiresInHours;
    }

    public @Nullable String getExternalId() {
        return externalId;
    }

    public void setExternalId(@Nullable String externalId) {
        this.externalId = externalId;
    }

    public @Nullable String getNewStatus() {
        return newStatus;
    }

    public void setNewStatus(@Nullable String newStatus) {
        this.newStatus = newStatus;
    }

    public @Nullable Integer getLimit() {
        return limit;
    }

    public void setLimit(@Nullable Integer limit) {
        this.limit = limit;
    }

    public @Nullable String getNextToken() {
        return nextToken;
    }

    public void setNextToken(@Nullable String nextToken) {
        this.nextToken = nextToken;
    }

    public @Nullable String getStartDate() {
        return startDate;
    }

    public void setStartDate(@Nullable String startDate) {
        this.startDate = startDate;
    }

    public @Nullable String getEndDate() {
        return endDate;
    }

    public void setEndDate(@Nullable String endDate) {
        this.endDate = endDate;
    }

    @Override
    public DeepidvConfiguration copy() {
        return (DeepidvConfiguration) super.copy();
    }
}
