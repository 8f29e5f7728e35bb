package xyz.cr3dentials.camel.component.verilock;

import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;
import org.jspecify.annotations.Nullable;
import xyz.cr3dentials.camel.component.SessionConfiguration;
import xyz.cr3dentials.camel.http.BudgetSettings;
import xyz.cr3dentials.camel.vendor.verilock.VerilockClient;

/**
 * Options that say how the Verilock API is reached. One instance serves one component or endpoint; it is not thread-safe
 * while it is being set up.
 */
@UriParams
public abstract class VerilockConnectionConfiguration extends SessionConfiguration {

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

    @Override
    public String getBaseUrl() {
        return baseUrl;
    }

    /** Address of the Verilock API, without the operation's path. */
    public void setBaseUrl(String baseUrl) {
        this.baseUrl = baseUrl;
    }

    @Override
    public String getAuthScheme() {
        return authScheme;
    }

    /** How the API key travels: as a bearer token in the header Authorization, or in the header x-api-key of the older API. */
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

    public @Nullable VerilockClient getClient() {
        return client;
    }

    /** A client of your own in place of the one made from the options. */
    public void setClient(@Nullable VerilockClient client) {
        this.client = client;
    }

    @Override
    protected BudgetSettings budget() {
        return BudgetSettings.ofRequestsPerMinute(requestsPerMinute, requestReserve);
    }
}
