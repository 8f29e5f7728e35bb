package xyz.cr3dentials.camel.component.verilock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;

/** The component in an application that does not have camel-webhook. */
class WithoutCamelWebhookTest {

    private static final String CAPABLE = "org.apache.camel.component.webhook.WebhookCapableEndpoint";

    @Test
    void takesWebhooksBehindAnyOtherConsumer() throws Exception {
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        try (URLClassLoader application = new URLClassLoader(classPath(), ClassLoader.getPlatformClassLoader())) {
            assertThatThrownBy(() -> application.loadClass(CAPABLE)).isInstanceOf(ClassNotFoundException.class);
            Thread.currentThread().setContextClassLoader(application);
            Callable<?> use = (Callable<?>) application
                    .loadClass(Use.class.getName())
                    .getDeclaredConstructor()
                    .newInstance();

            assertThat(use.call()).isEqualTo("VerilockEndpoint answers 404");
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
    }

    @Test
    void isAnotherEndpointWithCamelWebhook() throws Exception {
        assertThat(new Use().call()).isEqualTo("WebhookReceiverEndpoint answers 404");
    }

    /** The class path of this test less one library. */
    private static URL[] classPath() throws MalformedURLException {
        List<URL> entries = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            Path path = Path.of(entry);
            if (!path.getFileName().toString().startsWith("camel-webhook-")) {
                entries.add(path.toUri().toURL());
            }
        }
        return entries.toArray(URL[]::new);
    }

    /** What the application does; the name of the endpoint's class is part of the answer. */
    public static final class Use implements Callable<String> {

        @Override
        public String call() throws Exception {
            try (DefaultCamelContext context = new DefaultCamelContext()) {
                context.disableJMX();
                context.getComponent("verilock", VerilockComponent.class)
                        .getConfiguration()
                        .setWebhookSecret("whsec_of_the_endpoint");
                context.addRoutes(new RouteBuilder() {
                    @Override
                    public void configure() {
                        from("direct:webhook").to("verilock:receiveWebhook");
                    }
                });
                context.start();
                Exchange answer = context.createProducerTemplate().request("direct:webhook", exchange -> {});
                return context.getEndpoint("verilock:receiveWebhook").getClass().getSimpleName() + " answers "
                        + answer.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE);
            }
        }
    }
}
