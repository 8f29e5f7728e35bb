package xyz.cr3dentials.camel.ledger.state;

import java.time.Clock;
import java.time.Duration;
import java.util.function.Function;
import xyz.cr3dentials.camel.ledger.LedgerException;

/**
 * Where a ledger keeps what it knows: it loads and saves, and knows no rule. Thread-safe. Internal.
 *
 * <p>Rows are locked in one order: sessions by their ids, then deliveries, then counts; so no two callers wait for each
 * other.
 */
public interface LedgerStore {

    /**
     * Runs what belongs together: all of it is kept, or nothing.
     *
     * @param task what is done, for the exception's text
     * @throws LedgerException when it could not be kept
     */
    <T> T change(String task, Function<LedgerTransaction, T> work);

    /** Runs what changes nothing for somebody who waits; gives up after a few seconds. */
    <T> T look(String task, Function<LedgerTransaction, T> work);

    /** Returns the clock of the store, which all who share it agree on; as far as is known, without asking it. */
    Clock clock();

    /** Returns by how much this process's clock was ahead of the store's when it was last asked. */
    Duration clockDifference();

    /** Returns how often to look for what others have made due. */
    Duration lookEvery();

    /** Returns a number that grows with every change made here. */
    long revision();
}
