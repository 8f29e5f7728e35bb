package xyz.cr3dentials.camel.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import xyz.cr3dentials.camel.sandbox.SandboxSettings;
import xyz.cr3dentials.camel.sandbox.cr3dentials.Cr3dentialsSandbox;

/**
 * What the real jar in the production profile shows to people, programs and pages with and without the service key. The
 * guesses come last: after them this address has to wait.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ConsoleProtectionIT {
    private static final String SERVICE_KEY = "service-key-of-the-test-in-production";
    private static final Pattern ADDRESS = Pattern.compile("uri: platform-http:(/api[^\\s?]*)");
    private static final Map<String, String> NAVIGATION =
            Map.of("Sec-Fetch-Mode", "navigate", "Sec-Fetch-Site", "same-origin", "Accept", "text/html");
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @TempDir
    private static Path workingDirectory;

    private static Cr3dentialsSandbox vendor;
    private static BootableJarProcess service;

    @BeforeAll
    static void start() throws Exception {
        vendor = Cr3dentialsSandbox.start(
                SandboxSettings.builder().apiKeys("a-real+key=").build());
        service = BootableJarProcess.in(workingDirectory)
                .projectRoutes()
                .environment("CR3DENTIALS_PROFILE", "production")
                .environment("CR3DENTIALS_API_KEY", "a-real+key=")
                .environment("CR3DENTIALS_BASE_URL", vendor.baseUrl())
                .environment("CR3DENTIALS_SERVICE_KEY", SERVICE_KEY)
                .environment("PROXY_ADDRESS_FORWARDING", "true")
                .environment("DATABASE_URL", "jdbc:h2:file:./data/production")
                // Longer than the test waits for the end.
                .environment("SHUTDOWN_TIMEOUT", "600")
                .start()
                .awaitReady();
    }

    @AfterAll
    static void stop() {
        if (service != null) {
            service.close();
        }
        vendor.close();
    }

    @Test
    @Order(1)
    void nothingConfidentialIsServedWithoutTheKey() throws Exception {
        List<String> paths = new ArrayList<>(List.of(
                "/metrics", "/api/events", "/api/none", "/api", "/console", "/console/session", "/console/none"));
        paths.addAll(addressesOfFlows());
        paths.addAll(filesOfConsole());
        assertThat(paths).contains("/api/sessions/{sessionId}", "/console/index.html");
        for (String path : paths) {
            String address = path.replaceAll("\\{\\w+}", "1");
            for (String method : List.of("GET", "POST", "DELETE", "HEAD", "OPTIONS")) {
                HttpResponse<String> answer = send(method, address, Map.of());
                assertThat(answer.statusCode()).as("%s %s", method, address).isEqualTo(401);
                assertSaysNothingOfTheServer(answer);
            }
        }
        assertThat(send("GET", "/", Map.of()).statusCode()).isEqualTo(404);
    }

    @Test
    @Order(2)
    void noOtherSpellingOfAPathLeadsPastTheKey() throws Exception {
        for (String path : List.of(
                "//api/platforms",
                "/./api/platforms",
                "/x/../api/platforms",
                "/api;x=y/platforms",
                "/;x=y/api/platforms",
                "/%61pi/platforms",
                "/api%2Fplatforms",
                "/API/platforms",
                "/api/platforms;x",
                "/console/../api/platforms",
                "/health/../metrics",
                "/metrics/",
                "/metrics;x",
                "//console/index.html",
                "/console;x/index.html",
                "/health/..;/console/index.html",
                "/console/login/../index.html",
                "/console/login;/../../api/platforms",
                "/WEB-INF/console/index.html",
                "/WEB-INF/web.xml")) {
            HttpResponse<String> answer = send("GET", path, Map.of());
            assertThat(answer.statusCode()).as(path).isIn(400, 401, 404);
            assertSaysNothingOfTheServer(answer);
        }
    }

    @Test
    @Order(3)
    void aPersonSignsInOnThePageAndTheCookieOpensPageApiAndEvents() throws Exception {
        HttpResponse<String> page = send("GET", "/console/", NAVIGATION);
        assertThat(page.statusCode()).isEqualTo(401);
        assertThat(page.body()).contains("action=\"/console/login\"");
        assertSaysNothingOfTheServer(page);

        HttpResponse<String> signedIn = signIn(SERVICE_KEY, NAVIGATION);
        assertThat(signedIn.statusCode()).isEqualTo(303);
        assertThat(signedIn.headers().firstValue("Location")).hasValue("/console/");
        Map<String, String> cookie = cookie(signedIn);
        for (String path : List.of("/console/", "/api/platforms", "/metrics", "/console/session")) {
            HttpResponse<String> answer = send("GET", path, cookie);
            assertThat(answer.statusCode()).as(path).isEqualTo(200);
            assertThat(answer.headers().firstValue("Cache-Control")).as(path).hasValue("no-store");
        }
        assertThat(send("GET", "/console/", cookie)
                        .headers()
                        .firstValue("Content-Security-Policy")
                        .orElseThrow())
                .contains("frame-src 'none'");
        assertThat(firstEvent(cookie)).contains("event: change\ndata: {\"revision\":");
    }

    @Test
    @Order(4)
    void anotherSitesPageCanDoNothingWithTheCookie() throws Exception {
        Map<String, String> cookie = cookie(signIn(SERVICE_KEY, NAVIGATION));
        String replay = "/api/deliveries/replay?parked=true";

        assertThat(send("POST", replay, and(cookie, "Sec-Fetch-Site", "cross-site"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(send("POST", replay, and(cookie, "Origin", "http://evil.example"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(send("POST", "/console/logout", and(cookie, "Sec-Fetch-Site", "cross-site"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(send("POST", "/sandbox/control/reset", Map.of("Sec-Fetch-Site", "cross-site"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(signIn(SERVICE_KEY, Map.of("Sec-Fetch-Site", "cross-site")).statusCode())
                .isEqualTo(403);
        assertThat(send("POST", replay, and(cookie, "Sec-Fetch-Site", "same-origin"))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    @Order(5)
    void theKeyPassesWhileItIsGuessedFromTheSameAddressAndDoesNotGetIntoTheLog() throws Exception {
        Map<String, String> cookie = cookie(signIn(SERVICE_KEY, NAVIGATION));
        for (int i = 0; i < 200; i++) {
            guess(i);
        }
        for (int i = 0; i < 118; i++) {
            // On a slow machine a new minute can begin, which brings a new allowance.
            assertThat(guess(i).statusCode()).isIn(401, 429);
            assertThat(send(
                                    "GET",
                                    "/api/platforms",
                                    Map.of("X-Service-Key", SERVICE_KEY, "X-Forwarded-For", "192.0.2.1"))
                            .statusCode())
                    .isEqualTo(200);
        }
        AtomicInteger number = new AtomicInteger();
        HttpResponse<String> refused = await().atMost(Duration.ofSeconds(60))
                .until(() -> guess(number.incrementAndGet()), answer -> answer.statusCode() == 429);
        assertThat(retryAfter(refused)).isBetween(1L, 60L);
        HttpResponse<String> page = await().atMost(Duration.ofSeconds(60))
                .until(
                        () -> signIn("guess", and(NAVIGATION, "X-Forwarded-For", "192.0.2.1")),
                        answer -> answer.statusCode() == 429);
        assertThat(page.body()).contains("not the service key");
        assertThat(signIn(SERVICE_KEY, and(NAVIGATION, "X-Forwarded-For", "192.0.2.1"))
                        .statusCode())
                .isEqualTo(303);
        assertThat(send("GET", "/api/platforms", and(cookie, "X-Forwarded-For", "192.0.2.1"))
                        .statusCode())
                .isEqualTo(200);
        assertThat(String.join("\n", service.log()))
                .doesNotContain(SERVICE_KEY, "guess", cookie.get("Cookie"), "\tat ");
    }

    /** What the guesser writes into the header itself, and from which port it came to the proxy, is always another. */
    private static HttpResponse<String> guess(int number) throws Exception {
        Map<String, String> headers =
                Map.of("X-Service-Key", "guess", "X-Forwarded-For", "198.51.100." + number + ", 192.0.2.1:" + number);
        return send("GET", "/api/platforms", headers);
    }

    @Test
    @Order(6)
    void openStreamsDoNotDelayTheEndOfTheProcess() throws Exception {
        Map<String, String> cookie = cookie(signIn(SERVICE_KEY, NAVIGATION));
        HttpResponse<InputStream> stream = openEvents(cookie);
        service.terminate();

        try (InputStream body = stream.body()) {
            // The stream has an orderly end while the server still lets requests finish; a cut would throw.
            assertThat(new String(body.readAllBytes(), StandardCharsets.UTF_8)).startsWith("retry: 2000\n");
        }
        assertThat(service.awaitExit()).isEqualTo(128 + 15);
    }

    private static long retryAfter(HttpResponse<String> answer) {
        return answer.headers().firstValueAsLong("Retry-After").orElse(0);
    }

    private static void assertSaysNothingOfTheServer(HttpResponse<String> answer) {
        assertThat(answer.headers().map().keySet()).doesNotContain("Server", "server", "X-Powered-By", "x-powered-by");
        assertThat(answer.body()).doesNotContainIgnoringCase("undertow", "wildfly", "exception", "0.1.0");
    }

    private static String firstEvent(Map<String, String> cookie) throws Exception {
        StringBuilder text = new StringBuilder();
        try (InputStream body = openEvents(cookie).body()) {
            while (text.indexOf("}\n\n") < 0) {
                int next = body.read();
                assertThat(next).isNotNegative();
                text.append((char) next);
            }
        }
        return text.toString();
    }

    private static HttpResponse<InputStream> openEvents(Map<String, String> cookie) throws Exception {
        HttpResponse<InputStream> stream = CLIENT.send(
                request("/api/events", cookie).timeout(Duration.ofSeconds(30)).build(),
                HttpResponse.BodyHandlers.ofInputStream());
        assertThat(stream.statusCode()).isEqualTo(200);
        assertThat(stream.headers().firstValue("Content-Type")).hasValue("text/event-stream");
        return stream;
    }

    private static List<String> addressesOfFlows() throws Exception {
        List<String> addresses = new ArrayList<>();
        try (Stream<Path> files = Files.list(Path.of("routes"))) {
            for (Path file : files.sorted().toList()) {
                Matcher address = ADDRESS.matcher(Files.readString(file));
                while (address.find()) {
                    addresses.add(address.group(1));
                }
            }
        }
        return addresses;
    }

    private static List<String> filesOfConsole() throws Exception {
        Path folder = Path.of("src/main/webapp/WEB-INF/console");
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> "/console/" + folder.relativize(file))
                    .toList();
        }
    }

    private static HttpResponse<String> signIn(String key, Map<String, String> headers) throws Exception {
        HttpRequest.Builder request = request("/console/login", headers)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("serviceKey=" + key));
        return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static Map<String, String> cookie(HttpResponse<String> signedIn) {
        assertThat(signedIn.statusCode()).isEqualTo(303);
        String header = signedIn.headers().firstValue("Set-Cookie").orElseThrow();
        return Map.of("Cookie", header.substring(0, header.indexOf(';')));
    }

    private static Map<String, String> and(Map<String, String> headers, String name, String value) {
        Map<String, String> all = new HashMap<>(headers);
        all.put(name, value);
        return all;
    }

    private static HttpResponse<String> send(String method, String path, Map<String, String> headers) throws Exception {
        return CLIENT.send(
                request(path, headers).method(method, BodyPublishers.noBody()).build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static HttpRequest.Builder request(String path, Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(service.uri(path));
        headers.forEach(request::header);
        return request;
    }
}
