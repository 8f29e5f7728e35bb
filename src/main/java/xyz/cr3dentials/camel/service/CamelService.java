package xyz.cr3dentials.camel.service;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.CamelContext;
import org.apache.camel.component.platform.http.PlatformHttpConstants;
import org.apache.camel.component.platform.http.spi.PlatformHttpEngine;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.main.BaseMainSupport;
import org.apache.camel.main.MainListenerSupport;
import org.apache.camel.main.SimpleMain;
import xyz.cr3dentials.camel.ledger.SessionLedger;
import xyz.cr3dentials.camel.ledger.jdbc.JdbcLedgerSettings;
import xyz.cr3dentials.camel.ledger.jdbc.JdbcSessionLedger;
import xyz.cr3dentials.camel.sandbox.VendorSandbox;
import xyz.cr3dentials.camel.service.crm.CrmTable;
import xyz.cr3dentials.camel.service.ledger.LedgerReading;
import xyz.cr3dentials.camel.service.ledger.LedgerWatch;
import xyz.cr3dentials.camel.service.metrics.ServiceMetrics;
import xyz.cr3dentials.camel.service.nodes.NodeHeartbeat;
import xyz.cr3dentials.camel.service.rest.QueryParameters;
import xyz.cr3dentials.camel.service.rest.RestProblemProcessor;
import xyz.cr3dentials.camel.service.sandboxes.StandIns;
import xyz.cr3dentials.camel.service.schedule.ServiceScheduler;
import xyz.cr3dentials.camel.service.settings.CamelProperties;
import xyz.cr3dentials.camel.service.settings.ServiceConfiguration;

/** Camel with the service's settings, pool and flows, from start to stop. Closing it twice does no harm. */
final class CamelService implements AutoCloseable {
    private static final String CAMEL_NAME = "cr3dentials";
    /** With the time given to requests in flight, less than the ten seconds after which the bootable JAR is unusable. */
    private static final int STOP_SECONDS = 4;

    private static final long INTERRUPTED_THREADS_MILLISECONDS = 500;

    private final StandIns standIns;
    private final HikariDataSource pool;
    private final SessionLedger ledger;
    private final DefaultCamelContext context;
    private final SimpleMain main;
    private final NodeHeartbeat nodes;
    private final LedgerWatch watch;
    private final ServiceMetrics metrics;
    private final ConsoleData console;

    private CamelService(
            StandIns standIns,
            HikariDataSource pool,
            SessionLedger ledger,
            ServiceConfiguration configuration,
            RouteFiles routes,
            PlatformHttpEngine engine) {
        this.standIns = standIns;
        this.pool = pool;
        this.ledger = ledger;
        this.context = new DefaultCamelContext();
        this.main = new SimpleMain(context);
        this.nodes = NodeHeartbeat.start(pool, Clock.systemUTC(), failure -> DatabasePool.forsake(pool, failure));
        this.watch = new LedgerWatch(ledger, configuration.accounts(), nodes::isWriting, Clock.systemUTC());
        this.metrics = new ServiceMetrics(watch, Clock.systemUTC());
        this.console = new ConsoleData(configuration, ledger, nodes, Clock.systemUTC());
        // A second set of property files beside the service's own would only confuse.
        main.setDefaultPropertyPlaceholderLocation("false");
        main.setOverrideProperties(CamelProperties.of(configuration));
        main.configure()
                .withName(CAMEL_NAME)
                .withRoutesCollectorEnabled(false)
                .withSourceLocationEnabled(true)
                .withAutoConfigurationLogSummary(false)
                .withShutdownTimeout(STOP_SECONDS);
        context.getExecutorServiceManager().setShutdownAwaitTermination(INTERRUPTED_THREADS_MILLISECONDS);
        main.addMainListener(new MainListenerSupport() {
            @Override
            public void beforeConfigure(BaseMainSupport starting) {
                context.getRegistry().bind("dataSource", pool);
                context.getRegistry().bind("sessionLedger", ledger);
                context.getRegistry().bind(PlatformHttpConstants.PLATFORM_HTTP_ENGINE_FACTORY, engine);
                context.getRegistry().bind(RestProblemProcessor.BEAN_NAME, new RestProblemProcessor());
                context.getRegistry().bind(QueryParameters.BEAN_NAME, new QueryParameters());
                ComponentSetup.configure(context, configuration, ledger, pool);
                console.bind(
                        context,
                        configuration,
                        ledger,
                        pool,
                        !standIns.running().isEmpty(),
                        Clock.systemUTC());
                ServiceScheduler.configure(
                        context, pool, !configuration.database().isH2());
                metrics.observe(context, pool, Clock.systemUTC());
            }

            @Override
            public void afterConfigure(BaseMainSupport configured) {
                routes.load(context);
            }
        });
    }

    /**
     * Opens the database, loads the flows and starts them; what had been opened is closed again on a failure.
     *
     * @param server where this server listens, when it is known
     * @param engine serves the flows' HTTP addresses; the caller stops it after this service
     * @param classLoader sees the application and its libraries
     */
    static CamelService start(
            ServiceConfiguration configuration,
            RouteFiles routes,
            Optional<ServerAddress> server,
            PlatformHttpEngine engine,
            ClassLoader classLoader) {
        HikariDataSource pool = DatabasePool.open(configuration.database());
        try {
            return start(configuration, routes, server, engine, classLoader, pool);
        } catch (RuntimeException | Error e) {
            pool.close();
            throw e;
        }
    }

    private static CamelService start(
            ServiceConfiguration configuration,
            RouteFiles routes,
            Optional<ServerAddress> server,
            PlatformHttpEngine engine,
            ClassLoader classLoader,
            HikariDataSource pool) {
        if (configuration.sqlCrm()) {
            CrmTable.createIfMissing(pool);
        }
        SessionLedger ledger = new JdbcSessionLedger(
                pool,
                JdbcLedgerSettings.DEFAULT.keepingTimelines(
                        configuration.database().timelineRetention()));
        StandIns standIns =
                StandIns.start(configuration, server.map(ServerAddress::local).orElse(null));
        CamelService service =
                new CamelService(standIns, pool, ledger, configuration.with(standIns.addressed()), routes, engine);
        service.context.setApplicationContextClassLoader(classLoader);
        try {
            service.main.start();
            // So that the first health request has something to show.
            LedgerReading unused = service.watch.known();
            return service;
        } catch (RuntimeException e) {
            // Before the context is closed and forgets its routes.
            RuntimeException located = StartFailure.inRoute(service.context, e);
            service.closeAfter(located);
            throw located;
        } catch (Error e) {
            service.closeAfter(e);
            throw e;
        }
    }

    private void closeAfter(Throwable failure) {
        try {
            close();
        } catch (RuntimeException e) {
            failure.addSuppressed(e);
        }
    }

    /** The vendors' local stand-ins that run beside this service, by the vendor's scheme; none in production. */
    Map<String, VendorSandbox<?>> standIns() {
        return standIns.running();
    }

    CamelContext context() {
        return context;
    }

    SessionLedger ledger() {
        return ledger;
    }

    ServiceMetrics metrics() {
        return metrics;
    }

    /** Whether the database takes this node's writes, as far as is known; asks no database. */
    boolean takesWrites() {
        return nodes.isWriting();
    }

    /** What the ledger says, read seldom however often it is asked for. */
    LedgerWatch watch() {
        return watch;
    }

    @Override
    public void close() {
        try {
            main.stop();
        } finally {
            console.close();
            nodes.close();
            metrics.close();
            watch.close();
            standIns.close();
            pool.close();
        }
    }
}
