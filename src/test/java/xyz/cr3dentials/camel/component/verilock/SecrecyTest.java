package xyz.cr3dentials.camel.component.verilock;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import xyz.cr3dentials.camel.component.CatalogSchema;
import xyz.cr3dentials.camel.component.DocumentedComponent;
import xyz.cr3dentials.camel.sandbox.SandboxSettings;

/** Keys, secrets, tokens and the person show nowhere. */
class SecrecyTest {

    /** The client's wire log shows requests by their nature; it stays off, as do the servers' own logs. */
    @Test
    void noPersonNoTokenNoKeyAndNoSecretIsInAnyLogLineAtTrace(@TempDir Path folder) throws Exception {
        Path log = folder.resolve("log");
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "-Dorg.slf4j.simpleLogger.defaultLogLevel=trace",
                        "-Dorg.slf4j.simpleLogger.log.org.apache.hc=info",
                        TraceMain.class.getName())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        assertThat(child.waitFor(90, TimeUnit.SECONDS)).isTrue();
        List<String> lines = Files.readAllLines(log);
        assertThat(child.exitValue()).as(() -> String.join("\n", lines)).isZero();
        assertThat(lines).contains("DONE").anyMatch(line -> line.contains(" TRACE "));
        List<String> tokens = lines.stream()
                .filter(line -> line.startsWith("TOKEN "))
                .map(line -> line.substring(6))
                .toList();
        assertThat(tokens).hasSize(2);
        assertThat(lines.stream().filter(line -> !line.startsWith("TOKEN "))).allSatisfy(line -> assertThat(line)
                .doesNotContainIgnoringCase("canary")
                .doesNotContain(tokens)
                .doesNotContain(SandboxSettings.DEFAULT_API_KEY, SandboxSettings.DEFAULT_WEBHOOK_SECRET));
    }

    @Test
    void noSecretShowsInTextsOfEndpoints() throws Exception {
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:a").to("verilock:getSession?apiKey=RAW(canary+key)&webhookSecret=RAW(canary,canary2)");
                }
            });
            context.start();
            assertThat(context.getEndpoints().stream()
                            .filter(VerilockEndpoint.class::isInstance)
                            .map(VerilockEndpoint.class::cast))
                    .singleElement()
                    .satisfies(endpoint -> assertThat(endpoint + " " + endpoint.getConfiguration() + " "
                                    + endpoint.getServiceUrl() + endpoint.getServiceMetadata()
                                    + context.getRoutes().get(0).getServices())
                            .doesNotContain("canary"));
        }
    }

    @Test
    void catalogueMarksEverySecretOptionAndHasNoneForThePerson() {
        assertThat(CatalogSchema.secretOptions(DocumentedComponent.VERILOCK))
                .containsEntry("apiKey", true)
                .containsEntry("webhookSecret", true)
                .containsEntry("baseUrl", false)
                .doesNotContainKeys("applicantName", "applicantEmail", "metadata");
    }
}
