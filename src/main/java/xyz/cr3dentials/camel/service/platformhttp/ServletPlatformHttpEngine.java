package xyz.cr3dentials.camel.service.platformhttp;

import java.util.Objects;
import java.util.concurrent.ScheduledExecutorService;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.Processor;
import org.apache.camel.component.platform.http.PlatformHttpEndpoint;
import org.apache.camel.component.platform.http.spi.PlatformHttpConsumer;
import org.apache.camel.component.platform.http.spi.PlatformHttpEngine;
import org.apache.camel.support.service.ServiceSupport;
import org.jspecify.annotations.Nullable;

/**
 * Serves {@code platform-http:} consumers through {@link PlatformHttpServlet}.
 *
 * <p>Bind it in the Camel registry as {@code platform-http-engine} before the context starts, and give it to the
 * servlet. The component starts it; who bound it stops it. Safe for many threads.
 */
public final class ServletPlatformHttpEngine extends ServiceSupport implements PlatformHttpEngine, CamelContextAware {
    private static final int CLOCK_THREADS = 2;

    private final PlatformHttpSettings settings;
    private final RoutingTable<ServletPlatformHttpConsumer> routes = new RoutingTable<>();
    private volatile @Nullable CamelContext camelContext;
    private volatile @Nullable ScheduledExecutorService clock;

    /** An engine with the given limits. */
    public ServletPlatformHttpEngine(PlatformHttpSettings settings) {
        this.settings = Objects.requireNonNull(settings, "settings");
    }

    @Override
    public PlatformHttpConsumer createConsumer(PlatformHttpEndpoint platformHttpEndpoint, Processor processor) {
        return new ServletPlatformHttpConsumer(this, platformHttpEndpoint, processor);
    }

    @Override
    public int getServerPort() {
        return settings.serverPort();
    }

    @Override
    public @Nullable CamelContext getCamelContext() {
        return camelContext;
    }

    @Override
    public void setCamelContext(CamelContext camelContext) {
        this.camelContext = camelContext;
    }

    @Override
    protected void doStart() {
        clock = context()
                .getExecutorServiceManager()
                .newScheduledThreadPool(this, "PlatformHttpTimeout", CLOCK_THREADS);
    }

    @Override
    protected void doStop() {
        ScheduledExecutorService stopping = clock;
        if (stopping != null) {
            // What is due later still runs: requests in flight keep their time limit.
            context().getExecutorServiceManager().shutdown(stopping);
        }
    }

    PlatformHttpSettings settings() {
        return settings;
    }

    RoutingTable<ServletPlatformHttpConsumer> routes() {
        return routes;
    }

    ScheduledExecutorService clock() {
        return Objects.requireNonNull(clock, "The engine is not started");
    }

    /** Whether new requests are taken: not before the start, nor once the engine or its context stops. */
    boolean acceptsRequests() {
        CamelContext context = camelContext;
        return context != null
                && isStarted()
                && !context.isStopping()
                && !context.isStopped()
                && !context.isSuspending()
                && !context.isSuspended();
    }

    /** Whether a path without consumer will stay without: while the context starts, its route may be to come. */
    boolean isComplete() {
        CamelContext context = camelContext;
        return context != null && context.isStarted();
    }

    private CamelContext context() {
        return Objects.requireNonNull(camelContext, "camelContext");
    }
}
