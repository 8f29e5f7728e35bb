package xyz.cr3dentials.camel.service.platformhttp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.support.DefaultHeaderFilterStrategy;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HeadersOverHttpTest {
    private static TestServer server;
    private static volatile Map<String, Object> seen = Map.of();

    @BeforeAll
    static void start() throws Exception {
        server = TestServer.start(
                PlatformHttpSettings.DEFAULTS,
                context -> {
                    DefaultHeaderFilterStrategy own = new DefaultHeaderFilterStrategy();
                    own.setLowerCase(true);
                    own.getInFilter().add("x-not-in");
                    own.getOutFilter().add("x-not-out");
                    context.getRegistry().bind("own", own);
                },
                new RouteBuilder() {
                    @Override
                    public void configure() {
                        from("platform-http:/seen/{id}?matchOnUriPrefix=true")
                                .process(HeadersOverHttpTest::remember)
                                .setBody(constant("ok"));
                        from("platform-http:/own?headerFilterStrategy=#own")
                                .process(HeadersOverHttpTest::remember)
                                .setHeader("X-Not-Out", constant("1"))
                                .setHeader("CamelFileName", constant("secret"))
                                .setHeader("X-Out", constant("1"))
                                .setBody(constant("ok"));
                        from("platform-http:/echo?returnHttpRequestHeaders=true")
                                .setBody(constant("ok"));
                        from("platform-http:/out").process(exchange -> {
                            exchange.getMessage().setHeader("X-Many", List.of("a", "b, c"));
                            exchange.getMessage().setHeader("X-Number", 7);
                            exchange.getMessage().setHeader("no field: name", "1");
                            exchange.getMessage().setHeader("é", "1");
                            exchange.getMessage().setHeader("X-Line", "a\r\nSet-Cookie: evil=1");
                            exchange.getMessage().setHeader("camelSecret", "1");
                            exchange.getMessage().setHeader("Transfer-Encoding", "chunked");
                            exchange.getMessage().setHeader("Keep-Alive", "1");
                            exchange.getMessage().setBody("ok");
                        });
                    }
                });
    }

    private static void remember(Exchange exchange) {
        Map<String, Object> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.putAll(exchange.getMessage().getHeaders());
        seen = headers;
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void forget() {
        seen = Map.of();
    }

    @Test
    void theRequestIsDescribedAsOtherEnginesDo() throws Exception {
        server.get("/seen/7/more?a=1&b=x+y");

        assertThat(seen)
                .containsEntry(Exchange.HTTP_METHOD, "GET")
                .containsEntry(Exchange.HTTP_URL, "http://localhost:" + server.port() + "/seen/7/more")
                .containsEntry(Exchange.HTTP_URI, "/seen/7/more")
                .containsEntry(Exchange.HTTP_PATH, "/seen/7/more")
                .containsEntry(Exchange.HTTP_QUERY, "a=1&b=x+y")
                .containsEntry(Exchange.HTTP_RAW_QUERY, "a=1&b=x+y")
                .containsEntry("id", "7")
                .containsEntry("a", "1")
                .containsEntry("b", "x y");
    }

    @Test
    void theContentTypeAndCharsetArrive() throws Exception {
        server.post("/seen/7", "text/plain; charset=ISO-8859-1", "x");

        assertThat(seen)
                .containsEntry(Exchange.CONTENT_TYPE, "text/plain; charset=ISO-8859-1")
                .containsEntry(Exchange.HTTP_CHARACTER_ENCODING, "ISO-8859-1");
    }

    @Test
    void repeatedHeadersAndParametersBecomeLists() throws Exception {
        server.send(server.request("/seen/7?p=1&p=2").header("X-A", "1").header("X-A", "2"));

        assertThat(seen).containsEntry("p", List.of("1", "2")).containsEntry("X-A", List.of("1", "2"));
    }

    @Test
    void camelHeadersOfAnySpellingNeverComeIn() throws Exception {
        server.send(server.request("/seen/7?camelHttpUri=http://evil&CAMELFileName=x&org.apache.camel.X=1")
                .header("camelHttpUri", "http://evil")
                .header("CamelFileName", "../../etc/passwd")
                .header("CAMELHTTPMETHOD", "DELETE")
                .header("org.apache.camel.Thing", "1"));

        assertThat(seen).containsEntry(Exchange.HTTP_METHOD, "GET").containsEntry(Exchange.HTTP_URI, "/seen/7");
        assertThat(seen).doesNotContainKeys("CamelFileName", "org.apache.camel.Thing", "org.apache.camel.X");
        assertThat(seen.values().toString()).doesNotContain("passwd", "DELETE");
    }

    @Test
    void camelHeadersStayOutEvenIfTheEndpointsFilterAdmitsThem() throws Exception {
        server.send(server.request("/own").header("camelExecCommand", "rm").header("X-In", "1"));

        assertThat(seen).containsEntry("X-In", "1").doesNotContainKey("CamelExecCommand");
    }

    @Test
    void theEndpointsOwnFilterIsHonouredBothWays() throws Exception {
        HttpResponse<String> response =
                server.send(server.request("/own?x-not-in=1").header("X-Not-In", "1"));

        assertThat(seen).doesNotContainKey("X-Not-In");
        assertThat(response.headers().map()).containsKey("x-out").doesNotContainKeys("x-not-out", "camelfilename");
    }

    @Test
    void headersOfOneConnectionAreNotPassedOn() throws Exception {
        String answer =
                raw("GET /seen/7 HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nConnection: X-Hop\r\nX-Hop: 1\r\n"
                        + "Keep-Alive: 5\r\nTE: trailers\r\nX-Stays: 1\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 200");
        assertThat(seen).containsEntry("X-Stays", "1").doesNotContainKeys("Connection", "X-Hop", "Keep-Alive", "TE");
    }

    @Test
    void aParameterNeverReplacesAHeaderOrThePath() throws Exception {
        server.send(server.request("/seen/7?id=8&X-Key=guessed&Content-Type=text/html&Authorization=Basic+x")
                .header("X-Key", "real"));

        assertThat(seen).containsEntry("id", "7").containsEntry("X-Key", "real");
        assertThat(seen).doesNotContainKeys("Content-Type", "Authorization");
    }

    @Test
    void whatTheRequestBroughtIsNotSentBack() throws Exception {
        HttpResponse<String> response = server.send(server.request("/seen/7?Set-Cookie=evil%3D1&Location=http://evil")
                .header("X-Service-Key", "secret")
                .header("authorization", "Bearer secret"));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().map())
                .doesNotContainKeys("set-cookie", "location", "x-service-key", "authorization", "id", "user-agent");
    }

    @Test
    void anEndpointMayReturnTheRequestsHeaders() throws Exception {
        HttpResponse<String> response =
                server.send(server.request("/echo").header("X-Mine", "1").header("camelX", "1"));

        assertThat(response.headers().map())
                .containsKeys("x-mine", "user-agent")
                .doesNotContainKey("camelx");
    }

    @Test
    void theRoutesHeadersGoOutOnePerValue() throws Exception {
        HttpResponse<String> response = server.get("/out");

        assertThat(response.headers().allValues("X-Many")).containsExactly("a", "b, c");
        assertThat(response.headers().firstValue("X-Number")).hasValue("7");
        assertThat(response.headers().map()).doesNotContainKeys("camelsecret", "keep-alive", "transfer-encoding");
    }

    @Test
    void aNameThatHttpDoesNotAllowIsLeftOut() throws Exception {
        String answer = raw("GET /out HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 200").contains("X-Number: 7").doesNotContain("no field", ": 1\r\n");
    }

    @Test
    void aLineBreakInAValueStartsNoHeader() throws Exception {
        HttpResponse<String> response = server.get("/out");

        assertThat(response.headers().firstValue("X-Line")).hasValue("a Set-Cookie: evil=1");
        assertThat(response.headers().map()).doesNotContainKey("set-cookie");
    }

    @Test
    void aMalformedQueryIsTheClientsFault() throws Exception {
        String answer = raw("GET /seen/7?a=%zz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 400").doesNotContain("Exception");
        assertThat(seen).isEmpty();
    }

    @Test
    void anUnknownCharsetIsTheClientsFaultForAForm() throws Exception {
        HttpRequest.Builder form = server.request("/seen/7")
                .header("Content-Type", "application/x-www-form-urlencoded; charset=nonsense")
                .POST(HttpRequest.BodyPublishers.ofString("a=1"));

        assertThat(server.send(form).statusCode()).isEqualTo(400);
    }

    private static String raw(String request) throws Exception {
        try (Socket socket = new Socket("localhost", server.port())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            ByteArrayOutputStream answer = new ByteArrayOutputStream();
            socket.getInputStream().transferTo(answer);
            return answer.toString(StandardCharsets.UTF_8);
        }
    }
}
