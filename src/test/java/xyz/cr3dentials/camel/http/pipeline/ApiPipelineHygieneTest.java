package xyz.cr3dentials.camel.http.pipeline;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.http.HttpHeader;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.camel.component.http.HttpComponent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import xyz.cr3dentials.camel.http.AmbiguousCreateException;
import xyz.cr3dentials.camel.http.AuthScheme;
import xyz.cr3dentials.camel.http.AuthenticationException;
import xyz.cr3dentials.camel.http.InvalidRequestException;
import xyz.cr3dentials.camel.http.UnavailableException;
import xyz.cr3dentials.camel.http.budget.RequestPriority;

class ApiPipelineHygieneTest extends PipelineTestBase {

    @Test
    void aCreationCarriesExactlyTheHeadersItNeeds() {
        vendor.stubFor(any(anyUrl()).willReturn(okJson("{}").withHeader("Set-Cookie", "a=b")));
        ApiPipeline pipeline = pipeline();
        call(pipeline, POST);
        call(pipeline, POST);
        LoggedRequest sent = vendor.findAll(anyRequestedFor(anyUrl())).get(1);
        assertThat(sent.getHeaders().keys())
                .map(name -> name.toLowerCase(Locale.ROOT))
                .containsExactlyInAnyOrder(
                        "x-api-key",
                        "accept",
                        "accept-encoding",
                        "content-type",
                        "content-length",
                        "host",
                        "connection",
                        "user-agent");
        assertThat(sent.getHeaders().all())
                .filteredOn(header -> header.keyEquals("Content-Type"))
                .flatExtracting(HttpHeader::values)
                .containsExactly("application/json");
        assertThat(sent.getHeader("x-api-key")).isEqualTo(key);
        assertThat(sent.getBodyAsString()).isEqualTo("{\"a\":1}");
    }

    @Test
    void aBearerKeyTravelsAloneAndIntact() {
        vendor.stubFor(any(anyUrl()).willReturn(okJson("{}")));
        call(pipeline(settings -> settings.authScheme(AuthScheme.BEARER)), GET);
        LoggedRequest sent = vendor.findAll(anyRequestedFor(anyUrl())).get(0);
        assertThat(sent.getHeader("Authorization")).isEqualTo("Bearer " + key);
        assertThat(sent.containsHeader("x-api-key")).isFalse();
    }

