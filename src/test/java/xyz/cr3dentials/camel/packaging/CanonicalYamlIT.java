package xyz.cr3dentials.camel.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.github.fge.jsonschema.core.report.ProcessingReport;
import com.github.fge.jsonschema.main.JsonSchema;
import com.github.fge.jsonschema.main.JsonSchemaFactory;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Flows and examples keep to Camel's canonical YAML: newer versions warn of the compact one and will drop it. */
class CanonicalYamlIT {
    private static final Pattern ADOC = Pattern.compile("\\[source,yaml]\\n----\\n(.*?)\\n----", Pattern.DOTALL);
    private static final Pattern MARKDOWN = Pattern.compile("```yaml\\n(.*?)```", Pattern.DOTALL);
    private static JsonSchema canonical;

    @BeforeAll
    static void readTheSchemaOfTheServicesCamel() throws Exception {
        URL[] libraries = ServiceLibraries.jars().stream()
                .filter(jar -> jar.getFileName().toString().startsWith("camel-yaml-dsl-"))
                .map(ServiceLibraries::url)
                .toArray(URL[]::new);
        try (URLClassLoader camel = new URLClassLoader(libraries, null);
                InputStream schema = camel.getResourceAsStream("schema/camelYamlDsl-canonical.json")) {
            canonical = JsonSchemaFactory.byDefault().getJsonSchema(new ObjectMapper().readTree(schema));
        }
    }

    @ParameterizedTest
    @MethodSource("flows")
    void isCanonical(String place, String yaml) throws Exception {
        JsonNode flow = new YAMLMapper().readTree(yaml);

        ProcessingReport report = canonical.validate(flow, true);

        assertThat(report.isSuccess()).as("%s: %s", place, report).isTrue();
    }

    static Stream<String[]> flows() throws IOException {
        List<String[]> flows = new ArrayList<>();
        for (Path file : files("routes", ".yaml")) {
            flows.add(new String[] {file.toString(), Files.readString(file)});
        }
        for (Path file : files("src/main/docs", ".adoc")) {
            examples(file, ADOC, flows);
        }
        examples(Path.of("README.md"), MARKDOWN, flows);
        assertThat(flows).hasSizeGreaterThan(20);
        return flows.stream();
    }

    private static List<Path> files(String folder, String ending) throws IOException {
        try (Stream<Path> files = Files.list(Path.of(folder))) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        }
    }

    private static void examples(Path file, Pattern pattern, List<String[]> flows) throws IOException {
        Matcher example = pattern.matcher(Files.readString(file));
        for (int number = 1; example.find(); number++) {
            flows.add(new String[] {file + " example " + number, example.group(1)});
        }
    }
}
