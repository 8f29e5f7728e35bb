package xyz.cr3dentials.camel.service.access;

import static org.assertj.core.api.Assertions.assertThat;
import static xyz.cr3dentials.camel.service.access.GuardedServer.OLD_KEY;
import static xyz.cr3dentials.camel.service.access.GuardedServer.SERVICE_KEY;

import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What programs and people get with and without the service key. */
class SignInTest {
    private static final Map<String, String> NAVIGATION = Map.of("Sec-Fetch-Mode", "navigate", "Accept", "text/html");

    private GuardedServer server;

    @BeforeEach
    void start() throws Exception {
        server = new GuardedServer();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aProgramPassesWithTheKeyInEitherHeaderAndGetsAProblemWithoutIt() throws Exception {
        assertThat(server.get("/api/x", Map.of("X-Service-Key", SERVICE_KEY)).body())
                .isEqualTo("inside");
        assertThat(server.get("/api/x", Map.of("Authorization", "bearer " + SERVICE_KEY))
                        .body())
                .isEqualTo("inside");
        for (Map<String, String> headers : java.util.List.of(
                Map.<String, String>of(), Map.of("X-Service-Key", "x"), Map.of("Authorization", "Basic eDp4"))) {
            HttpResponse<String> answer = server.get("/api/x", headers);
            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(answer.headers().firstValue("WWW-Authenticate")).hasValue("Bearer");
            assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        }
    }

    @Test
    void aPersonWhoOpensTheConsoleIsAskedForTheKey() throws Exception {
        HttpResponse<String> answer = server.get("/console/", NAVIGATION);

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/html;charset=utf-8");
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(answer.body())
                .contains("action=\"/console/login\"", "name=\"serviceKey\"")
                .doesNotContain("role=\"alert\"", "<script");
        String style = answer.body()
                .substring(answer.body().indexOf("<style>") + 7, answer.body().indexOf("</style>"));
        String hash = Base64.getEncoder()
                .encodeToString(MessageDigest.getInstance("SHA-256").digest(style.getBytes(StandardCharsets.UTF_8)));
        assertThat(answer.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'", "style-src 'sha256-" + hash + "'", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
    }

    @Test
    void onlyANavigationToTheConsoleGetsThePage() throws Exception {
        assertThat(problem("/console/app.js", Map.of("Sec-Fetch-Mode", "no-cors", "Accept", "text/html")))
                .isTrue();
        assertThat(problem("/console/", Map.of("Accept", "application/json"))).isTrue();
        assertThat(problem("/console/", Map.of())).isTrue();
        assertThat(problem("/api/x", NAVIGATION)).isTrue();
        assertThat(problem("/console/", Map.of("Accept", "text/html,*/*"))).isFalse();
    }

    private boolean problem(String path, Map<String, String> headers) throws Exception {
        HttpResponse<String> answer = server.get(path, headers);
        assertThat(answer.statusCode()).isEqualTo(401);
        return answer.headers().firstValue("Content-Type").orElseThrow().equals("application/problem+json");
    }

    @Test
    void theKeyInTheFormOpensPageAndApiForEightHours() throws Exception {
        HttpResponse<String> signedIn = signIn(SERVICE_KEY, NAVIGATION);
        assertThat(signedIn.statusCode()).isEqualTo(303);
        assertThat(signedIn.headers().firstValue("Location")).hasValue("/console/");
        String header = signedIn.headers().firstValue("Set-Cookie").orElseThrow();
        assertThat(header)
                .endsWith("; Path=/; Max-Age=28800; HttpOnly; SameSite=Strict")
                .doesNotContain(SERVICE_KEY);
        Map<String, String> cookie = cookie(header);

        assertThat(server.get("/console/", cookie).body()).isEqualTo("inside");
        assertThat(server.get("/api/x", cookie).body()).isEqualTo("inside");
        assertThat(server.get("/console/session", cookie).body())
                .isEqualTo("{\"signedIn\":true,\"expiresAt\":\"2026-11-21T18:00:00Z\"}");
        server.pass(Duration.ofHours(8));
        assertThat(server.get("/api/x", cookie).statusCode()).isEqualTo(401);
    }

    @Test
    void aCookieOfHttpsIsSentOverHttpsAlone() throws Exception {
        Map<String, String> headers = new HashMap<>(NAVIGATION);
        headers.put("Sec-Fetch-Site", "same-origin");
        headers.put("Origin", "https://console.example.org");

        assertThat(signIn(SERVICE_KEY, headers)
                        .headers()
                        .firstValue("Set-Cookie")
                        .orElseThrow())
                .endsWith("; SameSite=Strict; Secure");
    }

    @Test
    void anAlteredCookieOpensNothing() throws Exception {
        String header = signIn(SERVICE_KEY, NAVIGATION)
                .headers()
                .firstValue("Set-Cookie")
                .orElseThrow();
        String cookie = cookie(header).get("Cookie");

        assertThat(server.get("/api/x", Map.of("Cookie", cookie.replace("=1", "=2")))
                        .statusCode())
                .isEqualTo(401);
        assertThat(server.get("/api/x", Map.of("Cookie", SignInCookie.NAME + "="))
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void aWrongKeyInTheFormIsToldOnThePageAndGivesNoCookie() throws Exception {
        HttpResponse<String> answer = signIn("wrong", NAVIGATION);

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body())
                .contains("role=\"alert\"", "That is not the service key")
                .doesNotContain("wrong\"");
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(signIn("wrong", Map.of()).headers().firstValue("Content-Type"))
                .hasValue("application/problem+json");
    }

    @Test
    void guessersAreToldToWaitHoweverTheySendTheirKeys() throws Exception {
        for (int i = 0; i < 3; i++) {
            assertThat(signIn("wrong", NAVIGATION).statusCode()).isEqualTo(401);
        }
        server.get("/api/x", Map.of("X-Service-Key", "wrong"));
        server.get("/api/x", Map.of("Authorization", "Bearer wrong"));
        server.pass(Duration.ofMillis(500));

        HttpResponse<String> page = signIn("wrong", NAVIGATION);
        assertThat(page.statusCode()).isEqualTo(429);
        assertThat(page.headers().firstValue("Retry-After")).hasValue("60");
        assertThat(page.body()).contains("role=\"alert\"", "Wait 60 s");
        HttpResponse<String> problem = server.get("/api/x", Map.of("X-Service-Key", "wrong"));
        assertThat(problem.statusCode()).isEqualTo(429);
        assertThat(problem.headers().firstValue("Retry-After")).hasValue("60");

        server.pass(Duration.ofMinutes(1));
        assertThat(server.get("/api/x", Map.of("X-Service-Key", "wrong")).statusCode())
                .isEqualTo(401);
    }

    @Test
    void theRightKeyPassesAlwaysWhileWrongOnesComeFromTheSameAddress() throws Exception {
        for (int i = 0; i < 200; i++) {
            wrongKey(i);
        }
        for (int i = 0; i < 118; i++) {
            assertThat(wrongKey(i)).isEqualTo(429);
            assertThat(server.get("/api/x", Map.of("X-Service-Key", SERVICE_KEY))
                            .statusCode())
                    .isEqualTo(200);
            HttpResponse<String> signedIn = signIn(SERVICE_KEY, NAVIGATION);
            assertThat(signedIn.statusCode()).isEqualTo(303);
            String cookie = signedIn.headers().firstValue("Set-Cookie").orElseThrow();
            assertThat(server.get("/api/x", cookie(cookie)).statusCode()).isEqualTo(200);
        }
    }

    private int wrongKey(int number) throws Exception {
        // What the client itself writes there does not make another client of it.
        Map<String, String> headers = Map.of(
                "X-Service-Key",
                "wrong-" + number,
                "X-Forwarded-For",
                "198.51.100." + number + ", 192.0.2.1:" + number);
        return server.get("/api/x", headers).statusCode();
    }

    @Test
    void theOldKeyAndItsCookieOpenUntilTheRotationEnds() throws Exception {
        SignedExpiry before = new SignedExpiry(OLD_KEY, SignInCookie.PURPOSE, server.clock());
        SignedExpiry after = new SignedExpiry(SERVICE_KEY, SignInCookie.PURPOSE, server.clock());
        SignedExpiry other = new SignedExpiry("another key", SignInCookie.PURPOSE, server.clock());

        assertThat(server.get("/api/x", Map.of("X-Service-Key", OLD_KEY)).statusCode())
                .isEqualTo(200);
        assertThat(withCookie(before.issue(SignInCookie.VALIDITY))).isEqualTo(200);
        assertThat(withCookie(other.issue(SignInCookie.VALIDITY))).isEqualTo(401);
        String fresh =
                signIn(OLD_KEY, NAVIGATION).headers().firstValue("Set-Cookie").orElseThrow();
        // Signed with the new key, it outlives the old one.
        assertThat(after.validUntil(fresh.substring(fresh.indexOf('=') + 1, fresh.indexOf(';'))))
                .isPresent();
    }

    private int withCookie(String text) throws Exception {
        return server.get("/api/x", Map.of("Cookie", SignInCookie.NAME + "=" + text))
                .statusCode();
    }

    @Test
    void signingOutTakesTheCookieBack() throws Exception {
        Map<String, String> headers = new HashMap<>(cookie(signIn(SERVICE_KEY, NAVIGATION)
                .headers()
                .firstValue("Set-Cookie")
                .orElseThrow()));
        HttpResponse<String> byScript = server.post(SignInServlet.LOGOUT, headers);
        assertThat(byScript.statusCode()).isEqualTo(204);
        assertThat(byScript.headers().firstValue("Set-Cookie").orElseThrow())
                .startsWith(SignInCookie.NAME + "=; Path=/; Max-Age=0;");

        headers.putAll(NAVIGATION);
        HttpResponse<String> byForm = server.post(SignInServlet.LOGOUT, headers);
        assertThat(byForm.statusCode()).isEqualTo(303);
        assertThat(byForm.headers().firstValue("Location")).hasValue("/console/");
    }

    @Test
    void whoHasSentTheKeyHimselfIsNotSignedIn() throws Exception {
        assertThat(server.get("/console/session", Map.of("X-Service-Key", SERVICE_KEY))
                        .body())
                .isEqualTo("{\"signedIn\":false,\"expiresAt\":null}");
    }

    @Test
    void theFormIsReadOnlyWhenItIsSmall() throws Exception {
        HttpResponse<String> large = server.send(
                "POST", SignInServlet.LOGIN, BodyPublishers.ofString("serviceKey=" + "x".repeat(5000)), Map.of());
        HttpResponse<String> endless = server.send(
                "POST",
                SignInServlet.LOGIN,
                BodyPublishers.ofInputStream(() -> new java.io.ByteArrayInputStream(new byte[10])),
                Map.of());

        assertThat(large.statusCode()).isEqualTo(413);
        assertThat(endless.statusCode()).isEqualTo(413);
    }

    @Test
    void aKeyInTheAddressIsNotTaken() throws Exception {
        String field = "serviceKey=" + URLEncoder.encode(GuardedServer.SERVICE_KEY, StandardCharsets.UTF_8);
        Map<String, String> form = Map.of("Content-Type", "application/x-www-form-urlencoded");
        String login = SignInServlet.LOGIN;
        assertThat(server.send("POST", login + "?" + field, BodyPublishers.ofString("a=b"), form)
                        .statusCode())
                .isEqualTo(401);
        assertThat(server.send("POST", login, BodyPublishers.ofString(field), form)
                        .statusCode())
                .isEqualTo(303);
    }

    private HttpResponse<String> signIn(String key, Map<String, String> headers) throws Exception {
        Map<String, String> all = new HashMap<>(headers);
        all.put("Content-Type", "application/x-www-form-urlencoded");
        return server.send(
                "POST",
                SignInServlet.LOGIN,
                BodyPublishers.ofString("serviceKey=" + URLEncoder.encode(key, StandardCharsets.UTF_8)),
                all);
    }

    private static Map<String, String> cookie(String setCookie) {
        return Map.of("Cookie", setCookie.substring(0, setCookie.indexOf(';')));
    }
}
