package xyz.cr3dentials.camel.packaging;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The jars that the service is packaged with. */
final class ServiceLibraries {
    private static final Path MODULE =
            Path.of("target", "server-content", "modules", "xyz", "cr3dentials", "service", "libraries", "main");

    private ServiceLibraries() {}

    static List<Path> jars() throws IOException {
        try (Stream<Path> files = Files.list(MODULE)) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .sorted()
                    .toList();
        }
    }

    static URL url(Path jar) {
        try {
            return jar.toUri().toURL();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
