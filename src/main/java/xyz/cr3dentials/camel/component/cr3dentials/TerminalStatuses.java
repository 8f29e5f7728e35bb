package xyz.cr3dentials.camel.component.cr3dentials;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import xyz.cr3dentials.camel.vendor.cr3dentials.SessionStatus;

/** Which terminal statuses there are, and what their rows in a list tell. */
final class TerminalStatuses {

    /** Rows carry neither data nor error; a cancelled or terminated session has neither. */
    static final Set<String> INCOMPLETE_IN_LIST = Set.of(
            SessionStatus.COMPLETED.value(), SessionStatus.PARTIAL_COMPLETE.value(), SessionStatus.ERROR.value());

    private static final List<String> ALL =
            SessionStatus.TERMINAL.stream().map(SessionStatus::value).toList();

    private TerminalStatuses() {}

    /**
     * Reads the option {@code statuses}.
     *
     * @throws IllegalArgumentException naming every value that is no terminal status
     */
    static List<String> parse(@Nullable String option) {
        if (option == null || option.isBlank()) {
            return ALL;
        }
        List<String> wanted = Arrays.stream(option.split(","))
                .map(String::trim)
                .filter(status -> !status.isEmpty())
                .distinct()
                .toList();
        List<String> wrong =
                wanted.stream().filter(status -> !ALL.contains(status)).toList();
        if (!wrong.isEmpty() || wanted.isEmpty()) {
            throw new IllegalArgumentException(
                    "statuses: %s are not terminal statuses; use one or more of %s, separated by commas"
                            .formatted(wrong, String.join(", ", ALL)));
        }
        return wanted;
    }
}
