package xyz.cr3dentials.camel.service.settings;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import xyz.cr3dentials.camel.ledger.Account;

/**
 * An account whose sessions the service follows, and the limit of its API key; one of the two limits is set.
 *
 * @param account whose sessions
 * @param statuses the terminal statuses whose lists are read, in the vendor's own words
 * @param behindAfter how old the proof of a list may become until detection counts as behind
 * @param requestsPerMinute how many requests the key may send in a minute
 * @param requestsPerDay how many requests the key may send in a day
 */
public record FollowedAccount(
        Account account,
        List<String> statuses,
        Duration behindAfter,
        @Nullable Integer requestsPerMinute,
        @Nullable Integer requestsPerDay) {

    public FollowedAccount {
        statuses = List.copyOf(statuses);
    }
}
