package xyz.cr3dentials.camel.server;

import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import java.nio.file.Path;
import java.time.Duration;
import org.apache.camel.CamelContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts Camel with the web application and stops it with it. In the bootable JAR, where the server exists for this one
 * application, a failed start ends the process with status 1; elsewhere it fails the deployment.
 */
public final class ServiceContextListener implements ServletContextListener {
    /** Set by the bootable JAR's configuration. */
    static final String OWNS_PROCESS = "cr3dentials.server.owns-process";
    /** Set by the bootable JAR's configuration, from the same expressions as the listener's socket. */
    static final String ADDRESS = "cr3dentials.server.address";

    private static final Logger LOG = LoggerFactory.getLogger(ServiceContextListener.class);

    private @Nullable CamelService service;

    /** Called by the server; the first thing of the application to run. */
    @Override
    public void contextInitialized(ServletContextEvent event) {
        long begin = System.nanoTime();
        try {
            Path workingDirectory = Path.of("").toAbsolutePath();
            ServiceConfiguration configuration = ServiceConfigurations.load(
                    ServiceFolders.configuration(
                            workingDirectory,
                            System.getenv(),
                            TextFolder.inArchive(event.getServletContext(), "/WEB-INF/config/")),
                    System.getenv());
            configuration.warnings().forEach(LOG::warn);
            RouteFiles routes = new RouteFiles(ServiceFolders.routes(
                    workingDirectory,
                    configuration.routesDirectory(),
                    TextFolder.inArchive(event.getServletContext(), "/WEB-INF/routes/")));
            CamelService started = CamelService.start(
                    configuration, routes, event.getServletContext().getClassLoader());
            service = started;
            event.getServletContext().setAttribute(CamelContext.class.getName(), started.context());
            LOG.info(
                    "Ready in {} ms at {}: profile {}, routes: {} from {}",
                    Duration.ofNanos(System.nanoTime() - begin).toMillis(),
                    System.getProperty(ADDRESS, "the server's address"),
                    configuration.profile().text(),
                    started.context().getRoutesSize(),
                    routes.location());
        } catch (RuntimeException | LinkageError e) {
            fail(e);
        }
    }

    /** Called by the server once no request is in flight any more. */
    @Override
    public void contextDestroyed(ServletContextEvent event) {
        event.getServletContext().removeAttribute(CamelContext.class.getName());
        if (service != null) {
            service.close();
        }
    }

    private static void fail(Throwable failure) {
        String reason = "The service cannot start. " + StartFailure.describe(failure);
        if (!Boolean.getBoolean(OWNS_PROCESS)) {
            throw new IllegalStateException(reason, failure);
        }
        LOG.debug("Where the start failed:", failure);
        LOG.error(reason);
        // From a thread of its own: the shutdown waits for this one, which the server started.
        new Thread(() -> System.exit(1), "failed-start").start();
    }
}
