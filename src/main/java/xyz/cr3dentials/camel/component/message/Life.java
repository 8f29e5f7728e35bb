package xyz.cr3dentials.camel.component.message;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import xyz.cr3dentials.camel.api.VendorStatus;

/**
 * How long a vendor's sessions live, and how they end.
 *
 * @param terminal every terminal status, in the vendor's own words
 * @param incompleteInList those whose rows in a list lack the result
 * @param longest the longest a session lives
 * @param pageSize rows a page for detection, at most what the vendor allows
 */
public record Life(List<String> terminal, Set<String> incompleteInList, Duration longest, int pageSize) {

    /** Makes it of the vendor's statuses. */
    public static Life of(
            List<? extends VendorStatus> terminal,
            Collection<? extends VendorStatus> incompleteInList,
            Duration longest,
            int pageSize) {
        return new Life(
                terminal.stream().map(VendorStatus::value).toList(),
                incompleteInList.stream().map(VendorStatus::value).collect(Collectors.toUnmodifiableSet()),
                longest,
                pageSize);
    }
}
