package xyz.cr3dentials.camel.packaging;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The dependency tree that the build writes while it collects the service's libraries. */
final class LibraryTree {

    /** What stands before a library's coordinates: three characters for each step away from the service. */
    private static final Pattern LINE =
            Pattern.compile("((?:\\| {2}| {3})*)[+\\\\]- \\(?[^: ]+:([^: ]+):jar:([^: ]+):.*");

    private LibraryTree() {}

    /** Reads the libraries by the names of their files. */
    static Map<String, Library> read(Path tree) throws IOException {
        Map<String, Library> libraries = new TreeMap<>();
        List<String> path = new ArrayList<>();
        for (String line : Files.readAllLines(tree)) {
            Matcher parts = LINE.matcher(line);
            if (parts.matches()) {
                int depth = parts.group(1).length() / 3;
                path.subList(depth, path.size()).clear();
                String through = depth == 0 ? "" : path.get(depth - 1);
                Library library = new Library(parts.group(2), parts.group(3), through);
                libraries.putIfAbsent(library.file(), library);
                path.add(library.name());
            }
        }
        return libraries;
    }

    /** A library and the one that asks for it, which is empty where the service does so itself. */
    record Library(String name, String version, String through) {
        private static final Pattern FILE = Pattern.compile("(.+?)-(\\d.*)\\.jar");

        /** A library that the tree leaves out, since a test's library asks for it, too. */
        static Library ofFile(String file) {
            Matcher parts = FILE.matcher(file);
            if (!parts.matches()) {
                throw new IllegalArgumentException(file + " has no version in its name");
            }
            return new Library(parts.group(1), parts.group(2), "another library");
        }

        String file() {
            return name + "-" + version + ".jar";
        }

        String row() {
            String why = through.isEmpty() ? "asked for in `pom.xml`" : "comes with " + through;
            return "| %s | %s | %s |".formatted(name, version, why);
        }
    }
}
