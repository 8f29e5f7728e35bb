package xyz.cr3dentials.camel.http.pipeline;

import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Supplier;
import org.apache.camel.component.http.HttpComponent;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.jspecify.annotations.Nullable;
import xyz.cr3dentials.camel.http.AuthScheme;
import xyz.cr3dentials.camel.http.BaseUrl;
import xyz.cr3dentials.camel.http.RetryPolicy;
import xyz.cr3dentials.camel.http.budget.BudgetSettings;
import xyz.cr3dentials.camel.http.budget.RequestBudgets;

/**
 * Where requests go and how; built with {@link #builder(String, String)}. Immutable.
 *
 * @param vendor scheme of the component, named in errors
 * @param baseUrl http or https, without a slash at the end
 * @param access what lets a request in
 * @param budget how many requests the key may send
 * @param retry how often and how long a request is repeated
 * @param limits how long and how large an answer may be
 * @param transport whose means are used
 */
public record HttpSettings(
        String vendor,
        String baseUrl,
        Access access,
        Budget budget,
        RetryPolicy retry,
        Limits limits,
        Transport transport) {

    /**
     * What lets a request in.
     *
     * @param apiKey asked before every attempt, so that a rotated key needs no restart; may answer null for no key
     * @param scheme how the key travels
     */
    public record Access(Supplier<@Nullable String> apiKey, AuthScheme scheme) {}

    /**
     * How many requests the key may send.
     *
     * @param settings the numbers
     * @param shared with whom; {@code null} takes this JVM's
     */
    public record Budget(BudgetSettings settings, @Nullable RequestBudgets shared) {}

    /**
     * How long and how large an answer may be.
     *
     * @param connect for a connection and for its lease from the pool; {@code null} takes the camel-http component's, or 10
     *     seconds when that says nothing
     * @param response for each silence of the vendor; {@code null} takes the camel-http component's, or 30 seconds when that
     *     says nothing
     * @param attempt for one attempt as a whole, an answer that only drips included
     * @param answerBytes longest answer that is read
     */
    public record Limits(
            @Nullable Duration connect, @Nullable Duration response, Duration attempt, int answerBytes) {}

    /**
     * Whose means are used.
     *
     * @param component whose TLS, proxy, pool and timeout settings apply; {@code null} takes the context's component
     *     {@code http} or {@code https}
     * @param tls TLS settings in place of the component's; {@code null} leaves TLS to that component
     */
    public record Transport(
            @Nullable HttpComponent component, @Nullable SSLContextParameters tls) {}

    /** The longest answer that is read unless it is set otherwise. */
    public static final int DEFAULT_MAXIMUM_ANSWER_BYTES = 8 * 1024 * 1024;

    /** Starts the settings for a vendor, named by its component's scheme, at a base URL. */
    public static Builder builder(String vendor, String baseUrl) {
        return new Builder(vendor, baseUrl);
    }

    /** Returns host and port in lower case, for example {@code app.example.com:443}; the key of the shared budget. */
    public String authority() {
        URI uri = URI.create(baseUrl);
        int port = uri.getPort() != -1 ? uri.getPort() : "https".equals(uri.getScheme()) ? 443 : 80;
        return "%s:%s".formatted(uri.getHost().toLowerCase(Locale.ROOT), port);
    }

    /** Names where requests go, not where the key comes from. */
    @Override
    public String toString() {
        return "HttpSettings[vendor=%s, baseUrl=%s, authScheme=%s]".formatted(vendor, baseUrl, access.scheme());
    }

    /** Collects the settings. Not thread-safe. */
    public static final class Builder {

        private final String vendor;
        private final String baseUrl;
        private boolean allowInsecureBaseUrl;
        private Supplier<@Nullable String> apiKey = () -> null;
        private AuthScheme authScheme = AuthScheme.X_API_KEY;
        private BudgetSettings budget = BudgetSettings.DEFAULT;
        private @Nullable RequestBudgets budgets;
        private RetryPolicy retry = RetryPolicy.DEFAULT;
        private @Nullable Duration connectTimeout;
        private @Nullable Duration responseTimeout;
        private Duration attemptTimeLimit = Duration.ofSeconds(45);
        private int maximumAnswerBytes = DEFAULT_MAXIMUM_ANSWER_BYTES;
        private @Nullable HttpComponent httpComponent;
        private @Nullable SSLContextParameters sslContextParameters;

        private Builder(String vendor, String baseUrl) {
            this.vendor = Objects.requireNonNull(vendor, "vendor");
            this.baseUrl = Objects.requireNonNull(baseUrl, "baseUrl");
        }

        /** Sets whether the base URL may be http on a host that is not loopback; false by default. */
        public Builder allowInsecureBaseUrl(boolean value) {
            this.allowInsecureBaseUrl = value;
            return this;
        }

        /** Sets where the API key comes from; asked before every attempt. */
        public Builder apiKey(Supplier<@Nullable String> value) {
            this.apiKey = value;
            return this;
        }

        /** Sets how the key travels; {@code x-api-key} by default. */
        public Builder authScheme(AuthScheme value) {
            this.authScheme = value;
            return this;
        }

        /** Sets how many requests the key may send. */
        public Builder budget(BudgetSettings value) {
            this.budget = value;
            return this;
        }

        /** Sets with whom the key's budget is shared; {@code null} shares it with everything in this JVM. */
        public Builder budgets(@Nullable RequestBudgets value) {
            this.budgets = value;
            return this;
        }

        /** Sets how often and how long a request is repeated. */
        public Builder retry(RetryPolicy value) {
            this.retry = value;
            return this;
        }

        /** Sets the limit for making a connection; {@code null} leaves it to the camel-http component. */
        public Builder connectTimeout(@Nullable Duration value) {
            this.connectTimeout = value;
            return this;
        }

        /** Sets the limit for each silence of the vendor; {@code null} leaves it to the camel-http component. */
        public Builder responseTimeout(@Nullable Duration value) {
            this.responseTimeout = value;
            return this;
        }

        /** Sets the limit for one attempt as a whole; 45 seconds by default. */
        public Builder attemptTimeLimit(Duration value) {
            this.attemptTimeLimit = value;
            return this;
        }

        /** Sets the longest answer that is read; 8 MiB by default. */
        public Builder maximumAnswerBytes(int value) {
            this.maximumAnswerBytes = value;
            return this;
        }

        /** Sets the camel-http component whose settings apply; {@code null} takes the context's. */
        public Builder httpComponent(@Nullable HttpComponent value) {
            this.httpComponent = value;
            return this;
        }

        /** Sets TLS settings in place of the camel-http component's, whose other settings stay; {@code null} keeps its own. */
        public Builder sslContextParameters(@Nullable SSLContextParameters value) {
            this.sslContextParameters = value;
            return this;
        }

        /**
         * Returns the settings.
         *
         * @throws IllegalArgumentException when the base URL is not an absolute https URL, or http where that is allowed
         */
        public HttpSettings build() {
            return new HttpSettings(
                    vendor,
                    BaseUrl.check(baseUrl, allowInsecureBaseUrl),
                    new Access(apiKey, authScheme),
                    new Budget(budget, budgets),
                    retry,
                    new Limits(connectTimeout, responseTimeout, attemptTimeLimit, maximumAnswerBytes),
                    new Transport(httpComponent, sslContextParameters));
        }
    }
}
