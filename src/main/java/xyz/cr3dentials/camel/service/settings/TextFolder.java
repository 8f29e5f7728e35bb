package xyz.cr3dentials.camel.service.settings;

import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The files of one folder, in the order of their names, whether it lies on disk or inside the WAR. */
public record TextFolder(String location, List<TextFile> files) {

    /** What settings and flows end in; a folder may hold key stores and other things beside them. */
    private static final List<String> READ = List.of(".properties", ".yaml", ".yml");

    public TextFolder {
        files = List.copyOf(files);
    }

    Optional<TextFile> find(String name) {
        return files.stream().filter(file -> file.name().equals(name)).findFirst();
    }

    /**
     * Hidden files and folders inside are left out: mounted volumes bring their own.
     *
     * @throws ServiceStartException naming every file that is not UTF-8
     */
    public static TextFolder onDisk(Path folder) {
        try (Stream<Path> entries = Files.list(folder)) {
            List<Path> paths = entries.filter(Files::isRegularFile)
                    .filter(path -> !name(path).startsWith("."))
                    .filter(path -> READ.stream().anyMatch(name(path)::endsWith))
                    .sorted()
                    .toList();
            return new TextFolder(folder.toString(), read(paths));
        } catch (IOException e) {
            throw new ServiceStartException("The folder " + folder + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** The server's {@code vfs:} addresses cannot be listed by Camel's package scan, but by the servlet context. */
    public static TextFolder inArchive(ServletContext context, String folder) {
        Set<String> paths = context.getResourcePaths(folder);
        List<TextFile> files = paths == null
                ? List.of()
                : paths.stream()
                        .filter(path -> !path.endsWith("/"))
                        .sorted()
                        .map(path -> new TextFile(path.substring(folder.length()), path, text(context, path)))
                        .toList();
        return new TextFolder(folder, files);
    }

    private static String name(Path path) {
        return path.getFileName().toString();
    }

    private static List<TextFile> read(List<Path> paths) throws IOException {
        List<TextFile> files = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        for (Path path : paths) {
            try {
                String text = Utf8Text.decode(Files.readAllBytes(path), path.toString());
                files.add(new TextFile(name(path), path.toString(), text));
            } catch (ServiceStartException e) {
                problems.add(e.getMessage());
            }
        }
        if (!problems.isEmpty()) {
            throw new ServiceStartException(String.join(" | ", problems));
        }
        return files;
    }

    private static String text(ServletContext context, String path) {
        try (InputStream stream = context.getResourceAsStream(path)) {
            return Utf8Text.decode(stream.readAllBytes(), path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
