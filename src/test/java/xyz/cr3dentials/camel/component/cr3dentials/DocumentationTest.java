package xyz.cr3dentials.camel.component.cr3dentials;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.component.platform.http.spi.PlatformHttpEngine;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import xyz.cr3dentials.camel.http.ApiException;
import xyz.cr3dentials.camel.vendor.cr3dentials.Cr3dentialsClient;

/** The component's page says what the component is. */
class DocumentationTest {

    private static final Path PAGE = Path.of("src/main/docs/cr3dentials-component.adoc");
    private static final Pattern YAML = Pattern.compile("\\[source,yaml]\\n----\\n(.*?)\\n----", Pattern.DOTALL);
    private static final Pattern TABLES =
            Pattern.compile("(// options: START\\n)(.*?)(// options: END)", Pattern.DOTALL);

    /** Rewrites the tables when the system property {@code docs.update} is set, and checks them otherwise. */
    @Test
    void tablesShowEveryOptionAndHeaderOfTheSchema() throws IOException {
        String page = Files.readString(PAGE);
        Matcher tables = TABLES.matcher(page);
        assertThat(tables.find()).isTrue();
        String expected = OptionTables.of(CatalogSchema.forTooling());
        if (Boolean.getBoolean("docs.update")) {
            Files.writeString(PAGE, page.substring(0, tables.start(2)) + expected + page.substring(tables.start(3)));
            return;
        }

        assertThat(tables.group(2))
                .as("run ./mvnw test -Dtest=DocumentationTest -Ddocs.update=true and commit the page")
                .isEqualTo(expected);
    }

    @TestFactory
    Stream<DynamicTest> everyYamlExampleStarts() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        Matcher example = YAML.matcher(Files.readString(PAGE));
        while (example.find()) {
            String yaml = example.group(1);
            tests.add(DynamicTest.dynamicTest("example " + (tests.size() + 1), () -> start(yaml)));
        }
        assertThat(tests).hasSize(7);
        return tests.stream();
    }

    @Test
    void namesEveryException() throws IOException {
        String page = Files.readString(PAGE);
        String folder = ApiException.class.getPackageName().replace('.', '/');
        try (Stream<Path> sources = Files.list(Path.of("src/main/java", folder))) {
            assertThat(sources.filter(Files::isRegularFile)
                            .filter(DocumentationTest::isPublicFailure)
                            .map(source -> source.getFileName().toString().replace(".java", "")))
                    .hasSize(7)
                    .allSatisfy(name -> assertThat(page).contains("`" + name + "`"));
        }
    }

    private static boolean isPublicFailure(Path source) {
        try {
            return Files.readString(source).contains(" extends ApiException");
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static void start(String yaml) throws Exception {
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            context.getRegistry().bind("client", Cr3dentialsClient.class, new FakeClient());
            context.getRegistry().bind("platform-http-engine", PlatformHttpEngine.class, new IdlePlatformHttpEngine());
            Cr3dentialsComponent component = context.getComponent("cr3dentials", Cr3dentialsComponent.class);
            component.getConfiguration().setWebhookSecret("k1:a-secret-of-more-than-32-bytes-in-all");
            RoutesBuilder routes = PluginHelper.getRoutesLoader(context)
                    .findRoutesBuilders(ResourceHelper.fromString("example.yaml", yaml))
                    .iterator()
                    .next();
            context.addRoutes(routes);
            context.start();

            assertThat(context.getRoutes()).hasSize(1);
        }
    }
}
