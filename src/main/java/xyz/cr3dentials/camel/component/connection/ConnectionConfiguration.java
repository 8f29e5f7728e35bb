package xyz.cr3dentials.camel.component.connection;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.apache.camel.component.http.HttpComponent;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.jspecify.annotations.Nullable;
import xyz.cr3dentials.camel.http.budget.BudgetSettings;
import xyz.cr3dentials.camel.http.pipeline.HttpSettings;

/**
 * Options that say which account of any vendor is asked, and how. One instance serves one component or endpoint; it is not
 * thread-safe while it is being set up.
 */
@UriParams
public abstract class ConnectionConfiguration {

    /** The name of an account that the user gave none. */
    public static final String DEFAULT_ACCOUNT = "default";

    @UriParam(
            label = "security",
            secret = true,
            description = "The API key. Use RAW(...) in a URI, since a plus sign would become a space there.")
    private @Nullable String apiKey;

    @UriParam(
            label = "security,advanced",
            description =
                    "Supplies the API key anew for every request, so that a rotated key works without a restart. Takes the place of apiKey.")
    private @Nullable Supplier<String> apiKeySupplier;

    @UriParam(
            defaultValue = "default",
            description =
                    "Your name for the account behind the API key; the ledger keeps sessions under it, so keep it when the key is rotated.")
    private String account = DEFAULT_ACCOUNT;

    @UriParam(
            label = "advanced",
            description =
                    "The DataSource of a PostgreSQL database through which all nodes with the same API key share its request budget. The registry's only DataSource when absent; without one, and with H2, the budget belongs to this JVM.")
    private @Nullable DataSource requestBudgetDataSource;

    @UriParam(
            label = "advanced",
            defaultValue = "true",
            description =
                    "Whether nodes share the request budget through a database where there is one. When false, every JVM takes the whole budget for itself.")
    private boolean shareRequestBudget = true;

    @UriParam(
            label = "advanced",
            defaultValue = "4",
            description =
                    "How often a request is tried in all when the API is unavailable or over its limit. A creation is repeated only when nothing can have been created.")
    private int maximumAttempts = 4;

    @UriParam(
            label = "advanced",
            javaType = "java.time.Duration",
            description =
                    "How long connecting may take, in milliseconds. When 0, the camel-http component decides, else 10 seconds.")
    private long connectTimeout = 0;

    @UriParam(
            label = "advanced",
            javaType = "java.time.Duration",
            description =
                    "How long the API may stay silent, in milliseconds. When 0, the camel-http component decides, else 30 seconds.")
    private long responseTimeout = 0;

    @UriParam(
            label = "advanced",
            defaultValue = "8388608",
            description = "Longest answer of the API that is read, in bytes; a longer one fails its request.")
    private int maximumAnswerSize = HttpSettings.DEFAULT_MAXIMUM_ANSWER_BYTES;

    @UriParam(
            label = "security",
            defaultValue = "false",
            description =
                    "Whether baseUrl may begin with http:// on a host that is not loopback, so that API key and personal data travel in the clear.")
    private boolean allowInsecureBaseUrl;

    @UriParam(
            label = "advanced",
            description =
                    "The camel-http component whose proxy, TLS and pool settings are used. The component http or https of the context when absent.")
    private @Nullable HttpComponent httpComponent;

    @UriParam(
            label = "security",
            description =
                    "TLS settings for calls of the API, in place of those of the camel-http component, whose other settings stay.")
    private @Nullable SSLContextParameters sslContextParameters;

    @UriParam(
            label = "advanced",
            description = "Jackson mapper for request and answer bodies in place of the component's own.")
    private @Nullable ObjectMapper objectMapper;

    public @Nullable String getApiKey() {
        return apiKey;
    }

    /** The API key. */
    public void setApiKey(@Nullable String apiKey) {
        this.apiKey = apiKey;
    }

    public @Nullable Supplier<String> getApiKeySupplier() {
        return apiKeySupplier;
    }

    /** Supplies the API key anew for every request, so that a rotated key works without a restart. */
    public void setApiKeySupplier(@Nullable Supplier<String> apiKeySupplier) {
        this.apiKeySupplier = apiKeySupplier;
    }

    public String getAccount() {
        return account;
    }

    /** Your name for the account behind the API key; the ledger keeps sessions under it, so keep it when the key is rotated. */
    public void setAccount(String account) {
        this.account = account;
    }

    public @Nullable DataSource getRequestBudgetDataSource() {
        return requestBudgetDataSource;
    }

    /** The DataSource of a PostgreSQL database through which all nodes with the same API key share its request budget. */
    public void setRequestBudgetDataSource(@Nullable DataSource requestBudgetDataSource) {
        this.requestBudgetDataSource = requestBudgetDataSource;
    }

    public boolean isShareRequestBudget() {
        return shareRequestBudget;
    }

    /** Whether nodes share the request budget through a database where there is one. */
    public void setShareRequestBudget(boolean shareRequestBudget) {
        this.shareRequestBudget = shareRequestBudget;
    }

    public int getMaximumAttempts() {
        return maximumAttempts;
    }

    /** How often a request is tried in all when the API is unavailable or over its limit. */
    public void setMaximumAttempts(int maximumAttempts) {
        this.maximumAttempts = maximumAttempts;
    }

    public long getConnectTimeout() {
        return connectTimeout;
    }

    /** How long connecting may take, in milliseconds. */
    public void setConnectTimeout(long connectTimeout) {
        this.connectTimeout = connectTimeout;
    }

    public long getResponseTimeout() {
        return responseTimeout;
    }

    /** How long the API may stay silent, in milliseconds. */
    public void setResponseTimeout(long responseTimeout) {
        this.responseTimeout = responseTimeout;
    }

    public int getMaximumAnswerSize() {
        return maximumAnswerSize;
    }

    /** Longest answer of the API that is read, in bytes. */
    public void setMaximumAnswerSize(int maximumAnswerSize) {
        this.maximumAnswerSize = maximumAnswerSize;
    }

    public boolean isAllowInsecureBaseUrl() {
        return allowInsecureBaseUrl;
    }

    /** Whether the base URL may begin with {@code http://} on a host that is not loopback. */
    public void setAllowInsecureBaseUrl(boolean allowInsecureBaseUrl) {
        this.allowInsecureBaseUrl = allowInsecureBaseUrl;
    }

    public @Nullable HttpComponent getHttpComponent() {
        return httpComponent;
    }

    /** The camel-http component whose proxy, TLS and pool settings are used. */
    public void setHttpComponent(@Nullable HttpComponent httpComponent) {
        this.httpComponent = httpComponent;
    }

    public @Nullable SSLContextParameters getSslContextParameters() {
        return sslContextParameters;
    }

    /** TLS settings for calls of the API, in place of those of the camel-http component, whose other settings stay. */
    public void setSslContextParameters(@Nullable SSLContextParameters sslContextParameters) {
        this.sslContextParameters = sslContextParameters;
    }

    public @Nullable ObjectMapper getObjectMapper() {
        return objectMapper;
    }

    /** Jackson mapper for request and answer bodies in place of the component's own. */
    public void setObjectMapper(@Nullable ObjectMapper objectMapper) {
        this.objectMapper = objectMapper;
    }

    /** Returns the address of the vendor's API, without the operation's path. */
    public abstract String getBaseUrl();

    /** Returns how the API key travels, by the name of the scheme. */
    public abstract String getAuthScheme();

    /**
     * Returns what the API key may send.
     *
     * @throws IllegalArgumentException when the options for it are wrong, which the check of the options says better
     */
    protected abstract BudgetSettings budget();
}
