package xyz.cr3dentials.camel.component.cr3dentials;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The jar in applications that know nothing of this project but its scheme. */
class PlainApplicationTest {

    private static final String CREATE = "/v1/partner/browser-session";

    private final WireMockServer vendor =
            new WireMockServer(WireMockConfiguration.options().dynamicPort());

    @BeforeEach
    void start() {
        vendor.start();
        vendor.stubFor(
                post(urlPathEqualTo(CREATE))
                        .willReturn(
                                okJson(
                                        "{\"status\":\"success\",\"data\":{\"sessionId\":\"s-1\",\"embedUrl\":\"https://frame.example.com\"}}")));
    }

    @AfterEach
    void stop() {
        vendor.stop();
    }

    @Test
    void worksInABareContext() throws Exception {
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:create")
                            .toF("cr3dentials:createSession?baseUrl=%s/v1&apiKey=RAW(k+1)", vendor.baseUrl())
                            .convertBodyTo(String.class);
                }
            });
            context.start();

            String answer =
                    context.createProducerTemplate().requestBody("direct:create", "{\"platformId\":7}", String.class);

            assertThat(answer).contains("https://frame.example.com").contains("\"status\":\"CREATED\"");
        }
        verifyRequest("k+1");
    }

    @Test
    void worksInAYamlOnlyApplication(@TempDir Path folder) throws Exception {
        Path routes = Files.writeString(folder.resolve("create.yaml"), """
                - route:
                    id: create
                    from:
                      uri: direct:create
                      steps:
                        - setBody:
                            constant: '{"platformId":7}'
                        - to:
                            uri: cr3dentials:createSession
                        - transform:
                            simple: "${header.CamelCr3dentialsSessionId} ${bodyAs(java.util.Map)[embedUrl]}"
                """);
        Main main = new Main();
        main.setDefaultPropertyPlaceholderLocation("false");
        main.addProperty("camel.main.routesIncludePattern", "file:" + routes);
        main.addProperty("camel.component.cr3dentials.base-url", vendor.baseUrl() + "/v1");
        main.addProperty("camel.component.cr3dentials.api-key", "k+1/=");
        main.addProperty("camel.component.cr3dentials.requests-per-minute", "60");
        main.start();
        try {
            String answer =
                    main.getCamelContext().createProducerTemplate().requestBody("direct:create", null, String.class);

            assertThat(answer).isEqualTo("s-1 https://frame.example.com");
            assertThat(main.getCamelContext()
                            .getComponent("cr3dentials", Cr3dentialsComponent.class)
                            .getConfiguration()
                            .getRequestsPerMinute())
                    .isEqualTo(60);
        } finally {
            main.stop();
        }
        verifyRequest("k+1/=");
    }

    private void verifyRequest(String key) {
        vendor.verify(
                1,
                postRequestedFor(urlPathEqualTo(CREATE))
                        .withHeader("x-api-key", equalTo(key))
                        .withRequestBody(equalToJson("{\"platformId\":7}")));
    }
}
