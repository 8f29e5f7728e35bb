package xyz.cr3dentials.camel.service.metrics;

import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.component.micrometer.routepolicy.MicrometerRoutePolicyConfiguration;
import org.apache.camel.component.micrometer.routepolicy.MicrometerRoutePolicyFactory;
import org.jspecify.annotations.Nullable;
import xyz.cr3dentials.camel.service.ledger.LedgerWatch;
import xyz.cr3dentials.camel.service.undertow.Guards;
import xyz.cr3dentials.camel.service.undertow.Refusal;

/**
 * All figures of the service: its routes, its ledger, the vendors' request budgets, the connection pool and the JVM.
 * Thread-safe.
 */
public final class ServiceMetrics implements AutoCloseable {

    /** What a scrape is written as. */
    static final String CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";

    /** Far more than a service has; whatever makes names or labels without end stops here. */
    private static final int MOST_METERS = 5_000;

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final JvmGcMetrics garbageCollection = new JvmGcMetrics();
    private final LedgerWatch watch;
    private final LedgerMetrics ledger;
    /** Kept here, since a counter alone does not keep what it counts. */
    private @Nullable WebhookMetrics webhooks;

    /** Counts nothing of Camel until {@link #observe}. The watch stays the caller's to close. */
    public ServiceMetrics(LedgerWatch watch, Clock clock) {
        this.watch = watch;
        this.ledger = new LedgerMetrics(watch, clock);
        registry.config().meterFilter(MeterFilter.maximumAllowableMetrics(MOST_METERS));
        ledger.register(registry);
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
        garbageCollection.bindTo(registry);
    }

    /** Counts what happens in a context whose routes are yet to be added, and in the pool; to be called once. */
    public void observe(CamelContext context, HikariDataSource pool, Clock clock) {
        MicrometerRoutePolicyConfiguration each = new MicrometerRoutePolicyConfiguration();
        // Totals under the routes' own names would be counted twice by every sum.
        each.setContextEnabled(false);
        MicrometerRoutePolicyFactory routes = new MicrometerRoutePolicyFactory();
        routes.setMeterRegistry(registry);
        routes.setPolicyConfiguration(each);
        routes.setSkipCamelInfo(true);
        context.addRoutePolicyFactory(routes);
        List<String> vendors = watch.accounts().stream()
                .map(watched -> watched.account().vendor())
                .distinct()
                .toList();
        new BudgetMetrics(context, clock).register(registry, vendors);
        webhooks = new WebhookMetrics(context);
        webhooks.register(registry, vendors);
        pool.setMetricRegistry(registry);
    }

    /** Counts what is refused before it reaches a servlet; the guards outlive this. */
    public void count(Guards guards) {
        for (Refusal reason : Refusal.values()) {
            FunctionCounter.builder("http.requests.refused", guards, own -> own.refused(reason))
                    .description("Requests that were answered before they reached a servlet")
                    .tag("reason", reason.label())
                    .register(registry);
        }
    }

    void scrape(OutputStream target) throws IOException {
        ledger.refresh();
        registry.scrape(target, CONTENT_TYPE);
    }

    @Override
    public void close() {
        garbageCollection.close();
        registry.close();
    }
}
