package xyz.cr3dentials.camel.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;

/**
 * One of the jars that are compared.
 *
 * @param properties lines that this jar needs in its {@code application.properties}, beyond the project's own
 */
record Contender(String name, Path jar, List<String> properties) {
    static final Contender BOOTABLE = new Contender(
            "WildFly bootable JAR",
            Path.of("target/camel-cr3dentials-bootable.jar").toAbsolutePath(),
            List.of());
    static final Contender VERTX = new Contender(
            "camel-main + Vert.x",
            Path.of("target/camel-cr3dentials-vertx.jar").toAbsolutePath(),
            List.of("camel.server.enabled=true", "camel.server.host=127.0.0.1", "camel.server.port={{env:HTTP_PORT}}"));

    long bytes() throws IOException {
        return Files.size(jar);
    }

    /** A fresh working directory with the project's own routes and settings. */
    Path prepare() throws IOException {
        Path directory = Files.createTempDirectory("footprint");
        copy(Path.of("routes"), directory.resolve("routes"));
        copy(Path.of("config"), directory.resolve("config"));
        Files.write(directory.resolve("config/application.properties"), properties, StandardOpenOption.APPEND);
        Files.createDirectory(directory.resolve("tmp"));
        return directory;
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectory(to);
        try (Stream<Path> files = Files.list(from)) {
            files.forEach(file -> {
                try {
                    Files.copy(file, to.resolve(file.getFileName()));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }
}
