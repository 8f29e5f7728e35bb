package xyz.cr3dentials.camel.service.access;

import io.undertow.Undertow;
import io.undertow.servlet.Servlets;
import io.undertow.servlet.api.DeploymentInfo;
import io.undertow.servlet.api.DeploymentManager;
import io.undertow.servlet.util.ImmediateInstanceFactory;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

/** The filters and servlets of signing in, in a real container, before a page that says who got through. */
public final class GuardedServer implements AutoCloseable {
    static final String SERVICE_KEY = "a service key+of&the=test";

    /** Still accepted during a rotation. */
    static final String OLD_KEY = "the key of before";

    private static final Instant START = Instant.parse("2026-11-21T10:00:00Z");

    private final AtomicReference<Instant> now = new AtomicReference<>(START);
    private final Undertow undertow;
    private final HttpClient client = HttpClient.newHttpClient();

    GuardedServer() throws Exception {
        ServiceKeyGate gate =
                new ServiceKeyGate(List.of(SERVICE_KEY, OLD_KEY), 1, () -> Duration.between(START, now.get())
                        .toNanos());
        SignInCookie cookie = new SignInCookie(List.of(SERVICE_KEY, OLD_KEY), clock());
        DeploymentInfo deployment = Servlets.deployment()
                .setClassLoader(GuardedServer.class.getClassLoader())
                .setContextPath("/")
                .setDeploymentName("guarded.war");
        filter(deployment, "cross-site", new CrossSiteFilter());
        filter(deployment, "local-host", new LocalHostFilter());
        filter(deployment, "service-key", new ServiceKeyFilter(gate, cookie));
        servlet(deployment, "inside", new Inside(), "/api/*", "/console/*");
        servlet(deployment, "sign-in", new SignInServlet(gate, cookie), SignInServlet.LOGIN, SignInServlet.LOGOUT);
        servlet(deployment, "state", new SignInStateServlet(cookie), "/console/session");
        DeploymentManager manager = Servlets.defaultContainer().addDeployment(deployment);
        manager.deploy();
        undertow = Undertow.builder()
                .setIoThreads(1)
                .setWorkerThreads(4)
                .addHttpListener(0, "localhost")
                .setHandler(manager.start())
                .build();
        undertow.start();
    }

    private static void servlet(DeploymentInfo deployment, String name, Servlet servlet, String... mappings) {
        deployment.addServlet(Servlets.servlet(name, servlet.getClass(), new ImmediateInstanceFactory<>(servlet))
                .addMappings(mappings));
    }

    private static void filter(DeploymentInfo deployment, String name, Filter filter) {
        deployment.addFilter(Servlets.filter(name, filter.getClass(), new ImmediateInstanceFactory<>(filter)));
        deployment.addFilterUrlMapping(name, "/*", DispatcherType.REQUEST);
    }

    Clock clock() {
        return new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                throw new UnsupportedOperationException();
            }

            @Override
            public Instant instant() {
                return now.get();
            }
        };
    }

    void pass(Duration time) {
        now.updateAndGet(before -> before.plus(time));
    }

    String authority() {
        return "localhost:"
                + ((InetSocketAddress) undertow.getListenerInfo().get(0).getAddress()).getPort();
    }

    /** The status line of the answer to a request that names another host than it is sent to. */
    String askAs(String host, String path) throws IOException {
        String[] address = authority().split(":");
        try (Socket socket = new Socket(address[0], Integer.parseInt(address[1]))) {
            socket.getOutputStream()
                    .write("GET %s HTTP/1.1\r\nHost: %s\r\nX-Service-Key: %s\r\nConnection: close\r\n\r\n"
                            .formatted(path, host, SERVICE_KEY)
                            .getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .findFirst()
                    .orElse("");
        }
    }

    HttpResponse<String> get(String path, Map<String, String> headers) throws Exception {
        return send("GET", path, BodyPublishers.noBody(), headers);
    }

    HttpResponse<String> post(String path, Map<String, String> headers) throws Exception {
        return send("POST", path, BodyPublishers.ofString(""), headers);
    }

    HttpResponse<String> send(String method, String path, HttpRequest.BodyPublisher body, Map<String, String> headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://" + authority() + path))
                .method(method, body);
        headers.forEach(request::header);
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    @Override
    public void close() {
        undertow.stop();
    }

    private static final class Inside extends HttpServlet {
        private static final long serialVersionUID = 1L;

        @Override
        protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
            response.getWriter().write("inside");
        }
    }
}
