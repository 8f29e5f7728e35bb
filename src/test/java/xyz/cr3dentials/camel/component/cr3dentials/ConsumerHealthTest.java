package xyz.cr3dentials.camel.component.cr3dentials;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import java.util.Optional;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.health.HealthCheckRepository;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A failing poll shows in Camel's health with the vendor's HTTP code, and goes when polling works again. */
class ConsumerHealthTest {

    private static final String CONSUMER = "consumer:terminal";

    private final WireMockServer vendor =
            new WireMockServer(WireMockConfiguration.options().dynamicPort());
    private final CamelContext context = new DefaultCamelContext();

    @BeforeEach
    void start() {
        vendor.start();
        vendor.stubFor(get(anyUrl())
                .willReturn(aResponse().withStatus(401).withBody("{\"statusCode\":401,\"message\":\"Unauthorized\"}")));
        Cr3dentialsConfiguration options =
                context.getComponent("cr3dentials", Cr3dentialsComponent.class).getConfiguration();
        options.setBaseUrl(vendor.baseUrl());
        options.setApiKey("canary+key");
        HealthCheckRepository consumers = HealthCheckHelper.getHealthCheckRepository(context, "consumers");
        consumers.setEnabled(true);
    }

    @AfterEach
    void stop() {
        context.stop();
        vendor.stop();
    }

    @Test
    void showsTheCodeOfAFailingPollUntilPollingWorksAgain() throws Exception {
        follow();

        await().untilAsserted(() -> {
            HealthCheck.Result result = health().orElseThrow();
            assertThat(result.getState()).isEqualTo(HealthCheck.State.DOWN);
            assertThat(result.getDetails()).containsEntry(HealthCheck.HTTP_RESPONSE_CODE, 401);
            assertThat(result.toString() + result.getDetails() + result.getError())
                    .doesNotContain("canary");
        });

        vendor.stubFor(get(anyUrl())
                .willReturn(okJson(
                        "{\"status\":\"success\",\"data\":{\"sessions\":[],\"total\":0,\"limit\":100,\"offset\":0}}")));

        await().untilAsserted(
                        () -> assertThat(health().orElseThrow().getState()).isEqualTo(HealthCheck.State.UP));
    }

    @Test
    void isSilentWhenTheComponentsSwitchIsOff() throws Exception {
        context.getComponent("cr3dentials", Cr3dentialsComponent.class).setHealthCheckConsumerEnabled(false);

        follow();

        await().until(() -> vendor.getAllServeEvents().size() > 5);
        assertThat(health().map(HealthCheck.Result::getState)).isNotEqualTo(Optional.of(HealthCheck.State.DOWN));
    }

    private void follow() throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("cr3dentials:terminalSessions?initialDelay=1&delay=50")
                        .routeId("terminal")
                        .to("mock:out");
            }
        });
        context.start();
    }

    private Optional<HealthCheck.Result> health() {
        return HealthCheckHelper.invokeReadiness(context).stream()
                .filter(result -> result.getCheck().getId().equals(CONSUMER))
                .findFirst();
    }
}
