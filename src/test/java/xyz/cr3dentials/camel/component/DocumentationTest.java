package xyz.cr3dentials.camel.component;

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
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import xyz.cr3dentials.camel.http.ApiException;

/** Each component's page says what the component is. */
class DocumentationTest {

    private static final Pattern YAML = Pattern.compile("\\[source,yaml]\\n----\\n(.*?)\\n----", Pattern.DOTALL);
    private static final Pattern TABLES =
            Pattern.compile("(// options: START\\n)(.*?)(// options: END)", Pattern.DOTALL);

    /** Rewrites the tables when the system property {@code docs.update} is set, and checks them otherwise. */
    @ParameterizedTest
    @EnumSource
    void tablesShowEveryOptionAndHeaderOfTheSchema(DocumentedComponent component) throws IOException {
        String page = Files.readString(component.page());
        Matcher tables = TABLES.matcher(page);
        assertThat(tables.find()).isTrue();
        String expected = OptionTables.of(CatalogSchema.forTooling(component));
        if (Boolean.getBoolean("docs.update")) {
            Files.writeString(
                    component.page(), page.substring(0, tables.start(2)) + expected + page.substring(tables.start(3)));
            return;
        }

        assertThat(tables.group(2))
                .as("run ./mvnw test -Dtest=DocumentationTest -Ddocs.update=true and commit the page")
                .isEqualTo(expected);
    }

    @TestFactory
    Stream<DynamicTest> everyYamlExampleStarts() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        for (DocumentedComponent component : DocumentedComponent.values()) {
            int number = 0;
            Matcher example = YAML.matcher(Files.readString(component.page()));
            while (example.find()) {
                String yaml = example.group(1);
                tests.add(DynamicTest.dynamicTest(
                        "%s example %d".formatted(component.scheme(), ++number), () -> start(component, yaml)));
            }
            assertThat(number).as(component.scheme()).isEqualTo(component.yamlExamples());
        }
        return tests.stream();
    }

    @ParameterizedTest
    @EnumSource
    void namesEveryException(DocumentedComponent component) throws IOException {
        String page = Files.readString(component.page());
        String folder = ApiException.class.getPackageName().replace('.', '/');
        try (Stream<Path> sources = Files.list(Path.of("src/main/java", folder))) {
            assertThat(sources.filter(Files::isRegularFile)
                            .filter(DocumentationTest::isPublicFailure)
                            .map(source -> source.getFileName().toString().replace(".java", "")))
                    .hasSize(8)
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

    private static void start(DocumentedComponent component, String yaml) throws Exception {
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            context.getRegistry().bind("platform-http-engine", PlatformHttpEngine.class, new IdlePlatformHttpEngine());
            component.prepare(context);
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
