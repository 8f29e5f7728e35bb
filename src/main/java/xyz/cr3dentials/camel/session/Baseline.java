package xyz.cr3dentials.camel.session;

import java.time.Instant;

/**
 * The moment since which a ledger answers for one terminal status of an account.
 *
 * @param account whose sessions
 * @param status the terminal status, in the vendor's own word
 * @param takenAt when the first complete look at that status ended
 * @param historyDelivered whether sessions that had ended before are delivered too
 */
public record Baseline(Account account, String status, Instant takenAt, boolean historyDelivered) {}
