package xyz.cr3dentials.camel.http.pipeline;

import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.tomakehurst.wiremock.WireMockServer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import xyz.cr3dentials.camel.http.budget.RequestPriority;

/** A vendor made of WireMock and pipelines to it that wait in virtual time. */
abstract class PipelineTestBase {

    static final ApiRequest GET = ApiRequest.read("getThing", "/thing", null, RequestPriority.CONFIRM);
    static final ApiRequest POST = ApiRequest.create(
            "createThing", "/things", "{\"a\":1}".getBytes(StandardCharsets.UTF_8), RequestPriority.CREATE);

    static final ApiRequest PATCH = ApiRequest.update(
            "updateThing", "/thing", "{\"a\":2}".getBytes(StandardCharsets.UTF_8), RequestPriority.CONFIRM);

    static WireMockServer vendor;
    static CamelContext context;

    final String key = "k+/=" + UUID.randomUUID();
    VirtualTime time = VirtualTime.standing();
    private final List<ApiPipeline> pipelines = new ArrayList<>();

    @BeforeAll
    static void startVendor() {
        vendor = new WireMockServer(options().dynamicPort());
        vendor.start();
        context = new DefaultCamelContext();
        context.start();
    }

    @AfterAll
    static void stopVendor() {
        context.stop();
        vendor.stop();
    }

    @BeforeEach
    void forgetStubs() {
        vendor.resetAll();
    }

    @AfterEach
    void stopPipelines() {
        pipelines.forEach(ApiPipeline::stop);
    }

    ApiPipeline pipeline() {
        return pipeline(settings -> {});
    }

    ApiPipeline pipeline(Consumer<HttpSettings.Builder> change) {
        return pipelineTo(vendor.baseUrl(), change);
    }

    ApiPipeline pipelineTo(String baseUrl, Consumer<HttpSettings.Builder> change) {
        HttpSettings.Builder settings = HttpSettings.builder("test", baseUrl)
                .apiKey(() -> key)
                .connectTimeout(Duration.ofSeconds(30))
                .responseTimeout(Duration.ofSeconds(30));
        change.accept(settings);
        ApiPipeline pipeline = ApiPipeline.create(context, settings.build(), time.environment());
        pipeline.start();
        pipelines.add(pipeline);
        return pipeline;
    }

    static JsonNode call(ApiPipeline pipeline, ApiRequest request) {
        return pipeline.execute(request, json -> json);
    }
}
