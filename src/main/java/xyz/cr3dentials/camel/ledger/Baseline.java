package xyz.cr3dentials.camel.ledger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The moment since which a ledger answers for one terminal status of an account.
 *
 * @param account whose sessions
 * @param status the terminal status, in the vendor's own word
 * @param takenAt when the first complete look at that status ended
 * @param historyDelivered whether sessions that had ended before are delivered too
 * @param latestEnd the latest end, by the vendor's clock, of a session that the look saw; null when it saw none
 */
public record Baseline(
        Account account,
        String status,
        Instant takenAt,
        boolean historyDelivered,
        @Nullable Instant latestEnd) {

    public Baseline takenAt(Instant time) {
        return new Baseline(account, status, time, historyDelivered, latestEnd);
    }
}
