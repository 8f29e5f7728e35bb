package xyz.cr3dentials.camel.component.message;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the option {@code statuses}. */
public final class TerminalStatuses {

    private TerminalStatuses() {}

    /**
     * Returns the statuses that the option names, all when it names none.
     *
     * @param all every terminal status of the vendor
     * @throws IllegalArgumentException naming every value that is no terminal status
     */
    public static List<String> parse(@Nullable String option, List<String> all) {
        if (option == null || option.isBlank()) {
            return all;
        }
        List<String> wanted = Arrays.stream(option.split(","))
                .map(String::trim)
                .filter(status -> !status.isEmpty())
                .distinct()
                .toList();
        List<String> wrong =
                wanted.stream().filter(status -> !all.contains(status)).toList();
        if (!wrong.isEmpty() || wanted.isEmpty()) {
            throw new IllegalArgumentException(
                    "statuses: %s are not terminal statuses; use one or more of %s, separated by commas"
                            .formatted(wrong, String.join(", ", all)));
        }
        return wanted;
    }
}
