package xyz.cr3dentials.camel.component.cr3dentials;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.ExchangeBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import xyz.cr3dentials.camel.http.ApiException;
import xyz.cr3dentials.camel.http.AuthenticationException;
import xyz.cr3dentials.camel.http.NotFoundException;

/** The component over real HTTP: what reaches the vendor, what comes back, and what does not. */
class HttpRoundTripTest {

    /** Every character that a URI could spoil. */
    private static final String KEY = "canary+key/with=all&of%it";

    private final WireMockServer vendor =
            new WireMockServer(WireMockConfiguration.options().dynamicPort());
    private final CamelContext context = new DefaultCamelContext();

    @BeforeEach
    void start() {
        vendor.start();
        vendor.stubFor(get(urlPathEqualTo("/v1/partner/browser-session/s-1"))
                .willReturn(okJson(
                                "{\"status\":\"success\",\"data\":{\"sessionId\":\"s-1\",\"status\":\"RUNNING\",\"future\":1}}")
                        .withHeader("X-Vendor", "secret")
                        .withHeader("Set-Cookie", "a=b")));
        Cr3dentialsComponent component = context.getComponent("cr3dentials", Cr3dentialsComponent.class);
        component.getConfiguration().setBaseUrl(vendor.baseUrl() + "/v1");
        component.getConfiguration().setMaximumAttempts(1);
    }

    @AfterEach
    void stop() {
        context.stop();
        vendor.stop();
    }

    @Test
    void sendsTheKeyUnspoiltFromARawUri() throws Exception {
        route("cr3dentials:getSession?apiKey=RAW(" + KEY + ")");

        send("s-1", Map.of());

        vendor.verify(getRequestedFor(urlPathEqualTo("/v1/partner/browser-session/s-1"))
                .withHeader("x-api-key", equalTo(KEY)));
    }

    @Test
    void sendsTheKeyAsBearerTokenWhenAsked() throws Exception {
        configuration().setApiKey(KEY);
        configuration().setAuthScheme("bearer");
        route("cr3dentials:getSession");

        send("s-1", Map.of());

        LoggedRequest request = onlyRequest();
        assertThat(request.getHeader("Authorization")).isEqualTo("Bearer " + KEY);
        assertThat(request.containsHeader("x-api-key")).isFalse();
    }

    @Test
    void takesARotatedKeyFromItsSupplierWithoutARestart() throws Exception {
        AtomicReference<String> key = new AtomicReference<>("old");
        Supplier<String> supplier = key::get;
        context.getRegistry().bind("rotating", supplier);
        route("cr3dentials:getSession?apiKeySupplier=#rotating");

        send("s-1", Map.of());
        key.set("new");
        send("s-1", Map.of());

        assertThat(vendor.findAll(getRequestedFor(urlPathEqualTo("/v1/partner/browser-session/s-1"))))
                .extracting(request -> request.getHeader("x-api-key"))
                .containsExactlyInAnyOrder("old", "new");
    }

    @Test
    void letsNoHeaderThroughInEitherDirection() throws Exception {
        configuration().setApiKey(KEY);
        route("cr3dentials:getSession");

        Exchange exchange = send(
                "s-1",
                Map.of(
                        "Authorization", "Bearer of the caller",
                        "X-Caller", "private",
                        "CamelHttpPath", "/elsewhere",
                        "CamelHttpUri", "http://elsewhere.example.com",
                        "CamelHttpQuery", "a=b",
                        "CamelHttpMethod", "DELETE"));

        assertThat(exchange.getException()).isNull();
        LoggedRequest request = onlyRequest();
        assertThat(request.getMethod().getName()).isEqualTo("GET");
        assertThat(request.getUrl()).isEqualTo("/v1/partner/browser-session/s-1");
        assertThat(request.containsHeader("Authorization")).isFalse();
        assertThat(request.containsHeader("X-Caller")).isFalse();
        assertThat(exchange.getMessage().getHeaders())
                .doesNotContainKeys("X-Vendor", "Set-Cookie", "Content-Type", "CamelHttpResponseCode")
                .containsEntry("X-Caller", "private");
        assertThat(exchange.getMessage().getBody(Map.class).get("future")).isEqualTo(1);
    }

