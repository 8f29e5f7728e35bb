package xyz.cr3dentials.camel.service.platformhttp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BodiesOverHttpTest {
    private static final int LIMIT = 64 * 1024;

    @TempDir
    static Path folder;

    private static TestServer server;

    @BeforeAll
    static void start() throws Exception {
        Path file = Files.writeString(folder.resolve("answer.txt"), "from a file");
        server = TestServer.start(
                PlatformHttpSettings.DEFAULTS.withMaximumBodyBytes(LIMIT), context -> {}, new RouteBuilder() {
                    @Override
                    public void configure() {
                        from("platform-http:/length").process(exchange -> exchange.getMessage()
                                .setBody(exchange.getMessage().getBody(byte[].class).length));
                        from("platform-http:/stream?useStreaming=true").process(exchange -> exchange.getMessage()
                                .setBody(exchange.getMessage().getBody() instanceof BodySizeLimitedInputStream));
                        from("platform-http:/echo?useStreaming=true").to("log:quiet?level=OFF");
                        from("platform-http:/length-stream?useStreaming=true").process(exchange -> exchange.getMessage()
                                .setBody(exchange.getMessage()
                                        .getBody(InputStream.class)
                                        .readAllBytes()
                                        .length));
                        from("platform-http:/unread?useStreaming=true").setBody(constant("not read"));
                        from("platform-http:/untouched?useStreaming=true&useBodyHandler=false")
                                .setBody(constant("not read"));
                        from("platform-http:/untouched-length?useStreaming=true&useBodyHandler=false")
                                .process(exchange -> exchange.getMessage()
                                        .setBody(exchange.getMessage()
                                                .getBody(InputStream.class)
                                                .readAllBytes()
                                                .length));
                        from("platform-http:/body").process(exchange -> exchange.getMessage()
                                .setBody(exchange.getMessage().getBody() == null ? "none" : "some"));
                        from("platform-http:/null").setBody(constant((Object) null));
                        from("platform-http:/null-201")
                                .setHeader("CamelHttpResponseCode", constant(201))
                                .setBody(constant((Object) null));
                        from("platform-http:/empty").setBody(constant(""));
                        from("platform-http:/bytes").setBody(constant(new byte[] {1, 2, 3}));
                        from("platform-http:/text")
                                .setHeader("Content-Type", constant("text/plain; charset=UTF-16BE"))
                                .setBody(constant("é"));
                        from("platform-http:/file").setBody(constant(new File(file.toString())));
                        from("platform-http:/generated").process(exchange -> exchange.getMessage()
                                .setBody(new ByteArrayInputStream("streamed".getBytes())));
                        from("platform-http:/breaks?useStreaming=true")
                                .process(exchange -> exchange.getMessage().setBody(breaking(100_000)));
                        from("platform-http:/breaks-early?useStreaming=true")
                                .process(exchange -> exchange.getMessage().setBody(breaking(0)));
                        from("platform-http:/object").setBody(constant(new Object()));
                    }
                });
    }

    private static InputStream breaking(int after) {
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("the source broke");
            }
        };
        return new SequenceInputStream(new ByteArrayInputStream(new byte[after]), broken);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void aBodyUpToTheLimitArrivesWhole() throws Exception {
        assertThat(upload("/length", sized(LIMIT)).body()).isEqualTo("" + LIMIT);
        assertThat(upload("/length", chunked(LIMIT)).body()).isEqualTo("" + LIMIT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/length", "/length-stream", "/echo"})
    void aDeclaredBodyOverTheLimitIsRefused(String path) throws Exception {
        HttpResponse<String> response = upload(path, sized(LIMIT + 1));

        assertThat(response.statusCode()).isEqualTo(413);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    }

    @Test
    void aRouteThatTakesTheStreamAsItIsMayAnswerWithoutABodyOverTheLimitAndReadsNoMoreThanThat() throws Exception {
        HttpResponse<String> unread = upload("/untouched", sized(20 * LIMIT));
        assertThat(unread.statusCode()).isEqualTo(200);
        assertThat(unread.body()).isEqualTo("not read");
        assertThat(upload("/untouched-length", sized(20 * LIMIT)).statusCode()).isEqualTo(413);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/length", "/length-stream"})
    void aChunkedBodyOverTheLimitIsRefused(String path) throws Exception {
        HttpResponse<String> response = upload(path, chunked(LIMIT + 1));

        assertThat(response.statusCode()).isEqualTo(413);
        assertThat(response.body()).contains("\"status\":413").doesNotContain("Exception");
    }

    @Test
    void aBodyOfUndeclaredLengthArrivesOverHttp2Too() throws Exception {
        HttpClient http2 =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build();
        HttpResponse<String> upgrade =
                http2.send(server.request("/body").build(), HttpResponse.BodyHandlers.ofString());
        assertThat(upgrade.version()).isEqualTo(HttpClient.Version.HTTP_2);

        HttpRequest whole = server.request("/length").POST(chunked(LIMIT)).build();
        assertThat(http2.send(whole, HttpResponse.BodyHandlers.ofString()).body())
                .isEqualTo("" + LIMIT);
        HttpRequest tooLarge =
                server.request("/length").POST(chunked(LIMIT + 1)).build();
        assertThat(http2.send(tooLarge, HttpResponse.BodyHandlers.ofString()).statusCode())
                .isEqualTo(413);
    }

    @Test
    void anEndlessUploadIsAnsweredAndCutOff() throws Exception {
        try (Socket socket = new Socket("localhost", server.port())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream()
                    .write("POST /length HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            byte[] chunk = ("1000\r\n" + "x".repeat(4096) + "\r\n").getBytes(StandardCharsets.US_ASCII);
            for (int i = 0; i <= LIMIT / 4096; i++) {
                socket.getOutputStream().write(chunk);
            }
            byte[] start = socket.getInputStream().readNBytes(12);

            assertThat(new String(start, StandardCharsets.US_ASCII)).isEqualTo("HTTP/1.1 413");
        }
    }

    @Test
    void aStreamingEndpointGetsTheStreamItself() throws Exception {
        assertThat(upload("/stream", sized(10)).body()).isEqualTo("true");
        assertThat(upload("/unread", sized(10_000)).body()).isEqualTo("not read");
    }

    @Test
    void aStreamIsEchoedWhole() throws Exception {
        assertThat(upload("/echo", chunked(60_000)).body()).hasSize(60_000);
    }

    @Test
    void aRequestWithoutBodyHasNone() throws Exception {
        assertThat(server.get("/body").body()).isEqualTo("none");
        assertThat(server.post("/body", "text/plain", "").body()).isEqualTo("none");
        assertThat(server.post("/body", "text/plain", "x").body()).isEqualTo("some");
    }

    @Test
    void noAnswerIsNoContentUnlessTheRouteSaysOtherwise() throws Exception {
        assertThat(server.get("/null").statusCode()).isEqualTo(204);
        assertThat(server.get("/empty").statusCode()).isEqualTo(204);
        HttpResponse<String> created = server.get("/null-201");
        assertThat(created.statusCode()).isEqualTo(201);
        assertThat(created.headers().firstValue("Content-Length")).hasValue("0");
    }

    @Test
    void bytesTextFilesAndStreamsAreWritten() throws Exception {
        HttpResponse<byte[]> bytes =
                server.client().send(server.request("/bytes").build(), HttpResponse.BodyHandlers.ofByteArray());
        assertThat(bytes.body()).containsExactly(1, 2, 3);
        assertThat(bytes.headers().firstValue("Content-Length")).hasValue("3");
        HttpResponse<byte[]> text =
                server.client().send(server.request("/text").build(), HttpResponse.BodyHandlers.ofByteArray());
        assertThat(text.body()).isEqualTo("é".getBytes(StandardCharsets.UTF_16BE));
        assertThat(server.get("/file").body()).isEqualTo("from a file");
        assertThat(server.get("/generated").body()).isEqualTo("streamed");
    }

    @Test
    void headOfAStreamHasNoBody() throws Exception {
        assertThat(server.method("HEAD", "/file").statusCode()).isEqualTo(200);
        assertThat(server.method("HEAD", "/file").body()).isEmpty();
    }

    @Test
    void anAnswerThatBreaksOffIsNotClosedAsIfItWereWhole() {
        assertThatThrownBy(() -> server.get("/breaks")).isInstanceOf(IOException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/breaks-early", "/object"})
    void anAnswerThatCanNotBeReadIsAProblem(String path) throws Exception {
        HttpResponse<String> response = server.get(path);

        assertThat(response.statusCode()).isEqualTo(500);
        assertThat(response.body()).contains("\"status\":500").doesNotContain("Exception");
    }

    private static HttpResponse<String> upload(String path, HttpRequest.BodyPublisher body) throws Exception {
        return server.send(server.request(path)
                .header("Content-Type", "application/octet-stream")
                .POST(body));
    }

    private static HttpRequest.BodyPublisher sized(int size) {
        return HttpRequest.BodyPublishers.ofByteArray(new byte[size]);
    }

    private static HttpRequest.BodyPublisher chunked(int size) {
        return HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[size]));
    }
}
