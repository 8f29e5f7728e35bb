package xyz.cr3dentials.camel.component.cr3dentials;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import javax.management.RuntimeMBeanException;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.EndpointServiceLocation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import xyz.cr3dentials.camel.component.CatalogSchema;
import xyz.cr3dentials.camel.component.DocumentedComponent;

/** Secrets that came in by URI or by component option show nowhere. */
class SecrecyTest {

    private static final String KEY_IN_URI = "uri-canary+key/with=";
    private static final String KEY_IN_COMPONENT = "component-canary+key/with=";
    private static final String WEBHOOK_SECRET = "webhook-canary-secret-of-32-bytes-or-more";
    private static final String HEADER_SECRET = "header-canary";

    private final CamelContext context = new DefaultCamelContext();

    @BeforeEach
    void start() throws Exception {
        Cr3dentialsComponent component = context.getComponent("cr3dentials", Cr3dentialsComponent.class);
        component.getConfiguration().setApiKey(KEY_IN_COMPONENT);
        component.getConfiguration().setWebhookSecret("k1:" + WEBHOOK_SECRET);
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:component").to("cr3dentials:listPlatforms");
                from("direct:uri")
                        .to("cr3dentials:getSession?apiKey=RAW(" + KEY_IN_URI + ")&webhookSecret=RAW(k2:"
                                + WEBHOOK_SECRET + ")&webhookHeaderName=X-Key&webhookHeaderSecret=" + HEADER_SECRET);
            }
        });
        context.start();
    }

    @AfterEach
    void stop() {
        context.stop();
    }

    @Test
    void noSecretShowsInTextsOfEndpointsAndServices() {
        List<String> texts = new ArrayList<>();
        context.getEndpoints().stream()
                .filter(Cr3dentialsEndpoint.class::isInstance)
                .map(Cr3dentialsEndpoint.class::cast)
                .forEach(endpoint -> {
                    EndpointServiceLocation location = endpoint;
                    texts.add(endpoint.toString());
                    texts.add(endpoint.getConfiguration().toString());
                    texts.add(location.getServiceUrl() + location.getServiceProtocol() + location.getServiceMetadata());
                });
        context.getRoutes().forEach(route -> texts.add(route.getServices().toString()));
        texts.add(context.getComponent("cr3dentials").toString());

        assertThat(texts).hasSizeGreaterThan(6);
        assertClean(texts);
    }

    @Test
    void noSecretShowsInJmx() throws Exception {
        MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        List<String> texts = new ArrayList<>();
        for (ObjectName name :
                server.queryNames(new ObjectName("org.apache.camel:context=" + context.getName() + ",*"), null)) {
            texts.add(name.toString());
            for (MBeanAttributeInfo attribute : server.getMBeanInfo(name).getAttributes()) {
                texts.add(name + " " + attribute.getName() + "=" + read(server, name, attribute));
            }
        }

        assertThat(texts).anyMatch(text -> text.contains("cr3dentials")).hasSizeGreaterThan(100);
        assertClean(texts);
    }

    @Test
    void catalogueMarksEverySecretOption() {
        Map<String, Boolean> secret = CatalogSchema.secretOptions(DocumentedComponent.CR3DENTIALS);

        assertThat(secret)
                .containsEntry("apiKey", true)
                .containsEntry("webhookSecret", true)
                .containsEntry("webhookHeaderSecret", true)
                .containsEntry("baseUrl", false);
    }

    private static Object read(MBeanServer server, ObjectName name, MBeanAttributeInfo attribute) throws Exception {
        try {
            return attribute.isReadable() ? server.getAttribute(name, attribute.getName()) : null;
        } catch (RuntimeMBeanException e) {
            // Some of Camel's attributes can't be read without a service that is not there.
            return e.toString();
        }
    }

    private static void assertClean(List<String> texts) {
        assertThat(texts).allSatisfy(text -> assertThat(text).doesNotContain("canary"));
    }
}
