package xyz.cr3dentials.camel.component.connection;

import java.time.Duration;
import java.util.function.Supplier;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.jspecify.annotations.Nullable;
import xyz.cr3dentials.camel.api.Leniency;
import xyz.cr3dentials.camel.http.AuthScheme;
import xyz.cr3dentials.camel.http.RetryPolicy;
import xyz.cr3dentials.camel.http.budget.RequestBudgets;
import xyz.cr3dentials.camel.http.pipeline.HttpSettings;

/**
 * Every option that decides how a vendor's API is reached; equal ones share a client.
 *
 * @param allowInsecureBaseUrl whether the base URL may be http on a host that is not loopback
 * @param rules which documented rules requests may break
 */
public record ApiConnection(
        String vendor,
        String baseUrl,
        boolean allowInsecureBaseUrl,
        Access access,
        HttpSettings.Budget budget,
        Patience patience,
        HttpSettings.Transport transport,
        Leniency rules) {

    /** What lets a request in; unlike what is made of it, comparable by value. */
    record Access(@Nullable String apiKey, @Nullable Supplier<String> apiKeySupplier, AuthScheme scheme) {

        Supplier<@Nullable String> key() {
            return apiKeySupplier != null ? apiKeySupplier : () -> apiKey;
        }

        /** Tells nothing. */
        @Override
        public String toString() {
            return "Access[scheme=%s]".formatted(scheme);
        }
    }

    /** How often, how long and how large. */
    record Patience(int maximumAttempts, Duration connectTimeout, Duration responseTimeout, int maximumAnswerSize) {}

    private static final Duration SHORTEST_TIME_LIMIT = Duration.ofSeconds(45);

    public static ApiConnection of(
            String vendor,
            ConnectionConfiguration options,
            RequestBudgets budgets,
            @Nullable SSLContextParameters globalTls,
            Leniency rules) {
        SSLContextParameters own = options.getSslContextParameters();
        return new ApiConnection(
                vendor,
                options.getBaseUrl(),
                options.isAllowInsecureBaseUrl(),
                new Access(options.getApiKey(), options.getApiKeySupplier(), AuthScheme.of(options.getAuthScheme())),
                new HttpSettings.Budget(options.budget(), budgets),
                new Patience(
                        options.getMaximumAttempts(),
                        Duration.ofMillis(options.getConnectTimeout()),
                        Duration.ofMillis(options.getResponseTimeout()),
                        options.getMaximumAnswerSize()),
                new HttpSettings.Transport(options.getHttpComponent(), own != null ? own : globalTls),
                rules);
    }

    HttpSettings settings() {
        return HttpSettings.builder(vendor, baseUrl)
                .allowInsecureBaseUrl(allowInsecureBaseUrl)
                .apiKey(access.key())
                .authScheme(access.scheme())
                .budget(budget.settings())
                .budgets(budget.shared())
                .retry(RetryPolicy.DEFAULT.withMaximumAttempts(patience.maximumAttempts()))
                .connectTimeout(orNull(patience.connectTimeout()))
                .responseTimeout(orNull(patience.responseTimeout()))
                .attemptTimeLimit(timeLimit())
                .maximumAnswerBytes(patience.maximumAnswerSize())
                .httpComponent(transport.component())
                .sslContextParameters(transport.tls())
                .build();
    }

    /** An attempt may take what the user allows its parts, connecting and the first silence. */
    private Duration timeLimit() {
        Duration parts = patience.connectTimeout().plus(patience.responseTimeout());
        return parts.compareTo(SHORTEST_TIME_LIMIT) > 0 ? parts : SHORTEST_TIME_LIMIT;
    }

    private static @Nullable Duration orNull(Duration timeout) {
        return timeout.isZero() ? null : timeout;
    }

    /** Names where, never the key. */
    @Override
    public String toString() {
        return "ApiConnection[vendor=%s, baseUrl=%s]".formatted(vendor, baseUrl);
    }
}
