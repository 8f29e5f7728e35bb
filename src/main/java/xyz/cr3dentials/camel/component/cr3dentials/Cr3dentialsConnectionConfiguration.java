package xyz.cr3dentials.camel.component.cr3dentials;

import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;
import org.jspecify.annotations.Nullable;
import xyz.cr3dentials.camel.component.SessionConfiguration;
import xyz.cr3dentials.camel.http.BudgetSettings;
import xyz.cr3dentials.camel.vendor.cr3dentials.Cr3dentialsClient;

/**
 * Options that say how the Partner API is reached. One instance serves one component or endpoint; it is not thread-safe
 * while it is being set up.
 */
@UriParams
public abstract class Cr3dentialsConnectionConfiguration extends SessionConfiguration {

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

    @Override
    public String getBaseUrl() {
        return baseUrl;
    }

    /** Address of the Partner API, without the operation's path. */
    public void setBaseUrl(String baseUrl) {
        this.baseUrl = baseUrl;
    }

    @Override
    public String getAuthScheme() {
        return authScheme;
    }

    /** How the API key travels: in the header x-api-key, or as a bearer token in the header Authorization. */
    public void setAuthScheme(String authScheme) {
        this.authScheme = authScheme;
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

    public @Nullable Cr3dentialsClient getClient() {
        return client;
    }

    /** A client of your own in place of the one made from the options. */
    public void setClient(@Nullable Cr3dentialsClient client) {
        this.client = client;
    }

    @Override
    protected BudgetSettings budget() {
        return BudgetSettings.ofRequestsPerMinute(requestsPerMinute, requestReserve);
    }
}
