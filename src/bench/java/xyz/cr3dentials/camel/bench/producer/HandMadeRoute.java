package xyz.cr3dentials.camel.bench.producer;

import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.http.HttpComponent;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.model.dataformat.JsonLibrary;

/** What a Camel user would write without the component: {@code http:} with Jackson before and behind it. */
final class HandMadeRoute implements Caller {

    private final DefaultCamelContext context = new DefaultCamelContext();
    private final ProducerTemplate template;
    private final Endpoint get;
    private final Endpoint create;

    HandMadeRoute(Vendor vendor) throws Exception {
        if (vendor.configurer() != null) {
            context.getComponent("http", HttpComponent.class).setHttpClientConfigurer(vendor.configurer());
        }
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:get")
                        .setHeader(Exchange.HTTP_METHOD, constant("GET"))
                        .setHeader(Exchange.HTTP_PATH, simple("/partner/browser-session/${body}"))
                        .setHeader("x-api-key", constant(API_KEY))
                        .setHeader("Accept", constant("application/json"))
                        .setBody(constant((Object) null))
                        .to(vendor.baseUrl())
                        .unmarshal()
                        .json(JsonLibrary.Jackson, Map.class);
                from("direct:create")
                        .marshal()
                        .json(JsonLibrary.Jackson)
                        .setHeader(Exchange.HTTP_METHOD, constant("POST"))
                        .setHeader(Exchange.CONTENT_TYPE, constant("application/json"))
                        .setHeader("x-api-key", constant(API_KEY))
                        .setHeader("Accept", constant("application/json"))
                        .to(vendor.baseUrl() + "/partner/browser-session")
                        .unmarshal()
                        .json(JsonLibrary.Jackson, Map.class);
            }
        });
        context.start();
        template = context.createProducerTemplate();
        get = context.getEndpoint("direct:get");
        create = context.getEndpoint("direct:create");
    }

    @Override
    public Object getSession() {
        return template.requestBody(get, SESSION_ID);
    }

    @Override
    public Object createSession() {
        return template.requestBody(create, WISH);
    }

    @Override
    public void close() {
        context.stop();
    }
}
