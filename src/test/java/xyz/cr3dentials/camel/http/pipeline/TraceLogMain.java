package xyz.cr3dentials.camel.http.pipeline;

import java.nio.charset.StandardCharsets;
import org.apache.camel.impl.DefaultCamelContext;
import xyz.cr3dentials.camel.http.budget.RequestPriority;

/** Sends one creation with every logger at TRACE, in a JVM of its own. */
final class TraceLogMain {

    private TraceLogMain() {}

    public static void main(String[] arguments) throws Exception {
        String baseUrl = arguments[0];
        String key = arguments[1];
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            context.start();
            ApiPipeline pipeline = ApiPipeline.create(
                    context,
                    HttpSettings.builder("test", baseUrl).apiKey(() -> key).build());
            pipeline.start();
            pipeline.execute(
                    ApiRequest.create("create", "/x", "{}".getBytes(StandardCharsets.UTF_8), RequestPriority.CREATE),
                    json -> json);
            pipeline.stop();
        }
    }
}
