package xyz.cr3dentials.camel.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import xyz.cr3dentials.camel.packaging.LibraryTree.Library;

/** The page of the service's libraries names exactly the jars that the service is packaged with. */
class ServiceLibrariesIT {
    private static final Path PAGE = Path.of("src", "main", "docs", "service-libraries.md");
    private static final Path TREE = Path.of("target", "service-libraries.txt");
    private static final Pattern TABLE =
            Pattern.compile("(<!-- libraries: START -->\\n)(.*?)(<!-- libraries: END -->)", Pattern.DOTALL);

    /** Rewrites the table when the system property {@code docs.update} is set, and checks it otherwise. */
    @Test
    void thePageListsEveryLibraryWithItsVersion() throws IOException {
        String page = Files.readString(PAGE);
        Matcher table = TABLE.matcher(page);
        assertThat(table.find()).isTrue();
        String expected = packaged()
                .map(Library::row)
                .collect(Collectors.joining("\n", "\n| library | version | why |\n| --- | --- | --- |\n", "\n\n"));
        if (Boolean.getBoolean("docs.update")) {
            Files.writeString(PAGE, page.substring(0, table.start(2)) + expected + page.substring(table.start(3)));
            return;
        }

        assertThat(table.group(2))
                .as(
                        "run ./mvnw failsafe:integration-test -Dit.test=ServiceLibrariesIT -Ddocs.update=true and commit the page")
                .isEqualTo(expected);
    }

    @Test
    void everyModuleOfAnotherCamelIsExplained() throws IOException {
        String page = Files.readString(PAGE);
        List<Library> modules = packaged()
                .filter(library -> library.name().startsWith("camel-"))
                .toList();
        String camel = modules.stream()
                .filter(module -> module.name().equals("camel-support"))
                .findFirst()
                .orElseThrow()
                .version();

        assertThat(modules)
                .filteredOn(module -> !module.version().equals(camel))
                .allSatisfy(module -> assertThat(page).contains("- " + module.name() + " " + module.version() + ": "));
    }

    private static Stream<Library> packaged() throws IOException {
        Map<String, Library> tree = LibraryTree.read(TREE);
        return ServiceLibraries.jars().stream()
                .map(jar -> jar.getFileName().toString())
                .map(file -> tree.getOrDefault(file, Library.ofFile(file)));
    }
}
