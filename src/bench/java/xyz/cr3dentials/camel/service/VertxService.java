package xyz.cr3dentials.camel.service;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpEngine;
import xyz.cr3dentials.camel.service.settings.ServiceConfiguration;
import xyz.cr3dentials.camel.service.settings.ServiceConfigurations;
import xyz.cr3dentials.camel.service.settings.TextFolder;

/**
 * The service without WildFly: the same settings, pool, sandbox, routes and components, with camel-main and its Vert.x
 * HTTP server in the place of the WAR. Exists to be compared with the bootable JAR, so it lies in the same package.
 */
public final class VertxService {
    private VertxService() {}

    /** Reads {@code config} and {@code routes} beside the process; the files turn Camel's HTTP server on. */
    public static void main(String[] arguments) {
        Path workingDirectory = Path.of("").toAbsolutePath();
        ServiceConfiguration configuration = ServiceConfigurations.load(
                List.of(TextFolder.onDisk(workingDirectory.resolve("config"))), System.getenv());
        RouteFiles routes = new RouteFiles(TextFolder.onDisk(workingDirectory.resolve("routes")));
        ServerAddress address = new ServerAddress("127.0.0.1", Integer.parseInt(System.getenv("HTTP_PORT")));
        CamelService service = CamelService.start(
                configuration,
                routes,
                Optional.of(address),
                new VertxPlatformHttpEngine(),
                VertxService.class.getClassLoader());
        Runtime.getRuntime().addShutdownHook(new Thread(service::close, "stop"));
    }
}
