package xyz.cr3dentials.camel.service;

import io.undertow.Undertow;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.CamelContext;
import xyz.cr3dentials.camel.service.platformhttp.PlatformHttpSettings;
import xyz.cr3dentials.camel.service.platformhttp.ServletPlatformHttpEngine;
import xyz.cr3dentials.camel.service.platformhttp.TestServer;
import xyz.cr3dentials.camel.service.settings.ServiceConfigurations;
import xyz.cr3dentials.camel.service.settings.TextFile;
import xyz.cr3dentials.camel.service.settings.TextFolder;

/** The service with the project's own flows in this process, behind a servlet container without the service's filters. */
final class ServiceInProcess implements AutoCloseable {

    private final ServletPlatformHttpEngine engine = new ServletPlatformHttpEngine(PlatformHttpSettings.DEFAULTS);
    private final CamelService service;
    private final Undertow container;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();

    private ServiceInProcess(String properties, Map<String, String> environment) throws Exception {
        service = CamelService.start(
                ServiceConfigurations.load(
                        List.of(new TextFolder(
                                "config", List.of(new TextFile("application.properties", "a", properties)))),
                        environment),
                new RouteFiles(TextFolder.onDisk(Path.of("routes"))),
                Optional.empty(),
                engine,
                ServiceInProcess.class.getClassLoader());
        try {
            container = TestServer.container(engine);
        } catch (Exception e) {
            service.close();
            throw e;
        }
    }

    static ServiceInProcess start(String properties, Map<String, String> environment) throws Exception {
        return new ServiceInProcess(properties, environment);
    }

    CamelContext context() {
        return service.context();
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(request(path));
    }

    HttpResponse<String> post(String path, String json) throws IOException, InterruptedException {
        return send(request(path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json)));
    }

    HttpResponse<String> post(String path, HttpRequest.BodyPublisher body, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = request(path).POST(body);
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    HttpResponse<String> send(String method, String path, String json, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = request(path)
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(json));
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    private HttpRequest.Builder request(String path) {
        int port = ((InetSocketAddress) container.getListenerInfo().get(0).getAddress()).getPort();
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .timeout(Duration.ofSeconds(30));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    @Override
    public void close() {
        service.close();
        engine.stop();
        container.stop();
    }
}
