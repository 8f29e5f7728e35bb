package xyz.cr3dentials.camel.packaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;

/** The bills of materials beside the jars. A build without network has none. */
class SbomIT {
    private static final Path COMPONENT = Path.of("target", "camel-cr3dentials-sbom.json");
    private static final Path SERVICE = Path.of("target", "camel-cr3dentials-service-sbom.json");
    private static final Path JAR = Path.of("target", "camel-cr3dentials-bootable.jar");

    @Test
    void theComponentsListHoldsWhatUsersReceive() throws IOException {
        assertThat(names(components(COMPONENT)))
                .contains("camel-support", "camel-http", "camel-jackson", "httpcore5")
                .doesNotContain(
                        "camel-core",
                        "camel-bean",
                        "camel-quartz",
                        "h2",
                        "postgresql",
                        "HikariCP",
                        "flyway-core",
                        "camel-webhook");
    }

    @Test
    void theServicesListHoldsEveryJarOfTheBootableJarAndNoOther() throws IOException {
        Set<String> listed = new TreeSet<>();
        for (JsonNode component : components(SERVICE)) {
            String version = component.path("version").asText();
            listed.add(component.get("name").asText() + (version.isEmpty() ? "" : "-" + version) + ".jar");
            assertThat(component.at("/hashes/0/content").asText()).isNotEmpty();
        }

        assertThat(listed).containsExactlyElementsOf(jarsOfTheServer());
    }

    @Test
    void listsAreTheSameInEveryBuild() throws IOException {
        for (Path list : List.of(COMPONENT, SERVICE)) {
            JsonNode bom = bom(list);

            assertThat(bom.has("serialNumber")).isFalse();
            assertThat(bom.get("metadata").has("timestamp")).isFalse();
        }
    }

    private static List<JsonNode> components(Path list) throws IOException {
        List<JsonNode> components = new ArrayList<>();
        bom(list).get("components").forEach(components::add);
        return components;
    }

    private static JsonNode bom(Path list) throws IOException {
        assumeThat(list).as("The build had no network").exists();
        return new ObjectMapper().readTree(list.toFile());
    }

    private static Stream<String> names(List<JsonNode> components) {
        return components.stream().map(component -> component.get("name").asText());
    }

    private static Set<String> jarsOfTheServer() throws IOException {
        Set<String> jars = new TreeSet<>();
        try (ZipInputStream bootable = new ZipInputStream(Files.newInputStream(JAR))) {
            for (ZipEntry entry = bootable.getNextEntry(); entry != null; entry = bootable.getNextEntry()) {
                if (entry.getName().equals("wildfly.zip")) {
                    ZipInputStream server = new ZipInputStream(bootable);
                    for (ZipEntry file = server.getNextEntry(); file != null; file = server.getNextEntry()) {
                        if (file.getName().endsWith(".jar")) {
                            jars.add(Path.of(file.getName()).getFileName().toString());
                        }
                    }
                }
            }
        }
        return jars;
    }
}
