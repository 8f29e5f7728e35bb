package xyz.cr3dentials.camel.service;

import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.camel.health.HealthCheckHelper;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import xyz.cr3dentials.camel.service.events.StopSignal;
import xyz.cr3dentials.camel.service.metrics.MetricsServlet;
import xyz.cr3dentials.camel.service.platformhttp.PlatformHttpServlet;
import xyz.cr3dentials.camel.service.platformhttp.PlatformHttpSettings;
import xyz.cr3dentials.camel.service.platformhttp.ServletPlatformHttpEngine;
import xyz.cr3dentials.camel.service.sandboxes.SandboxControlServlet;
import xyz.cr3dentials.camel.service.settings.ServiceConfiguration;
import xyz.cr3dentials.camel.service.settings.ServiceConfigurations;
import xyz.cr3dentials.camel.service.settings.ServiceFolders;
import xyz.cr3dentials.camel.service.settings.TextFolder;
import xyz.cr3dentials.camel.service.undertow.Guards;
import xyz.cr3dentials.camel.service.undertow.HealthPages;

/**
 * Starts Camel with the web application and stops it with it. In the bootable JAR a failed start ends the process with
 * status 1; in any other server it fails the deployment.
 */
public final class ServiceContextListener implements ServletContextListener {
    /** The servlet context's attribute that tells this process from others, for health checks. */
    static final String INSTANCE = "xyz.cr3dentials.camel.service.instance";

    private static final Logger LOG = LoggerFactory.getLogger(ServiceContextListener.class);

    private volatile @Nullable CamelService service;
    private volatile @Nullable ServletPlatformHttpEngine engine;
    private volatile @Nullable WebResources webResources;
    private volatile @Nullable CachedHealth health;
    private volatile @Nullable StopSignal stopSignal;

    /** Called by the server; the first thing of the application to run. */
    @Override
    public void contextInitialized(ServletContextEvent event) {
        ServletContext application = event.getServletContext();
        String instance = UUID.randomUUID().toString();
        application.setAttribute(INSTANCE, instance);
        Optional<BootableJarStart> bootableJar =
                ServerAddress.ofBootableJar().map(address -> new BootableJarStart(address, instance));
        bootableJar.ifPresent(BootableJarStart::speakEnglish);
        try {
            if (bootableJar.isPresent()) {
                WebResources.watch(application, FatalErrors.ofThisProcess().watchThreads());
            }
            String description = start(application, Path.of("").toAbsolutePath(), System.getenv());
            bootableJar.ifPresentOrElse(
                    jar -> jar.succeeded(description, this::stop), () -> LOG.info("Ready: {}", description));
        } catch (RuntimeException | LinkageError e) {
            bootableJar
                    .orElseThrow(
                            () -> new IllegalStateException("The service cannot start. " + StartFailure.describe(e), e))
                    .failed(e);
        }
    }

    private String start(ServletContext application, Path workingDirectory, Map<String, String> environment) {
        ServiceConfiguration configuration = ServiceConfigurations.load(
                ServiceFolders.configuration(
                        workingDirectory, environment, TextFolder.inArchive(application, "/WEB-INF/config/")),
                environment);
        configuration.warnings().forEach(LOG::warn);
        RouteFiles routes = new RouteFiles(ServiceFolders.routes(
                workingDirectory,
                configuration.routesDirectory(),
                TextFolder.inArchive(application, "/WEB-INF/routes/")));
        Optional<ServerAddress> server = ServerAddress.ofBootableJar();
        LedgerPatience patience = new LedgerPatience();
        ServletPlatformHttpEngine http = new ServletPlatformHttpEngine(PlatformHttpSettings.DEFAULTS
                .withServerPort(server.map(ServerAddress::port).orElse(0))
                .withPatience(patience));
        engine = http;
        PlatformHttpServlet.register(application, http, "platform-http", "/*");
        WebResources.guard(application, configuration);
        CamelService started = CamelService.start(configuration, routes, server, http, application.getClassLoader());
        service = started;
        webResources = WebResources.serve(application, configuration, started.standIns(), started.ledger()::revision);
        SandboxControlServlet.register(application, started.standIns());
        application.setAttribute(MetricsServlet.ATTRIBUTE, started.metrics());
        patience.watch(started::takesWrites);
        serveHealth(application, started);
        return "profile " + configuration.profile().text() + ", "
                + started.context().getRoutesSize() + " routes from " + routes.location();
    }

    private void serveHealth(ServletContext application, CamelService started) {
        CachedHealth pages = new CachedHealth(
                        () -> started.context().isStarted()
                                ? HealthReport.ofLiveness(HealthCheckHelper.invokeLiveness(started.context(), "full"))
                                : HealthReport.down(),
                        () -> started.context().isStarted()
                                ? HealthReport.ofReadiness(
                                        HealthCheckHelper.invokeReadiness(started.context(), "full"),
                                        started.watch().known())
                                : HealthReport.down(),
                        String.valueOf(application.getAttribute(INSTANCE)),
                        System::nanoTime)
                .start();
        health = pages;
        stopSignal = new StopSignal(pages::leave);
        application.setAttribute(HealthPages.class.getName(), pages);
        Guards.of(application)
                .ifPresentOrElse(
                        guards -> {
                            guards.serve(pages, started::takesWrites);
                            started.metrics().count(guards);
                        },
                        () -> LOG.warn(
                                "This server is not built on Undertow, so these are missing: {}. Put a proxy in"
                                        + " front that reads whole requests and limits how many come at once.",
                                Guards.MISSING));
    }

    /** Called by the server once no request is in flight any more. */
    @Override
    public void contextDestroyed(ServletContextEvent event) {
        Guards.of(event.getServletContext()).ifPresent(Guards::close);
        event.getServletContext().removeAttribute(HealthPages.class.getName());
        event.getServletContext().removeAttribute(MetricsServlet.ATTRIBUTE);
        stop();
    }

    private void stop() {
        StopSignal signal = stopSignal;
        if (signal != null) {
            signal.close();
        }
        CachedHealth pages = health;
        if (pages != null) {
            pages.close();
        }
        WebResources web = webResources;
        if (web != null) {
            web.close();
        }
        CamelService running = service;
        if (running != null) {
            running.close();
        }
        ServletPlatformHttpEngine http = engine;
        if (http != null) {
            http.stop();
        }
    }
}
