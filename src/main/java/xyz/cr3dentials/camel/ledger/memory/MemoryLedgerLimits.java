package xyz.cr3dentials.camel.ledger.memory;

import java.time.Duration;

/**
 * How much a ledger in memory keeps.
 *
 * @param undelivered sessions waiting for delivery, parked ones included; further ones are refused until some are
 *     delivered, and found again later
 * @param open sessions that have not ended and hints; further ones are refused
 * @param settled sessions that need no more work but are shown; older ones leave only a fingerprint of their id
 * @param settledFor how long such a session is shown
 * @param intents intents; the oldest leave first
 */
public record MemoryLedgerLimits(int undelivered, int open, int settled, Duration settledFor, int intents) {

    /** Room for a day at the fastest pace the vendor's request limit allows. */
    public static final MemoryLedgerLimits DEFAULT =
            new MemoryLedgerLimits(20_000, 100_000, 5_000, Duration.ofDays(1), 100_000);
}
