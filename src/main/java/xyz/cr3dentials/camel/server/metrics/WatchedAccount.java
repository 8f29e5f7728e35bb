package xyz.cr3dentials.camel.server.metrics;

import java.time.Duration;
import java.util.List;
import xyz.cr3dentials.camel.session.Account;

/**
 * An account whose sessions the service follows.
 *
 * @param account whose sessions
 * @param statuses the terminal statuses whose lists are read, in the vendor's own words
 * @param behindAfter how old the proof of a list may become until detection counts as behind
 */
public record WatchedAccount(Account account, List<String> statuses, Duration behindAfter) {

    public WatchedAccount {
        statuses = List.copyOf(statuses);
    }
}
