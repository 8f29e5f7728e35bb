package xyz.cr3dentials.camel.service.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.undertow.Undertow;
import io.undertow.server.handlers.resource.PathResourceManager;
import io.undertow.servlet.Servlets;
import io.undertow.servlet.api.DeploymentInfo;
import io.undertow.servlet.api.DeploymentManager;
import io.undertow.servlet.api.ListenerInfo;
import io.undertow.servlet.util.ImmediateInstanceFactory;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files of a folder like the web application's, behind the servlet in a real container. */
class ConsoleServletTest {
    @TempDir
    private Path webApplication;

    private Undertow undertow;

    @BeforeEach
    void start() throws Exception {
        write("WEB-INF/web.xml", "confidential");
        write("WEB-INF/console/index.html", "<!DOCTYPE html>");
        write("WEB-INF/console/app.js", "export {}");
        write("WEB-INF/console/views/health.js", "export {}");
        write("WEB-INF/console/console.css", "body {}");
        write("WEB-INF/console/logo.svg", "<svg/>");
        undertow = serve();
    }

    @AfterEach
    void stop() {
        undertow.stop();
    }

    private void write(String path, String text) throws Exception {
        Path file = webApplication.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private Undertow serve() throws Exception {
        ServletContextListener listener = new ServletContextListener() {
            @Override
            public void contextInitialized(ServletContextEvent event) {
                ServletContext application = event.getServletContext();
                ConsoleFiles files = ConsoleFiles.read(application, "/WEB-INF/console/");
                application
                        .addServlet("console", new ConsoleServlet(files, "http://localhost:8081"))
                        .addMapping("/console/*");
                application.addServlet("start", new StartPageServlet()).addMapping("");
            }
        };
        DeploymentInfo deployment = Servlets.deployment()
                .setClassLoader(ConsoleServletTest.class.getClassLoader())
                .setContextPath("/")
                .setDeploymentName("console.war")
                .setResourceManager(new PathResourceManager(webApplication))
                .addListener(new ListenerInfo(listener.getClass(), new ImmediateInstanceFactory<>(listener)));
        DeploymentManager manager = Servlets.defaultContainer().addDeployment(deployment);
        manager.deploy();
        Undertow started = Undertow.builder()
                .setIoThreads(1)
                .setWorkerThreads(2)
                .addHttpListener(0, "localhost")
                .setHandler(manager.start())
                .build();
        started.start();
        return started;
    }

    @Test
    void thePageIsServedUnderThePolicy() throws Exception {
        HttpResponse<String> answer = send("GET", "/console/");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("<!DOCTYPE html>");
        assertThat(header(answer, "Content-Type")).isEqualTo("text/html;charset=utf-8");
        assertThat(header(answer, "Content-Security-Policy"))
                .isEqualTo("default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                        + " connect-src 'self'; frame-src http://localhost:8081; form-action 'self'; base-uri 'none';"
                        + " frame-ancestors 'none'");
        assertThat(header(answer, "Cache-Control")).isEqualTo("no-store");
        assertThat(header(answer, "X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(header(answer, "Referrer-Policy")).isEqualTo("same-origin");
        assertThat(header(answer, "Cross-Origin-Opener-Policy")).isEqualTo("same-origin");
        assertThat(header(answer, "Cross-Origin-Resource-Policy")).isEqualTo("same-origin");
    }

    @Test
    void everyFileHasItsMediaTypeAndThePolicy() throws Exception {
        assertThat(mediaType("/console/index.html")).isEqualTo("text/html;charset=utf-8");
        assertThat(mediaType("/console/app.js")).isEqualTo("text/javascript;charset=utf-8");
        assertThat(mediaType("/console/views/health.js")).isEqualTo("text/javascript;charset=utf-8");
        assertThat(mediaType("/console/console.css")).isEqualTo("text/css;charset=utf-8");
        assertThat(mediaType("/console/logo.svg")).isEqualTo("image/svg+xml");
    }

    private String mediaType(String path) throws Exception {
        HttpResponse<String> answer = send("GET", path);
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        assertThat(header(answer, "Content-Security-Policy")).contains("default-src 'none'");
        return header(answer, "Content-Type");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/console/views/",
                "/console/views",
                "/console/none.js",
                "/console/../WEB-INF/web.xml",
                "/console/../web.xml",
                "/console/%2e%2e/web.xml",
                "/console/..%2fweb.xml",
                "/console/views/..%5c..%5cweb.xml",
                "/console//WEB-INF/web.xml",
                "/console//app.js",
                "/console/app.js%00.html",
                "/WEB-INF/console/index.html"
            })
    void nothingElseIsServed(String path) throws Exception {
        HttpResponse<String> answer = send("GET", path);

        assertThat(answer.statusCode()).isIn(400, 404);
        assertThat(answer.body()).doesNotContain("confidential", "export", "health.js");
    }

    @Test
    void anUnknownFileIsAProblem() throws Exception {
        assertThat(header(send("GET", "/console/none.js"), "Content-Type")).isEqualTo("application/problem+json");
    }

    @Test
    void headTellsWhatGetWouldSendAndOtherMethodsAreRefused() throws Exception {
        HttpResponse<String> head = send("HEAD", "/console/app.js");
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(header(head, "Content-Length")).isEqualTo("9");
        assertThat(head.body()).isEmpty();
        for (String method : List.of("POST", "PUT", "DELETE", "OPTIONS", "TRACE")) {
            HttpResponse<String> answer = send(method, "/console/app.js");
            assertThat(answer.statusCode()).as(method).isEqualTo(405);
        }
    }

    @Test
    void theBareAddressAndTheFolderWithoutItsSlashLeadToThePage() throws Exception {
        for (String path : List.of("/", "/console")) {
            HttpResponse<String> answer = send("GET", path);
            assertThat(answer.statusCode()).as(path).isEqualTo(303);
            assertThat(header(answer, "Location")).isEqualTo("/console/");
        }
        assertThat(send("GET", "/elsewhere").statusCode()).isEqualTo(404);
    }

    @Test
    void aFileOfAKindThatIsNotServedStopsTheStartAndIsNamed() throws Exception {
        write("WEB-INF/console/notes.doc", "");

        assertThatThrownBy(this::serve).hasStackTraceContaining("/WEB-INF/console/notes.doc");
    }

    @Test
    void theFrameShowsTheStandInsPagesOrTheVendors() {
        assertThat(FrameSource.of(URI.create("http://localhost:8081/v1"))).isEqualTo("http://localhost:8081");
        assertThat(FrameSource.of(null)).isEqualTo("https://frame.cr3dentials.xyz");
    }

    private static String header(HttpResponse<String> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    private HttpResponse<String> send(String method, String path) throws Exception {
        int port = ((InetSocketAddress) undertow.getListenerInfo().get(0).getAddress()).getPort();
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                                .method(method, HttpRequest.BodyPublishers.noBody())
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }
}
