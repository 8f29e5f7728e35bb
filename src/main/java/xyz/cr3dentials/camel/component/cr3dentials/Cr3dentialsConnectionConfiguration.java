package xyz.cr3dentials.camel.component.cr3dentials;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.apache.camel.component.http.HttpComponent;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.jspecify.annotations.Nullable;
import xyz.cr3dentials.camel.vendor.cr3dentials.Cr3dentialsClient;

/**
 * Options that say which account is asked, and how. One instance serves one component or endpoint; it is not thread-safe
 * while it is being set up.
 */
@UriParams
public abstract class Cr3dentialsConnectionConfiguration {

    @UriParam(
            defaultValue = "https://app.cr3dentials.xyz/v1",
            description = "Address of the Partner API, without the operation's path.")
    private String baseUrl = "https://app.cr3dentials.xyz/v1";

    @UriParam(
            label = "security",
            secret = true,
            description =
                    "The API key of the Partner API. Use RAW(...) in a URI, since a plus sign would become a space there.")
    private @Nullable String apiKey;

    @UriParam(
            label = "security,advanced",
            description =
                    "Supplies the API key anew for every request, so that a rotated key works without a restart. Takes the place of apiKey.")
    private @Nullable Supplier<String> apiKeySupplier;

    @UriParam(
            label = "security",
            defaultValue = "x-api-key",
            enums = "x-api-key,bearer",
            description =
                    "How the API key travels: in the header x-api-key, or as a bearer token in the header Authorization.")
    private String authScheme = "x-api-key";

    @UriParam(
            defaultValue = "default",
            description =
                    "Your name for the account behind the API key; the ledger keeps sessions under it, so keep it when the key is rotated.")
    private String account = "default";

    @UriParam(
            label = "advanced",
            defaultValue = "120",
            description = "How many requests the API key may make within 60 seconds, over all routes that use it.")
    private int requestsPerMinute = 120;

    @UriParam(
            label = "advanced",
            defaultValue = "10",
            description = "How many of requestsPerMinute stay unused here, for other users of the same API key.")
    private int requestReserve = 10;

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
            description =
                    "The camel-http component whose proxy, TLS and pool settings are used. The component http or https of the context when absent.")
    private @Nullable HttpComponent httpComponent;

    @UriParam(
            label = "security",
            description = "TLS settings for calls of the API, in place of those of the camel-http component.")
    private @Nullable SSLContextParameters sslContextParameters;

    @UriParam(label = "advanced", description = "A client of your own in place of the one made from the options.")
    @Metadata(autowired = true)
    private @Nullable Cr3dentialsClient client;

    @UriParam(
            label = "advanced",
            description = "Jackson mapper for request and answer bodies in place of the component's own.")
    private @Nullable ObjectMapper objectMapper;

    public String getBaseUrl() {
        return baseUrl;
    }

    /** Address of the Partner API, without the operation's path. */
    public void setBaseUrl(String baseUrl) {
        this.baseUrl = baseUrl;
    }

    public @Nullable String getApiKey() {
        return apiKey;
    }

    /** The API key of the Partner API. */
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

    public String getAuthScheme() {
        return authScheme;
    }

    /** How the API key travels: in the header x-api-key, or as a bearer token in the header Authorization. */
    public void setAuthScheme(String authScheme) {
        this.authScheme = authScheme;
    }

    public String getAccount() {
        return account;
    }

    /** Your name for the account behind the API key; the ledger keeps sessions under it, so keep it when the key is rotated. */
    public void setAccount(String account) {
        this.account = account;
    }

    public int getRequestsPerMinute() {
        return requestsPerMinute;
    }

    /** How many requests the API key may make within 60 seconds, over all routes that use it. */
    public void setRequestsPerMinute(int requestsPerMinute) {
        this.requestsPerMinute = requestsPerMinute;
    }

    public int getRequestReserve() {
        return requestReserve;
    }

    /** How many of requestsPerMinute stay unused here, for other users of the same API key. */
    public void setRequestReserve(int requestReserve) {
        this.requestReserve = requestReserve;
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

    /** TLS settings for calls of the API, in place of those of the camel-http component. */
    public void setSslContextParameters(@Nullable SSLContextParameters sslContextParameters) {
        this.sslContextParameters = sslContextParameters;
    }

    public @Nullable Cr3dentialsClient getClient() {
        return client;
    }

    /** A client of your own in place of the one made from the options. */
    public void setClient(@Nullable Cr3dentialsClient client) {
        this.client = client;
    }

    public @Nullable ObjectMapper getObjectMapper() {
        return objectMapper;
    }

    /** Jackson mapper for request and answer bodies in place of the component's own. */
    public void setObjectMapper(@Nullable ObjectMapper objectMapper) {
        this.objectMapper = objectMapper;
    }
}
