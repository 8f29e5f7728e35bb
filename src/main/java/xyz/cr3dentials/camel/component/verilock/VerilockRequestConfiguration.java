package xyz.cr3dentials.camel.component.verilock;

import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;
import org.jspecify.annotations.Nullable;

/**
 * Options that fill what a message leaves open in a request. A header wins over the body, the body over the option.
 *
 * <p>The person's name and address have no option, since addresses of endpoints are logged. One instance serves one
 * component or endpoint; it is not thread-safe while it is being set up.
 */
@UriParams
public abstract class VerilockRequestConfiguration extends VerilockConnectionConfiguration {

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

    @UriParam(label = "producer", description = "The session to read, for getSession.")
    private @Nullable String sessionId;

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

    @UriParam(
            label = "producer",
            defaultValue = "false",
            description =
                    "Whether listSessions answers an Iterator over all pages instead of one page. Pages are read as the route consumes them.")
    private boolean autoPage = false;

    public @Nullable String getProfileId() {
        return profileId;
    }

    /** The profile whose steps and thresholds a new session has, a UUID, for createSession. */
    public void setProfileId(@Nullable String profileId) {
        this.profileId = profileId;
    }

    public @Nullable String getExternalId() {
        return externalId;
    }

    /** Your own reference for a new session. */
    public void setExternalId(@Nullable String externalId) {
        this.externalId = externalId;
    }

    public @Nullable String getRedirectUrl() {
        return redirectUrl;
    }

    /** Where the person goes after the verification, for createSession. */
    public void setRedirectUrl(@Nullable String redirectUrl) {
        this.redirectUrl = redirectUrl;
    }

    public boolean isAllowLocalRedirectUrl() {
        return allowLocalRedirectUrl;
    }

    /** Whether a redirect address may be plain http or name a local host, as tests need it. */
    public void setAllowLocalRedirectUrl(boolean allowLocalRedirectUrl) {
        this.allowLocalRedirectUrl = allowLocalRedirectUrl;
    }

    public @Nullable Integer getExpiresIn() {
        return expiresIn;
    }

    /** Lifetime of a new session in seconds, 300 to 86400. */
    public void setExpiresIn(@Nullable Integer expiresIn) {
        this.expiresIn = expiresIn;
    }

    public @Nullable Boolean getMonitoringEnabled() {
        return monitoringEnabled;
    }

    /** Whether the API screens an approved person again and again, for createSession. */
    public void setMonitoringEnabled(@Nullable Boolean monitoringEnabled) {
        this.monitoringEnabled = monitoringEnabled;
    }

    public @Nullable String getMonitoringFrequency() {
        return monitoringFrequency;
    }

    /** How often it does, daily or weekly, for createSession. */
    public void setMonitoringFrequency(@Nullable String monitoringFrequency) {
        this.monitoringFrequency = monitoringFrequency;
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

    public @Nullable Integer getPage() {
        return page;
    }

    /** The page to list, from 1, for listSessions. */
    public void setPage(@Nullable Integer page) {
        this.page = page;
    }

    public @Nullable Integer getPerPage() {
        return perPage;
    }

    /** Rows a page, 1 to 100, for listSessions. */
    public void setPerPage(@Nullable Integer perPage) {
        this.perPage = perPage;
    }

    public @Nullable String getFrom() {
        return from;
    }

    /** Only sessions created on this day or later, as 2026-11-20, for listSessions. */
    public void setFrom(@Nullable String from) {
        this.from = from;
    }

    public @Nullable String getTo() {
        return to;
    }

    /** Only sessions created on this day or earlier, as 2026-11-20, for listSessions. */
    public void setTo(@Nullable String to) {
        this.to = to;
    }

    public boolean isAutoPage() {
        return autoPage;
    }

    /** Whether listSessions answers an Iterator over all pages instead of one page. */
    public void setAutoPage(boolean autoPage) {
        this.autoPage = autoPage;
    }
}
