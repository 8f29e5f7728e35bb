package xyz.cr3dentials.camel.component;

import java.time.Duration;
import java.util.function.Supplier;
import org.apache.camel.component.http.HttpComponent;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.jspecify.annotations.Nullable;
import xyz.cr3dentials.camel.http.AuthScheme;
import xyz.cr3dentials.camel.http.BudgetSettings;
import xyz.cr3dentials.camel.http.HttpSettings;
import xyz.cr3dentials.camel.http.RequestBudgets;
import xyz.cr3dentials.camel.http.RetryPolicy;

/**
 * Every option that decides how a vendor's API is reached; equal ones share a client.
 *
 * @param rules the vendor's own rules for requests, comparable by value
 */
record ApiConnection(
        String vendor,
        String baseUrl,
        boolean allowInsecureBaseUrl,
        @Nullable String apiKey,
        @Nullable Supplier<String> apiKeySupplier,
        AuthScheme authScheme,
        BudgetSettings budget,
        RequestBudgets budgets,
        int maximumAttempts,
        Duration connectTimeout,
        Duration responseTimeout,
        int maximumAnswerSize,
        @Nullable HttpComponent httpComponent,
        @Nullable SSLContextParameters tls,
        Object rules) {

    private static final Duration SHORTEST_TIME_LIMIT = Duration.ofSeconds(45);

    static ApiConnection of(
            String vendor,
            ConnectionConfiguration options,
            RequestBudgets budgets,
            @Nullable SSLContextParameters globalTls,
            Object rules) {
        SSLContextParameters own = options.getSslContextParameters();
        return new ApiConnection(
                vendor,
                options.getBaseUrl(),
                options.isAllowInsecureBaseUrl(),
                options.getApiKey(),
                options.getApiKeySupplier(),
                AuthScheme.of(options.getAuthScheme()),
                options.budget(),
                budgets,
                options.getMaximumAttempts(),
                Duration.ofMillis(options.getConnectTimeout()),
                Duration.ofMillis(options.getResponseTimeout()),
                options.getMaximumAnswerSize(),
                options.getHttpComponent(),
                own != null ? own : globalTls,
                rules);
    }

    HttpSettings settings() {
        return HttpSettings.builder(vendor, baseUrl)
                .allowInsecureBaseUrl(allowInsecureBaseUrl)
                .apiKey(apiKeySupplier != null ? apiKeySupplier : () -> apiKey)
                .authScheme(authScheme)
                .budget(budget)
                .budgets(budgets)
                .retry(RetryPolicy.DEFAULT.withMaximumAttempts(maximumAttempts))
                .connectTimeout(orNull(connectTimeout))
                .responseTimeout(orNull(responseTimeout))
                .attemptTimeLimit(timeLimit())
                .maximumAnswerBytes(maximumAnswerSize)
                .httpComponent(httpComponent)
                .sslContextParameters(tls)
                .build();
    }

    /** An attempt may take what the user allows its parts, connecting and the first silence. */
    private Duration timeLimit() {
        Duration parts = connectTimeout.plus(responseTimeout);
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