    @Test
    void aRotatedKeyIsUsedFromTheNextRequestOn() {
        vendor.stubFor(any(anyUrl()).willReturn(okJson("{}")));
        AtomicReference<String> current = new AtomicReference<>("first");
        ApiPipeline pipeline = pipeline(settings -> settings.apiKey(current::get));
        call(pipeline, GET);
        current.set("second");
        call(pipeline, GET);
        assertThat(vendor.findAll(anyRequestedFor(anyUrl())))
                .extracting(request -> request.getHeader("x-api-key"))
                .containsExactly("first", "second");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "secret-key\n", "secret key", "secret\r\nX-Evil: 1", "secr\u00e9t"})
    void aKeyThatNoHeaderCanCarryIsRefusedWithoutBeingQuoted(String bad) {
        ApiPipeline pipeline = pipeline(settings -> settings.apiKey(() -> bad));
        assertThatThrownBy(() -> call(pipeline, GET))
                .isInstanceOf(AuthenticationException.class)
                .hasMessageContaining("API key")
                .hasMessageNotContaining("secr");
        vendor.verify(0, anyRequestedFor(anyUrl()));
    }

    @Test
    void theKeyIsInNoErrorEvenWhenTheVendorQuotesIt() {
        vendor.stubFor(any(anyUrl())
                .willReturn(status(401).withBody("{\"statusCode\":401,\"message\":\"bad key " + key + "\"}")));
        assertThatThrownBy(() -> call(pipeline(), GET))
                .isInstanceOfSatisfying(AuthenticationException.class, e -> {
                    assertThat(e.getMessages()).containsExactly("bad key xxxxxx");
                    assertThat(e.getHttpResponseCode()).isEqualTo(401);
                })
                .hasMessageNotContaining(key);
        vendor.verify(1, anyRequestedFor(anyUrl()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"message\":[\"webhookUrl HTTPS://hooks.example.com/t/t0ken is bad\",\"Ann Example (USA) is no name\"]}",
                "webhookUrl https://hooks.example.com/t/t0ken is bad, Ann Example (USA) is no name"
            })
    void whatTheRequestCarriedIsInNoErrorEvenWhenTheVendorQuotesIt(String refusal) {
        vendor.stubFor(any(anyUrl()).willReturn(status(400).withBody(refusal)));
        String body = "{\"platformId\":1,\"country\":\"USA\",\"webhookUrl\":\"https://hooks.example.com/t/t0ken\","
                + "\"receiverData\":{\"names\":[{\"full\":\"Ann Example\",\"first\":\"Exam\"}]}}";
        ApiRequest create = ApiRequest.create(
                "createThing", "/things", body.getBytes(StandardCharsets.UTF_8), RequestPriority.CREATE);
        assertThatThrownBy(() -> call(pipeline(), create))
                .isInstanceOfSatisfying(
                        InvalidRequestException.class, e -> assertThat(String.join(", ", e.getMessages()))
                                .isEqualTo("webhookUrl xxxxxx is bad, xxxxxx (USA) is no name"))
                .hasMessageNotContainingAny("t0ken", "Ann", "ple");
    }

    @Test
    void aRequestOfVeryManyValuesWithholdsTheVendorsWords() {
        vendor.stubFor(any(anyUrl()).willReturn(status(400).withBody("{\"message\":\"value-77 is bad\"}")));
        String body = IntStream.range(0, 1001)
                .mapToObj(i -> "\"value-" + i + "\"")
                .collect(Collectors.joining(",", "[", "]"));
        ApiRequest create = ApiRequest.create(
                "createThing", "/things", body.getBytes(StandardCharsets.UTF_8), RequestPriority.CREATE);
        assertThatThrownBy(() -> call(pipeline(), create))
                .hasMessageContaining("withheld")
                .hasMessageNotContaining("value-77");
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void aRedirectIsNotFollowedAndNamesTheOption(int code) {
        vendor.stubFor(any(anyUrl())
                .willReturn(aResponse().withStatus(code).withHeader("Location", vendor.baseUrl() + "/elsewhere")));
        for (ApiRequest request : new ApiRequest[] {GET, POST}) {
            assertThatThrownBy(() -> call(pipeline(), request))
                    .isInstanceOf(UnavailableException.class)
                    .hasMessageContaining("baseUrl");
        }
        vendor.verify(2, anyRequestedFor(anyUrl()));
    }

    @Test
    void theUsersHttpComponentShapesTheClientButCannotTurnOnRepetitionOrRedirects() throws Exception {
        HttpComponent users = new HttpComponent();
        users.setCamelContext(context);
        users.setUserAgent("users-agent");
        users.setFollowRedirects(true);
        users.setHttpClientConfigurer(builder ->
                builder.setRetryStrategy(new org.apache.hc.client5.http.impl.DefaultHttpRequestRetryStrategy()));
        users.start();
        vendor.stubFor(any(anyUrl()).willReturn(status(503)));
        ApiPipeline pipeline = pipeline(settings -> settings.httpComponent(users));
        assertThatThrownBy(() -> call(pipeline, POST)).isInstanceOf(AmbiguousCreateException.class);
        vendor.stubFor(any(anyUrl())
                .willReturn(aResponse().withStatus(307).withHeader("Location", vendor.baseUrl() + "/elsewhere")));
        assertThatThrownBy(() -> call(pipeline, GET)).hasMessageContaining("baseUrl");
        vendor.verify(2, anyRequestedFor(anyUrl()));
        assertThat(vendor.findAll(anyRequestedFor(anyUrl())).get(0).getHeader("User-Agent"))
                .isEqualTo("users-agent");
        users.stop();
    }

    /** The wire log of the HTTP client is the one place that shows all bytes; it stays off. */
    @Test
    void theKeyIsInNoLogLineAtTrace(@TempDir Path folder) throws Exception {
        vendor.stubFor(any(anyUrl()).willReturn(okJson("{}")));
        Path log = folder.resolve("log");
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "-Dorg.slf4j.simpleLogger.defaultLogLevel=trace",
                        "-Dorg.slf4j.simpleLogger.log.org.apache.hc.client5.http.wire=info",
                        TraceLogMain.class.getName(),
                        vendor.baseUrl(),
                        key)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        assertThat(child.waitFor(60, TimeUnit.SECONDS)).isTrue();
        String text = Files.readString(log);
        assertThat(child.exitValue()).as(text).isZero();
        assertThat(text).contains("x-api-key: xxxxxx").contains(" TRACE ").doesNotContain(key);
    }

    @Test
    void aPipelineThatIsNotStartedSaysSo() {
        ApiPipeline stopped = ApiPipeline.create(
                context,
                HttpSettings.builder("test", vendor.baseUrl())
                        .apiKey(() -> key)
                        .attemptTimeLimit(Duration.ofSeconds(1))
                        .build(),
                time.environment());
        assertThatThrownBy(() -> call(stopped, GET))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("not started");
    }
}
