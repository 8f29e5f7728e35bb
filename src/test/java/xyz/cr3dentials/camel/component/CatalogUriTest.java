package xyz.cr3dentials.camel.component;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.catalog.CamelCatalog;
import org.apache.camel.catalog.EndpointValidationResult;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every address of a component that a user may copy from this project is one the component takes. */
class CatalogUriTest {

    private static final CamelCatalog CATALOG = CatalogSchema.catalog();
    private static final List<Path> FILES = List.of(Path.of("README.md"));
    private static final List<Path> FOLDERS =
            List.of(Path.of("routes"), Path.of("src/main/docs"), Path.of("src/main/resources/kamelets"));

    @TestFactory
    Stream<DynamicTest> everyAddressInRoutesAndDocumentsIsValid() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        for (Path file : files()) {
            for (String uri : EndpointUris.in(Files.readString(file))) {
                tests.add(DynamicTest.dynamicTest(file + " " + uri, () -> assertValid(uri)));
            }
        }
        return tests.stream();
    }

    @Test
    void findsAnUnknownOptionInYamlAndInAUri() {
        List<String> uris = EndpointUris.in("""
                from:
                  uri: cr3dentials:terminalSessions
                  parameters:
                    delay: "{{cr3dentials.poll-delay}}"
                    statusses: COMPLETED
                to: "cr3dentials:getSession?sesionId=1"
                """);

        assertThat(uris)
                .containsExactly(
                        "cr3dentials:terminalSessions?delay={{cr3dentials.poll-delay}}&statusses=COMPLETED",
                        "cr3dentials:getSession?sesionId=1");
        assertThat(uris.stream().map(CatalogUriTest::validate))
                .noneMatch(EndpointValidationResult::isSuccess)
                .flatExtracting(EndpointValidationResult::getUnknown)
                .containsExactly("statusses", "sesionId");
    }

    @Test
    void looksBehindCamelWebhook() {
        assertThat(EndpointUris.in("from: webhook:cr3dentials:receiveWebhook?webhookPath=/a/{token}"))
                .containsExactly("webhook:cr3dentials:receiveWebhook?webhookPath=/a/{token}");
        assertThat(validate("webhook:cr3dentials:receiveWebhook?webhookPath=/a/{token}&account=b")
                        .isSuccess())
                .isTrue();
        assertThat(validate("webhook:cr3dentials:receiveWebhook").isSuccess()).isTrue();
        assertThat(validate("webhook:cr3dentials:receiveWebhook?webhookAutoRegister=maybe")
                        .isSuccess())
                .isFalse();
        assertThat(validate("webhook:cr3dentials:receiveWebhook?webhookPaht=/a").getUnknown())
                .containsExactly("webhookPaht");
    }

    @Test
    void findsAnUnknownOperationAndAWrongValue() {
        assertThat(validate("cr3dentials:terminateSession").isSuccess()).isFalse();
        assertThat(validate("cr3dentials:listSessions?limit=many").isSuccess()).isFalse();
        assertThat(validate("cr3dentials:listSessions?limit=10").isSuccess()).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void shipsTheSameSchemaForRuntimeAndTooling(DocumentedComponent component) {
        assertThat(CatalogSchema.forTooling(component)).isEqualTo(CatalogSchema.forRuntime(component));
    }

    private static List<Path> files() throws IOException {
        List<Path> files =
                new ArrayList<>(FILES.stream().filter(Files::isRegularFile).toList());
        for (Path folder : FOLDERS) {
            if (Files.isDirectory(folder)) {
                try (Stream<Path> found = Files.walk(folder)) {
                    found.filter(Files::isRegularFile)
                            .filter(file -> file.toString().matches(".*\\.(ya?ml|xml|adoc|md)"))
                            .forEach(files::add);
                }
            }
        }
        return files;
    }

    private static void assertValid(String uri) {
        EndpointValidationResult result = validate(uri);
        assertThat(result.isSuccess())
                .as("%s: %s", uri, result.summaryErrorMessage(false))
                .isTrue();
    }

    private static EndpointValidationResult validate(String uri) {
        if (!uri.startsWith("webhook:")) {
            return CATALOG.validateEndpointProperties(uri);
        }
        // What camel-webhook does not know as its own goes to the endpoint behind it.
        String[] parts = uri.substring("webhook:".length()).split("\\?", 2);
        Map<Boolean, List<String>> options = Stream.of(parts.length == 1 ? new String[0] : parts[1].split("&"))
                .collect(Collectors.partitioningBy(
                        option -> CatalogSchema.optionsOf(CATALOG, "webhook").contains(option.split("=", 2)[0])));
        EndpointValidationResult outer =
                CATALOG.validateEndpointProperties("webhook:any?" + String.join("&", options.get(true)));
        return outer.isSuccess()
                ? CATALOG.validateEndpointProperties(parts[0] + "?" + String.join("&", options.get(false)))
                : outer;
    }
}
