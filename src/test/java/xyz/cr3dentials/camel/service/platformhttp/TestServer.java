package xyz.cr3dentials.camel.service.platformhttp;

import io.undertow.Undertow;
import io.undertow.UndertowOptions;
import io.undertow.servlet.Servlets;
import io.undertow.servlet.api.DeploymentInfo;
import io.undertow.servlet.api.DeploymentManager;
import io.undertow.servlet.api.ListenerInfo;
import io.undertow.servlet.util.ImmediateInstanceFactory;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.function.Consumer;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.platform.http.PlatformHttpConstants;
import org.apache.camel.impl.DefaultCamelContext;

/** Routes behind the servlet in a real container on a free port, and a client that talks to it. */
public final class TestServer implements AutoCloseable {
    private static final int WORKERS = 8;

    final CamelContext context;
    final ServletPlatformHttpEngine engine;
    private final Undertow undertow;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();

    private TestServer(CamelContext context, ServletPlatformHttpEngine engine, Undertow undertow) {
        this.context = context;
        this.engine = engine;
        this.undertow = undertow;
    }

    static TestServer start(RouteBuilder routes) throws Exception {
        return start(PlatformHttpSettings.DEFAULTS, context -> {}, routes);
    }

    static TestServer start(PlatformHttpSettings settings, Consumer<CamelContext> setup, RouteBuilder routes)
            throws Exception {
        ServletPlatformHttpEngine engine = new ServletPlatformHttpEngine(settings);
        DefaultCamelContext context = new DefaultCamelContext();
        context.disableJMX();
        context.getRegistry().bind(PlatformHttpConstants.PLATFORM_HTTP_ENGINE_NAME, engine);
        setup.accept(context);
        context.addRoutes(routes);
        context.start();
        return new TestServer(context, engine, container(engine));
    }

    /** Starts a container on a free port of this machine in which the engine serves everything. */
    public static Undertow container(ServletPlatformHttpEngine engine) throws Exception {
        ServletContextListener listener = new ServletContextListener() {
            @Override
            public void contextInitialized(ServletContextEvent event) {
                PlatformHttpServlet.register(event.getServletContext(), engine, "platform-http", "/*");
                event.getServletContext()
                        .addServlet("health", new HealthServlet())
                        .addMapping("/health/*");
            }
        };
        DeploymentInfo deployment = Servlets.deployment()
                .setClassLoader(TestServer.class.getClassLoader())
                .setContextPath("/")
                .setDeploymentName("test.war")
                .addListener(new ListenerInfo(listener.getClass(), new ImmediateInstanceFactory<>(listener)));
        DeploymentManager manager = Servlets.defaultContainer().addDeployment(deployment);
        manager.deploy();
        Undertow undertow = Undertow.builder()
                .setIoThreads(2)
                .setWorkerThreads(WORKERS)
                .setServerOption(UndertowOptions.ENABLE_HTTP2, true)
                .addHttpListener(0, "localhost")
                .setHandler(manager.start())
                .build();
        undertow.start();
        return undertow;
    }

    int port() {
        return ((InetSocketAddress) undertow.getListenerInfo().get(0).getAddress()).getPort();
    }

    HttpRequest.Builder request(String pathAndQuery) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port() + pathAndQuery))
                .timeout(Duration.ofSeconds(30));
    }

    HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    HttpResponse<String> get(String pathAndQuery) throws IOException, InterruptedException {
        return send(request(pathAndQuery));
    }

    HttpResponse<String> post(String path, String contentType, String body) throws IOException, InterruptedException {
        return send(request(path).header("Content-Type", contentType).POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    HttpResponse<String> method(String method, String path) throws IOException, InterruptedException {
        return send(request(path).method(method, HttpRequest.BodyPublishers.noBody()));
    }

    HttpClient client() {
        return client;
    }

    @Override
    public void close() {
        undertow.stop();
        context.stop();
        engine.stop();
    }

    private static final class HealthServlet extends HttpServlet {
        private static final long serialVersionUID = 1L;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            response.getWriter().write("beside");
        }
    }
}
