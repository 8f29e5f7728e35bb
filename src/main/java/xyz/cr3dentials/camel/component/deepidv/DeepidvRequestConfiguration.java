package xyz.cr3dentials.camel.component.deepidv;

import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;
import org.jspecify.annotations.Nullable;

/**
 * Options that fill what a message leaves open in a request. A header wins over the body, the body over the option. What is
 * personal has no option, since addresses of endpoints show in logs.
 */
@UriParams
public abstract class DeepidvRequestConfiguration extends DeepidvConnectionConfiguration {

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

    @UriParam(label = "producer", description = "The session, for getSession and updateStatus.")
    private @Nullable String sessionId;

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

    @UriParam(
            label = "producer",
            defaultValue = "false",
            description =
                    "Whether listSessions answers an Iterator over all pages instead of one page. Pages are read as the route consumes them.")
    private boolean autoPage = false;

    public @Nullable Boolean getSendEmailInvite() {
        return sendEmailInvite;
    }

    /** Whether the vendor e-mails an invitation to the person, for createSession. */
    public void setSendEmailInvite(@Nullable Boolean sendEmailInvite) {
        this.sendEmailInvite = sendEmailInvite;
    }

    public @Nullable Boolean getSendPhoneInvite() {
        return sendPhoneInvite;
    }

    /** Whether the vendor sends the person an invitation by SMS, for createSession. */
    public void setSendPhoneInvite(@Nullable Boolean sendPhoneInvite) {
        this.sendPhoneInvite = sendPhoneInvite;
    }

    public @Nullable String getWorkflowId() {
        return workflowId;
    }

    /** The workflow that a new session runs, or that listSessions looks for. */
    public void setWorkflowId(@Nullable String workflowId) {
        this.workflowId = workflowId;
    }

    public @Nullable String getRedirectUrl() {
        return redirectUrl;
    }

    /** Https address the person's browser returns to, for createSession. */
    public void setRedirectUrl(@Nullable String redirectUrl) {
        this.redirectUrl = redirectUrl;
    }

    public boolean isAllowLocalRedirectUrl() {
        return allowLocalRedirectUrl;
    }

    /** Whether redirectUrl may be plain http or name a local host, as tests need it. */
    public void setAllowLocalRedirectUrl(boolean allowLocalRedirectUrl) {
        this.allowLocalRedirectUrl = allowLocalRedirectUrl;
    }

    public @Nullable Integer getExpiresInHours() {
        return expiresInHours;
    }

    /** Lifetime of a new session in hours, 1 to 8760. */
    public void setExpiresInHours(@Nullable Integer expiresInHours) {
        this.expiresInHours = expiresInHours;
    }

    public @Nullable String getExternalId() {
        return externalId;
    }

    /** Your own reference: for a new session, or to look for by getSession and listSessions. */
    public void setExternalId(@Nullable String externalId) {
        this.externalId = externalId;
    }

    public @Nullable String getSessionId() {
        return sessionId;
    }

    /** The session, for getSession and updateStatus. */
    public void setSessionId(@Nullable String sessionId) {
        this.sessionId = sessionId;
    }

    public @Nullable String getNewStatus() {
        return newStatus;
    }

    /** The decision that updateStatus sets: VERIFIED or REJECTED. */
    public void setNewStatus(@Nullable String newStatus) {
        this.newStatus = newStatus;
    }

    public @Nullable Integer getLimit() {
        return limit;
    }

    /** Rows a page, 1 to 500, for listSessions. */
    public void setLimit(@Nullable Integer limit) {
        this.limit = limit;
    }

    public @Nullable String getNextToken() {
        return nextToken;
    }

    /** Where the page begins, as the page before said, for listSessions. */
    public void setNextToken(@Nullable String nextToken) {
        this.nextToken = nextToken;
    }

    public @Nullable String getStartDate() {
        return startDate;
    }

    /** Earliest moment to list, inclusive, in ISO-8601, for listSessions. */
    public void setStartDate(@Nullable String startDate) {
        this.startDate = startDate;
    }

    public @Nullable String getEndDate() {
        return endDate;
    }

    /** Latest moment to list, inclusive, in ISO-8601, for listSessions. */
    public void setEndDate(@Nullable String endDate) {
        this.endDate = endDate;
    }

    public boolean isAutoPage() {
        return autoPage;
    }

    /** Whether listSessions answers an Iterator over all pages instead of one page. */
    public void setAutoPage(boolean autoPage) {
        this.autoPage = autoPage;
    }
}
