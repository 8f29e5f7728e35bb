package xyz.cr3dentials.camel.component;

import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.apache.camel.Component;
import org.apache.camel.support.PropertyBindingSupport;
import xyz.cr3dentials.camel.api.ApiClient;
import xyz.cr3dentials.camel.api.cr3dentials.Cr3dentialsClient;
import xyz.cr3dentials.camel.api.deepidv.DeepidvClient;
import xyz.cr3dentials.camel.api.verilock.VerilockClient;
import xyz.cr3dentials.camel.component.cr3dentials.Cr3dentialsComponent;
import xyz.cr3dentials.camel.component.deepidv.DeepidvComponent;
import xyz.cr3dentials.camel.component.verilock.VerilockComponent;

/** The components that have a page and a schema: one line each. */
public enum DocumentedComponent {
    CR3DENTIALS(
            "cr3dentials",
            Cr3dentialsComponent.class,
            Cr3dentialsClient.class,
            8,
            "k1:a-secret-of-more-than-32-bytes-in-all"),
    DEEPIDV("deepidv", DeepidvComponent.class, DeepidvClient.class, 7, "whsec_a-secret-of-the-vendors-console"),
    VERILOCK("verilock", VerilockComponent.class, VerilockClient.class, 6, "whsec_of_the_endpoint");

    private final String scheme;
    private final Class<? extends Component> component;
    private final Class<? extends ApiClient<?>> client;
    private final int yamlExamples;
    private final String webhookSecret;

    DocumentedComponent(
            String scheme,
            Class<? extends Component> component,
            Class<? extends ApiClient<?>> client,
            int yamlExamples,
            String webhookSecret) {
        this.scheme = scheme;
        this.component = component;
        this.client = client;
        this.yamlExamples = yamlExamples;
        this.webhookSecret = webhookSecret;
    }

    public String scheme() {
        return scheme;
    }

    String componentClass() {
        return component.getName();
    }

    /** Returns where the schema lies in the JAR, below the root for tooling and below META-INF for the runtime. */
    String schemaPath() {
        return component.getPackageName().replace('.', '/') + "/" + scheme + ".json";
    }

    Path page() {
        return Path.of("src/main/docs/%s-component.adoc".formatted(scheme));
    }

    /** Returns how many YAML examples the page has, so that none is overlooked. */
    int yamlExamples() {
        return yamlExamples;
    }

    /** Sets up a context so that every example of the page can start in it, with a client that is never to be asked. */
    void prepare(CamelContext context) {
        Object idle =
                Proxy.newProxyInstance(client.getClassLoader(), new Class<?>[] {client}, (proxy, method, arguments) -> {
                    return switch (method.getName()) {
                        case "withPriority" -> proxy;
                        case "hashCode" -> 1;
                        case "equals" -> proxy == arguments[0];
                        case "toString" -> "idle client of " + scheme;
                        default -> throw new IllegalStateException("An example is only started, but calls " + method);
                    };
                });
        context.getRegistry().bind("client", client, idle);
        PropertyBindingSupport.build()
                .withMandatory(true)
                .bind(context, context.getComponent(scheme), "configuration.webhookSecret", webhookSecret);
    }

    /** Returns the schemes of all components as alternatives of a regular expression. */
    static String schemes() {
        return Arrays.stream(values()).map(DocumentedComponent::scheme).collect(Collectors.joining("|"));
    }
}
