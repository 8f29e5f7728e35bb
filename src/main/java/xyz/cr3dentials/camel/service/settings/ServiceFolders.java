package xyz.cr3dentials.camel.service.settings;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Chooses between the operator's folders beside the process and the copies packaged in the WAR. */
public final class ServiceFolders {
    private ServiceFolders() {}

    /** A file missing from the operator's folder is taken from the packaged copy. */
    public static List<TextFolder> configuration(
            Path workingDirectory, Map<String, String> environment, TextFolder packaged) {
        String configured = environment.get(Setting.CONFIG_DIR.variable());
        if (configured != null && !configured.isBlank()) {
            return List.of(
                    existing(workingDirectory.resolve(configured.strip()), Setting.CONFIG_DIR.variable()), packaged);
        }
        Path beside = workingDirectory.resolve("config");
        return Files.isDirectory(beside) ? List.of(TextFolder.onDisk(beside), packaged) : List.of(packaged);
    }

    /** Route files are taken from one place only: a file missing from the operator's folder is a flow not wanted. */
    public static TextFolder routes(Path workingDirectory, @Nullable Path configured, TextFolder packaged) {
        if (configured != null) {
            return existing(workingDirectory.resolve(configured), Setting.ROUTES_DIR.toString());
        }
        Path beside = workingDirectory.resolve("routes");
        return Files.isDirectory(beside) ? TextFolder.onDisk(beside) : packaged;
    }

    private static TextFolder existing(Path folder, String setting) {
        if (!Files.isDirectory(folder)) {
            throw new ServiceStartException(setting + ": the folder " + folder + " does not exist");
        }
        return TextFolder.onDisk(folder);
    }
}
