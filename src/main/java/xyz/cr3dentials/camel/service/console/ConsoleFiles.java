package xyz.cr3dentials.camel.service.console;

import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The page's files, read once. A path is only ever looked up among their names, so none leads out of their folder and none
 * lists it.
 */
public final class ConsoleFiles {
    private static final String INDEX = "index.html";

    private static final Map<String, String> MEDIA_TYPES = Map.of(
            "html", "text/html;charset=utf-8",
            "css", "text/css;charset=utf-8",
            "js", "text/javascript;charset=utf-8",
            "json", "application/json",
            "svg", "image/svg+xml",
            "png", "image/png",
            "ico", "image/x-icon",
            "woff2", "font/woff2",
            "txt", "text/plain;charset=utf-8");

    private final Map<String, ConsoleFile> files;

    private ConsoleFiles(Map<String, ConsoleFile> files) {
        this.files = Map.copyOf(files);
    }

    /**
     * Reads a folder of the web application and all folders inside.
     *
     * @param folder beginning and ending with a slash
     * @throws IllegalStateException naming a file whose media type is not known
     */
    public static ConsoleFiles read(ServletContext application, String folder) {
        Map<String, ConsoleFile> files = new LinkedHashMap<>();
        collect(application, folder, folder, files);
        return new ConsoleFiles(files);
    }

    private static void collect(
            ServletContext application, String folder, String inside, Map<String, ConsoleFile> files) {
        Set<String> paths = application.getResourcePaths(inside);
        for (String path : paths == null ? Set.<String>of() : paths) {
            if (path.endsWith("/")) {
                collect(application, folder, path, files);
            } else {
                files.put(
                        path.substring(folder.length()), new ConsoleFile(content(application, path), mediaType(path)));
            }
        }
    }

    private static byte[] content(ServletContext application, String path) {
        try (InputStream stream = application.getResourceAsStream(path)) {
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("The file " + path + " of the console cannot be read", e);
        }
    }

    private static String mediaType(String path) {
        String type = MEDIA_TYPES.get(path.substring(path.lastIndexOf('.') + 1));
        if (type == null) {
            throw new IllegalStateException("The console's file " + path + " is of a kind that it does not serve: "
                    + String.join(", ", MEDIA_TYPES.keySet().stream().sorted().toList()));
        }
        return type;
    }

    /** The file of this name below the folder; an empty name stands for the page itself. */
    @Nullable
    ConsoleFile find(String name) {
        return files.get(name.isEmpty() ? INDEX : name);
    }
}
