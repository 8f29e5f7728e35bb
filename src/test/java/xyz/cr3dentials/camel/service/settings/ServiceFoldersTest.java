package xyz.cr3dentials.camel.service.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServiceFoldersTest {
    private static final TextFolder PACKAGED = new TextFolder("packaged", List.of());

    @TempDir
    private Path workingDirectory;

    @Test
    void thePackagedCopiesServeWhereTheOperatorHasNoFolder() {
        assertThat(ServiceFolders.routes(workingDirectory, null, PACKAGED)).isEqualTo(PACKAGED);
        assertThat(ServiceFolders.configuration(workingDirectory, Map.of(), PACKAGED))
                .containsExactly(PACKAGED);
    }

    @Test
    void foldersBesideTheProcessComeFirst() throws IOException {
        write("routes/a.yaml", "a");
        write("config/application.properties", "b=c");

        assertThat(ServiceFolders.routes(workingDirectory, null, PACKAGED).files())
                .extracting(TextFile::name)
                .containsExactly("a.yaml");
        assertThat(ServiceFolders.configuration(workingDirectory, Map.of(), PACKAGED))
                .extracting(TextFolder::location)
                .containsExactly(workingDirectory.resolve("config").toString(), "packaged");
    }

    @Test
    void aNamedFolderWinsOverTheOneBesideTheProcess() throws IOException {
        write("routes/a.yaml", "a");
        write("mine/b.yaml", "b");

        assertThat(ServiceFolders.routes(workingDirectory, Path.of("mine"), PACKAGED)
                        .files())
                .extracting(TextFile::text)
                .containsExactly("b");
    }

    @Test
    void aNamedFolderThatDoesNotExistIsAnError() {
        assertThatExceptionOfType(ServiceStartException.class)
                .isThrownBy(() -> ServiceFolders.routes(workingDirectory, Path.of("gone"), PACKAGED))
                .withMessageContainingAll("CR3DENTIALS_ROUTES_DIR", "gone does not exist");
        assertThatExceptionOfType(ServiceStartException.class)
                .isThrownBy(() -> ServiceFolders.configuration(
                        workingDirectory, Map.of("CR3DENTIALS_CONFIG_DIR", "gone"), PACKAGED))
                .withMessageContainingAll("CR3DENTIALS_CONFIG_DIR", "gone does not exist");
    }

    @Test
    void hiddenFilesAndFoldersInsideAreLeftOut() throws IOException {
        write("routes/b.yaml", "b");
        write("routes/a.yaml", "a");
        write("routes/.a.yaml.swp", "x");
        write("routes/..data/c.yaml", "c");

        assertThat(TextFolder.onDisk(workingDirectory.resolve("routes")).files())
                .extracting(TextFile::name)
                .containsExactly("a.yaml", "b.yaml");
    }

    private void write(String name, String text) throws IOException {
        Path file = workingDirectory.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
