package xyz.cr3dentials.camel.component.deepidv;

import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;
import org.jspecify.annotations.Nullable;
import xyz.cr3dentials.camel.component.SessionConfiguration;
import xyz.cr3dentials.camel.http.BudgetSettings;
import xyz.cr3dentials.camel.vendor.deepidv.DeepidvClient;
import xyz.cr3dentials.camel.vendor.deepidv.HttpDeepidvClient;

/**
 * Options that say how the deepidv API is reached. One instance serves one component or endpoint; it is not thread-safe
 * while it is being set up.
 */
@UriParams
public abstract class DeepidvConnectionConfiguration extends SessionConfiguration {

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

    @Override
    public String getBaseUrl() {
        return baseUrl;
    }

    /** Address of the deepidv API, without /v1 and the operation's path. */
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

    /** How many requests a second the API key may make for ever, over all routes that use it. */
    public void setRequestsPerSecond(int requestsPerSecond) {
        this.requestsPerSecond = requestsPerSecond;
    }

    public int getBurst() {
        return burst;
    }

    /** How many requests the API key may make at once after a quiet time. */
    public void setBurst(int burst) {
        this.burst = burst;
    }

    public int getRequestsPerDay() {
        return requestsPerDay;
    }

    /** How many requests the API key may make in any 24 hours, over all routes that use it. */
    public void setRequestsPerDay(int requestsPerDay) {
        this.requestsPerDay = requestsPerDay;
    }

    public @Nullable DeepidvClient getClient() {
        return client;
    }

    /** A client of your own in place of the one made from the options. */
    public void setClient(@Nullable DeepidvClient client) {
        this.client = client;
    }

    @Override
    protected BudgetSettings budget() {
        return BudgetSettings.ofRequestsPerSecond(requestsPerSecond, burst, requestsPerDay);
    }
}
