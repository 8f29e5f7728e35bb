package xyz.cr3dentials.camel.service.platformhttp;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoutingOverHttpTest {
    private static TestServer server;

    @BeforeAll
    static void start() throws Exception {
        server = TestServer.start(new RouteBuilder() {
            @Override
            public void configure() {
                from("platform-http:/get?httpMethodRestrict=GET").setBody(constant("got"));
                from("platform-http:/write?httpMethodRestrict=POST,PUT").setBody(simple("${header.CamelHttpMethod}"));
                from("platform-http:/any").setBody(simple("${header.CamelHttpMethod}"));
                from("platform-http:/items/{id}").setBody(simple("${header.id}"));
                from("platform-http:/items/special").setBody(constant("special"));
                from("platform-http:/prefix?matchOnUriPrefix=true").setBody(simple("${header.CamelHttpPath}"));
                from("platform-http:/json?consumes=application/json&produces=application/json")
                        .setBody(constant("{}"));
                from("platform-http:/cors?httpMethodRestrict=GET,OPTIONS").setBody(constant("route"));
            }
        });
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /get, 200",
        "GET, /get/, 200",
        "POST, /get, 405",
        "PUT, /write, 200",
        "PATCH, /write, 405",
        "DELETE, /any, 200",
        "TRACE, /any, 405",
        "GET, /nowhere, 404",
        "GET, /, 404",
        "GET, /items, 404",
        "GET, /items/1/2, 404",
        "GET, /prefixed, 404",
        "GET, /any//, 404",
        "GET, /any/%2e%2e/get, 400"
    })
    void methodAndPathDecide(String method, String path, int status) throws Exception {
        assertThat(server.method(method, path).statusCode()).isEqualTo(status);
    }

    @Test
    void anUnknownPathGetsAShortProblem() throws Exception {
        HttpResponse<String> response = server.get("/nowhere?a=b");

        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(response.body())
                .isEqualTo("{\"type\":\"about:blank\",\"title\":\"Not Found\",\"status\":404,"
                        + "\"detail\":\"Nothing is served under this path.\"}");
    }

    @Test
    void aRefusedMethodIsToldWhichAreServed() throws Exception {
        HttpResponse<String> response = server.method("DELETE", "/write");

        assertThat(response.statusCode()).isEqualTo(405);
        assertThat(response.headers().firstValue("Allow")).hasValue("OPTIONS, POST, PUT");
        assertThat(response.body()).contains("\"status\":405");
    }

    @Test
    void optionsIsAnsweredWithoutTheRoute() throws Exception {
        HttpResponse<String> response = server.method("OPTIONS", "/get");

        assertThat(response.statusCode()).isEqualTo(204);
        assertThat(response.headers().firstValue("Allow")).hasValue("GET, HEAD, OPTIONS");
        assertThat(response.body()).isEmpty();
    }

    @Test
    void optionsReachesARouteThatListsIt() throws Exception {
        assertThat(server.method("OPTIONS", "/cors").body()).isEqualTo("route");
    }

    @Test
    void headIsServedByGetWithoutBody() throws Exception {
        HttpResponse<String> response = server.method("HEAD", "/get");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Length")).hasValue("3");
        assertThat(response.body()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "/items/42, 42",
        "/items/special, special",
        "/items/a%2Fb, a/b",
        "/items/a+b, a+b",
        "/items/%C3%A9%E2%82%AC, é€",
        "/items/a%20b, a b",
        "/items/7?id=8&id=9, 7",
        "/prefix/a/b, /prefix/a/b",
        "/prefix, /prefix"
    })
    void pathsAreMatchedBySegmentAndDecoded(String path, String body) throws Exception {
        assertThat(server.get(path).body()).isEqualTo(body);
    }

    @Test
    void aBodyOfAnotherTypeIsRefused() throws Exception {
        assertThat(server.post("/json", "application/json; charset=utf-8", "{}").statusCode())
                .isEqualTo(200);
        HttpResponse<String> refused = server.post("/json", "text/plain", "{}");
        assertThat(refused.statusCode()).isEqualTo(415);
        assertThat(refused.body()).contains("\"status\":415");
    }

    @Test
    void anAnswerTheClientDoesNotAcceptIsRefused() throws Exception {
        HttpRequest.Builder json = server.request("/json").header("Accept", "text/html, application/*;q=0.5");
        assertThat(server.send(json).headers().firstValue("Content-Type")).hasValue("application/json");

        HttpResponse<String> refused = server.send(server.request("/json").header("Accept", "text/html"));
        assertThat(refused.statusCode()).isEqualTo(406);
        assertThat(refused.body()).contains("\"status\":406");
    }

    @Test
    void anotherServletCanSitBeside() throws Exception {
        assertThat(server.get("/health/live").body()).isEqualTo("beside");
    }
}
