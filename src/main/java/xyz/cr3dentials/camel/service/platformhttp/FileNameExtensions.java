package xyz.cr3dentials.camel.service.platformhttp;

import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.apache.camel.util.FileUtil;
import org.jspecify.annotations.Nullable;

/**
 * The extensions {@code fileNameExtWhitelist} admits for uploaded files.
 *
 * @param admitted lower case without dot; empty means all
 */
record FileNameExtensions(Set<String> admitted) {

    FileNameExtensions {
        admitted = Set.copyOf(admitted);
    }

    static FileNameExtensions parse(@Nullable String whitelist) {
        Set<String> admitted = new TreeSet<>();
        if (whitelist != null) {
            for (String extension : whitelist.toLowerCase(Locale.ROOT).split("[,\\s]+", -1)) {
                String plain = extension.startsWith(".") ? extension.substring(1) : extension;
                if (plain.equals("*")) {
                    return new FileNameExtensions(Set.of());
                }
                if (!plain.isEmpty()) {
                    admitted.add(plain);
                }
            }
        }
        return new FileNameExtensions(admitted);
    }

    /** Whether a file may come in; with a list given, a name without extension may not. */
    boolean admits(String fileName) {
        String extension = FileUtil.onlyExt(fileName, true);
        return admitted.isEmpty() || (extension != null && admitted.contains(extension.toLowerCase(Locale.ROOT)));
    }
}
