package xyz.cr3dentials.camel.service.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What the ledger said at one moment.
 *
 * @param at when it was asked
 * @param readable whether it answered, and in time
 * @param writable whether it takes writes, as known when this was given out
 * @param clockDifference by how much this node's clock is ahead of the ledger's
 * @param accounts one for each watched account; empty when the ledger did not answer
 */
public record LedgerReading(
        Instant at, boolean readable, boolean writable, Duration clockDifference, List<AccountReading> accounts) {

    public LedgerReading {
        accounts = List.copyOf(accounts);
    }

    public static LedgerReading unreadable(Instant at) {
        return new LedgerReading(at, false, false, Duration.ZERO, List.of());
    }

    LedgerReading withWritable(boolean now) {
        return now == writable ? this : new LedgerReading(at, readable, now, clockDifference, accounts);
    }
}
