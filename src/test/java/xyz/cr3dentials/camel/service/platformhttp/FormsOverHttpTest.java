package xyz.cr3dentials.camel.service.platformhttp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.apache.camel.Exchange;
import org.apache.camel.attachment.Attachment;
import org.apache.camel.attachment.AttachmentMessage;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FormsOverHttpTest {
    private static final int LIMIT = 32 * 1024;
    private static final String FORM = "application/x-www-form-urlencoded";

    private static TestServer server;
    private static volatile Map<String, Object> headers = Map.of();
    private static volatile Object body = "";
    private static final Map<String, String> FILES = new TreeMap<>();

    @BeforeAll
    static void start() throws Exception {
        server = TestServer.start(
                PlatformHttpSettings.DEFAULTS.withMaximumBodyBytes(LIMIT), context -> {}, new RouteBuilder() {
                    @Override
                    public void configure() {
                        from("platform-http:/form").process(FormsOverHttpTest::remember);
                        from("platform-http:/no-map?populateBodyWithForm=false").process(FormsOverHttpTest::remember);
                        from("platform-http:/raw?useBodyHandler=false").process(FormsOverHttpTest::remember);
                        from("platform-http:/csv?fileNameExtWhitelist=csv,txt").process(FormsOverHttpTest::remember);
                        from("platform-http:/cookies?useCookieHandler=true&cookieConfiguration.cookieSecure=true"
                                        + "&cookieConfiguration.cookieHttpOnly=true"
                                        + "&cookieConfiguration.cookieMaxAge=60"
                                        + "&cookieConfiguration.cookieSameSite=Strict")
                                .process(FormsOverHttpTest::cookies);
                    }
                });
    }

    private static void remember(Exchange exchange) throws Exception {
        headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.putAll(exchange.getMessage().getHeaders());
        AttachmentMessage message = exchange.getMessage(AttachmentMessage.class);
        for (Map.Entry<String, Attachment> file : message.getAttachmentObjects().entrySet()) {
            FILES.put(
                    file.getKey(),
                    file.getValue().getDataHandler().getName() + ":"
                            + new String(
                                    file.getValue()
                                            .getDataHandler()
                                            .getInputStream()
                                            .readAllBytes(),
                                    StandardCharsets.UTF_8));
        }
        Object received = exchange.getMessage().getBody();
        body = received == null || received instanceof Map
                ? received
                : exchange.getMessage().getBody(String.class);
        exchange.getMessage().setBody("ok");
    }

    private static void cookies(Exchange exchange) {
        var handler = exchange.getProperty(
                Exchange.COOKIE_HANDLER, org.apache.camel.component.platform.http.cookie.CookieHandler.class);
        handler.addCookie("fresh", "1");
        handler.addCookie("dropped", "1");
        assertThat(handler.removeCookie("dropped")).isEqualTo("1");
        String old = handler.removeCookie("old");
        exchange.getMessage()
                .setBody(handler.getCookieValue("kept") + "," + old + "," + handler.getCookieValue("none"));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void forget() {
        FILES.clear();
        headers = Map.of();
        body = "";
    }

    @Test
    void formFieldsBecomeHeadersAndAMap() throws Exception {
        HttpResponse<String> response =
                server.post("/form?q=1", FORM + "; charset=UTF-8", "a=1&b=x+y%26&c=1&c=2&é=%C3%A9");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(headers).containsEntry("a", "1").containsEntry("b", "x y&").containsEntry("c", List.of("1", "2"));
        assertThat(headers).containsEntry("q", "1");
        assertThat(body).isEqualTo(Map.of("a", "1", "b", "x y&", "c", List.of("1", "2"), "é", "é"));
    }

    @Test
    void theAnswerToAFormIsNoForm() throws Exception {
        assertThat(server.post("/form", FORM, "a=1").headers().firstValue("Content-Type"))
                .isEmpty();
    }

    @Test
    void camelNamesInAFormAreLeftOut() throws Exception {
        server.post("/form", FORM, "camelHttpUri=http://evil&CamelFileName=x&Content-Type=text/html&ok=1");

        assertThat(headers).containsEntry("ok", "1").doesNotContainKey("CamelFileName");
        assertThat(headers).containsEntry(Exchange.HTTP_URI, "/form").containsEntry("Content-Type", FORM);
        assertThat(body.toString()).doesNotContainIgnoringCase("camel");
    }

    @Test
    void theMapCanBeLeftOut() throws Exception {
        server.post("/no-map", FORM, "a=1");

        assertThat(headers).containsEntry("a", "1");
        assertThat(body).isNull();
    }

    @Test
    void withoutBodyHandlerAFormIsAPlainBody() throws Exception {
        server.post("/raw", FORM, "a=1");

        assertThat(headers).doesNotContainKey("a");
        assertThat(body).isEqualTo("a=1");
    }

    @Test
    void formsOverTheLimitAreRefused() throws Exception {
        String large = "a=" + "x".repeat(LIMIT);
        assertThat(refusal(() -> server.post("/form", FORM, large))).isEqualTo(413);
        assertThat(refusal(() -> server.send(chunked("/form", FORM, large)))).isEqualTo(413);
        assertThat(headers).isEmpty();
    }

    /** Asks again when the connection ends under a body that nobody reads, which can take the answer with it. */
    private static int refusal(Callable<HttpResponse<String>> call) {
        return await().ignoreExceptionsInstanceOf(IOException.class)
                .until(() -> call.call().statusCode(), status -> status > 0);
    }

    @Test
    void aMalformedFormIsTheClientsFault() throws Exception {
        assertThat(server.post("/form", FORM, "a=%zz").statusCode()).isEqualTo(400);
        assertThat(server.post("/form", FORM, "a&".repeat(1001)).statusCode()).isEqualTo(400);
    }

    @Test
    void multipartFieldsAndFilesArrive() throws Exception {
        multipart("/form", field("kind", "é"), file("one", "a.txt", "first"), file("two", "b.txt", "second"));

        assertThat(headers).containsEntry("kind", "é").containsEntry(Exchange.ATTACHMENTS_SIZE, 2);
        assertThat(body).isEqualTo(Map.of("kind", "é"));
        assertThat(FILES).isEqualTo(Map.of("one", "a.txt:first", "two", "b.txt:second"));
    }

    @Test
    void aSingleFileIsTheBodyToo() throws Exception {
        multipart("/form", file("one", "a.txt", "first"));

        assertThat(body).isEqualTo("first");
        assertThat(headers)
                .containsEntry(Exchange.FILE_NAME, "a.txt")
                .containsEntry(Exchange.FILE_LENGTH, 5L)
                .containsEntry(Exchange.FILE_CONTENT_TYPE, "text/plain");
    }

    @Test
    void twoFilesOfOneFieldBothArrive() throws Exception {
        multipart("/form", file("f", "a.txt", "first"), file("f", "b.txt", "second"));

        assertThat(FILES).isEqualTo(Map.of("f", "a.txt:first", "b.txt", "b.txt:second"));
    }

    @Test
    void aFileNameLosesItsFolders() throws Exception {
        multipart("/form", file("f", "../../etc/cron.d/x.txt", "1"));
        assertThat(headers).containsEntry(Exchange.FILE_NAME, "x.txt");

        multipart("/form", file("f", "..", "1"));
        assertThat(headers).containsEntry(Exchange.FILE_NAME, "upload");
    }

    @Test
    void filesOfOtherExtensionsAreLeftOut() throws Exception {
        multipart("/csv", file("a", "a.CSV", "1"), file("b", "b.exe", "2"), file("c", "noextension", "3"));

        assertThat(FILES).isEqualTo(Map.of("a", "a.CSV:1"));
    }

    @Test
    void multipartOverTheLimitIsRefused() throws Exception {
        String large = field("a", "x".repeat(LIMIT + 100 * 1024)) + "--b--\r\n";
        String type = "multipart/form-data; boundary=b";

        assertRefused(() -> server.post("/form", type, large));
        assertRefused(() -> server.send(chunked("/form", type, large)));
        assertThat(headers).isEmpty();
    }

    /** A server that refuses early may close the connection before a client that still writes has read the answer. */
    private static void assertRefused(Callable<HttpResponse<String>> request) {
        await().ignoreExceptionsInstanceOf(IOException.class)
                .until(() -> request.call().statusCode(), status -> status == 413);
    }

    @Test
    void multipartThatIsNoneIsTheClientsFault() throws Exception {
        HttpResponse<String> response = server.post("/form", "multipart/form-data", "nothing of the kind");

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).contains("\"status\":400").doesNotContain("Exception");
    }

    @Test
    void cookiesAreReadAddedAndExpired() throws Exception {
        HttpResponse<String> response = server.send(server.request("/cookies").header("Cookie", "kept=2; old=3"));

        assertThat(response.body()).isEqualTo("2,3,null");
        List<String> cookies = response.headers().allValues("Set-Cookie");
        assertThat(cookies).hasSize(2);
        assertThat(cookies.get(0))
                .startsWith("fresh=1;")
                .containsIgnoringCase("path=/")
                .containsIgnoringCase("secure")
                .containsIgnoringCase("HttpOnly")
                .containsIgnoringCase("Max-Age=60")
                .containsIgnoringCase("SameSite=Strict");
        assertThat(cookies.get(1)).startsWith("old=;").contains("Expires=Thu, 01-Jan-1970");
    }

    private static void multipart(String path, String... parts) throws Exception {
        HttpResponse<String> response =
                server.post(path, "multipart/form-data; boundary=b", String.join("", parts) + "--b--\r\n");
        assertThat(response.statusCode()).isEqualTo(200);
    }

    private static String field(String name, String value) {
        return "--b\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n";
    }

    private static String file(String name, String fileName, String content) {
        return "--b\r\nContent-Disposition: form-data; name=\"" + name + "\"; filename=\"" + fileName
                + "\"\r\nContent-Type: text/plain\r\n\r\n" + content + "\r\n";
    }

    private static HttpRequest.Builder chunked(String path, String type, String content) {
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        return server.request(path)
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(bytes)));
    }
}
