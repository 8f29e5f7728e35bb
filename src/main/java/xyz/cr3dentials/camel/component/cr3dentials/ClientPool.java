package xyz.cr3dentials.camel.component.cr3dentials;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.apache.camel.CamelContext;
import org.apache.camel.component.http.HttpComponent;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.apache.camel.support.service.ServiceHelper;
import org.jspecify.annotations.Nullable;
import xyz.cr3dentials.camel.http.ApiPipeline;
import xyz.cr3dentials.camel.http.AuthScheme;
import xyz.cr3dentials.camel.http.BudgetSettings;
import xyz.cr3dentials.camel.http.HttpSettings;
import xyz.cr3dentials.camel.http.RequestBudgets;
import xyz.cr3dentials.camel.http.RetryPolicy;
import xyz.cr3dentials.camel.vendor.cr3dentials.Cr3dentialsClient;
import xyz.cr3dentials.camel.vendor.cr3dentials.HttpCr3dentialsClient;
import xyz.cr3dentials.camel.vendor.cr3dentials.RequestRules;

/**
 * The clients of a component, one for each set of connection options, made when first asked for and stopped when the
 * last who uses it gives it back, so that options which change from message to message do not pile up. Thread-safe.
 */
final class ClientPool {

    private static final Duration SHORTEST_TIME_LIMIT = Duration.ofSeconds(45);

    private final Cr3dentialsComponent component;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Connection, Pooled> clients = new HashMap<>();

    ClientPool(Cr3dentialsComponent component) {
        this.component = component;
    }

    /** Lends the client for the options, started. */
    ClientLease lease(Cr3dentialsConfiguration options) {
        Connection connection =
                Connection.of(options, component.requestBudgetsFor(options), component.globalSslContextParameters());
        lock.lock();
        try {
            Pooled pooled = clients.get(connection);
            if (pooled == null) {
                pooled = create(connection);
                clients.put(connection, pooled);
            }
            pooled.leases++;
            Pooled lent = pooled;
            return new ClientLease(lent.client, () -> giveBack(connection, lent));
        } finally {
            lock.unlock();
        }
    }

    private void giveBack(Connection connection, Pooled lent) {
        lock.lock();
        try {
            lent.leases--;
            if (lent.leases == 0 && clients.remove(connection, lent)) {
                lent.stop();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Stops every client, whoever still has it. */
    void stop() {
        lock.lock();
        try {
            clients.values().forEach(Pooled::stop);
            clients.clear();
        } finally {
            lock.unlock();
        }
    }

    private Pooled create(Connection connection) {
        CamelContext context = component.getCamelContext();
        HttpComponent ownHttp = ownHttpComponent(connection);
        ApiPipeline pipeline = ApiPipeline.create(
                context, connection.settings(ownHttp != null ? ownHttp : connection.httpComponent()));
        ServiceHelper.startService(pipeline);
        return new Pooled(new HttpCr3dentialsClient(pipeline, connection.rules()), pipeline, ownHttp);
    }

    /** Returns an HTTP component with the TLS settings asked for, or null when none of our own is needed. */
    private @Nullable HttpComponent ownHttpComponent(Connection connection) {
        SSLContextParameters tls = connection.tls();
        if (connection.httpComponent() != null || tls == null) {
            return null;
        }
        HttpComponent own = new HttpComponent();
        own.setCamelContext(component.getCamelContext());
        own.setSslContextParameters(tls);
        ServiceHelper.startService(own);
        return own;
    }

    /** A client, what runs for it, and how many have it on loan. */
    private static final class Pooled {

        private final Cr3dentialsClient client;
        private final ApiPipeline pipeline;
        private final @Nullable HttpComponent ownHttp;
        private int leases;

        Pooled(Cr3dentialsClient client, ApiPipeline pipeline, @Nullable HttpComponent ownHttp) {
            this.client = client;
            this.pipeline = pipeline;
            this.ownHttp = ownHttp;
        }

        void stop() {
            ServiceHelper.stopAndShutdownService(pipeline);
            ServiceHelper.stopAndShutdownService(ownHttp);
        }
    }

    /** Every option that decides how the API is reached. */
    private record Connection(
            String baseUrl,
            @Nullable String apiKey,
            @Nullable Supplier<String> apiKeySupplier,
            AuthScheme authScheme,
            BudgetSettings budget,
            RequestBudgets budgets,
            int maximumAttempts,
            Duration connectTimeout,
            Duration responseTimeout,
            @Nullable HttpComponent httpComponent,
            @Nullable SSLContextParameters tls,
            RequestRules rules) {

        static Connection of(
                Cr3dentialsConfiguration options, RequestBudgets budgets, @Nullable SSLContextParameters globalTls) {
            SSLContextParameters own = options.getSslContextParameters();
            return new Connection(
                    options.getBaseUrl(),
                    options.getApiKey(),
                    options.getApiKeySupplier(),
                    AuthScheme.of(options.getAuthScheme()),
                    new BudgetSettings(options.getRequestsPerMinute(), options.getRequestReserve()),
                    budgets,
                    options.getMaximumAttempts(),
                    Duration.ofMillis(options.getConnectTimeout()),
                    Duration.ofMillis(options.getResponseTimeout()),
                    options.getHttpComponent(),
                    own != null ? own : globalTls,
                    new RequestRules(options.isAllowAnyCountry(), options.isAllowLocalWebhookUrl()));
        }

        HttpSettings settings(@Nullable HttpComponent http) {
            return HttpSettings.builder(Cr3dentialsConstants.SCHEME, baseUrl)
                    .apiKey(apiKeySupplier != null ? apiKeySupplier : () -> apiKey)
                    .authScheme(authScheme)
                    .budget(budget)
                    .budgets(budgets)
                    .retry(RetryPolicy.DEFAULT.withMaximumAttempts(maximumAttempts))
                    .connectTimeout(orNull(connectTimeout))
                    .responseTimeout(orNull(responseTimeout))
                    .attemptTimeLimit(timeLimit())
                    .httpComponent(http)
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
            return "Connection[baseUrl=%s]".formatted(baseUrl);
        }
    }
}