    @Test
    void letsOneClauseHandleEveryFailureOfTheVendor() throws Exception {
        configuration().setApiKey(KEY);
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                onException(ApiException.class)
                        .handled(true)
                        .setBody(simple("${exception.class.simpleName} ${exception.httpResponseCode}"));
                from("direct:in").to("cr3dentials:getSession");
            }
        });
        context.start();
        answer("unknown", 404);
        answer("unauthorised", 401);

        assertThat(send("unknown", Map.of()).getMessage().getBody())
                .isEqualTo(NotFoundException.class.getSimpleName() + " 404");
        assertThat(send("unauthorised", Map.of()).getMessage().getBody())
                .isEqualTo(AuthenticationException.class.getSimpleName() + " 401");
    }

    @Test
    void servesManySessionsOfADynamicAddressWithOneEndpoint() throws Exception {
        configuration().setApiKey(KEY);
        answerSession("s+2");
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:in").toD("cr3dentials:getSession?sessionId=RAW(${header.id})&account=emea");
            }
        });
        context.start();

        assertThat(send(null, Map.of("id", "s-1")).getMessage().getHeader(Cr3dentialsConstants.SESSION_ID))
                .isEqualTo("s-1");
        Exchange second = send(null, Map.of("id", "s+2"));
        assertThat(second.getMessage().getHeader(Cr3dentialsConstants.SESSION_ID))
                .isEqualTo("s+2");
        assertThat(second.getProperty("CamelVerificationDynamicOptions")).isNull();
        assertThat(context.getEndpoints())
                .filteredOn(Cr3dentialsEndpoint.class::isInstance)
                .singleElement()
                .extracting(endpoint ->
                        ((Cr3dentialsEndpoint) endpoint).getConfiguration().getAccount())
                .isEqualTo("emea");
    }

    @Test
    void showsTheCodeOfAnUnusableApiInTheProducersHealth() throws Exception {
        configuration().setApiKey(KEY);
        answer("unauthorised", 401);
        answer("unknown", 404);
        route("cr3dentials:getSession");
        HealthCheckHelper.getHealthCheckRepository(context, "producers").setEnabled(true);

        send("unauthorised", Map.of());
        HealthCheck.Result down = producerHealth();
        assertThat(down.getState()).isEqualTo(HealthCheck.State.DOWN);
        assertThat(down.getDetails()).containsEntry(HealthCheck.HTTP_RESPONSE_CODE, 401);

        send("unknown", Map.of());
        assertThat(producerHealth().getState()).isEqualTo(HealthCheck.State.UP);
    }

    private HealthCheck.Result producerHealth() {
        return HealthCheckHelper.invokeReadiness(context).stream()
                .filter(result -> result.getCheck().getId().startsWith("producer:cr3dentials"))
                .findFirst()
                .orElseThrow();
    }

    private Cr3dentialsConfiguration configuration() {
        return context.getComponent("cr3dentials", Cr3dentialsComponent.class).getConfiguration();
    }

    private void answer(String sessionId, int code) {
        vendor.stubFor(get(urlPathEqualTo("/v1/partner/browser-session/" + sessionId))
                .willReturn(aResponse()
                        .withStatus(code)
                        .withBody("{\"statusCode\":%d,\"message\":\"no\"}".formatted(code))));
    }

    private void answerSession(String sessionId) {
        vendor.stubFor(get(urlPathEqualTo("/v1/partner/browser-session/" + sessionId.replace("+", "%2B")))
                .willReturn(okJson("{\"status\":\"success\",\"data\":{\"sessionId\":\"%s\",\"status\":\"RUNNING\"}}"
                        .formatted(sessionId))));
    }

    private void route(String to) throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:in").to(to);
            }
        });
        context.start();
    }

    private Exchange send(Object body, Map<String, Object> headers) {
        Exchange exchange = ExchangeBuilder.anExchange(context).withBody(body).build();
        exchange.getMessage().getHeaders().putAll(headers);
        return context.createProducerTemplate().send("direct:in", exchange);
    }

    private LoggedRequest onlyRequest() {
        List<LoggedRequest> requests =
                vendor.findAll(getRequestedFor(urlPathEqualTo("/v1/partner/browser-session/s-1")));
        assertThat(requests).hasSize(1);
        return requests.get(0);
    }
}
