package xyz.cr3dentials.camel.component.cr3dentials;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
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
import xyz.cr3dentials.camel.http.RetryPolicy;
import xyz.cr3dentials.camel.vendor.cr3dentials.Cr3dentialsClient;
import xyz.cr3dentials.camel.vendor.cr3dentials.HttpCr3dentialsClient;
import xyz.cr3dentials.camel.vendor.cr3dentials.RequestRules;

/** The clients of a component, one for each set of connection options, made when first asked for. Thread-safe. */
final class ClientPool {

    private static final Duration SHORTEST_TIME_LIMIT = Duration.ofSeconds(45);

    private final Cr3dentialsComponent component;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Connection, Cr3dentialsClient> clients = new HashMap<>();
    private final List<Object> services = new ArrayList<>();

    ClientPool(Cr3dentialsComponent component) {
        this.component = component;
    }

    /** Returns the client for the options, started. */
    Cr3dentialsClient clientFor(Cr3dentialsConfiguration options) {
        Connection connection = Connection.of(options, component.globalSslContextParameters());
        lock.lock();
        try {
            Cr3dentialsClient client = clients.get(connection);
            if (client == null) {
                client = create(connection);
                clients.put(connection, client);
            }
            return client;
        } finally {
            lock.unlock();
        }
    }

    /** Stops what was started, latest first. */
    void stop() {
        lock.lock();
        try {
            for (int i = services.size() - 1; i >= 0; i--) {
                ServiceHelper.stopAndShutdownService(services.get(i));
            }
            services.clear();
            clients.clear();
        } finally {
            lock.unlock();
        }
    }

    private Cr3dentialsClient create(Connection connection) {
        CamelContext context = component.getCamelContext();
        ApiPipeline pipeline = ApiPipeline.create(context, connection.settings(httpComponent(connection)));
        start(pipeline);
        return new HttpCr3dentialsClient(pipeline, connection.rules());
    }

    private @Nullable HttpComponent httpComponent(Connection connection) {
        SSLContextParameters tls = connection.tls();
        if (connection.httpComponent() != null || tls == null) {
            return connection.httpComponent();
        }
        HttpComponent own = new HttpComponent();
        own.setCamelContext(component.getCamelContext());
        own.setSslContextParameters(tls);
        start(own);
        return own;
    }

    private void start(Object service) {
        ServiceHelper.startService(service);
        services.add(service);
    }

    /** Every option that decides how the API is reached. */
    private record Connection(
            String baseUrl,
            @Nullable String apiKey,
            @Nullable Supplier<String> apiKeySupplier,
            AuthScheme authScheme,
            BudgetSettings budget,
            int maximumAttempts,
            Duration connectTimeout,
            Duration responseTimeout,
            @Nullable HttpComponent httpComponent,
            @Nullable SSLContextParameters tls,
            RequestRules rules) {

        static Connection of(Cr3dentialsConfiguration options, @Nullable SSLContextParameters globalTls) {
            SSLContextParameters own = options.getSslContextParameters();
            return new Connection(
                    options.getBaseUrl(),
                    options.getApiKey(),
                    options.getApiKeySupplier(),
                    AuthScheme.of(options.getAuthScheme()),
                    new BudgetSettings(options.getRequestsPerMinute(), options.getRequestReserve()),
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
