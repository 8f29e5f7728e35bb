package xyz.cr3dentials.camel.session.jdbc;

import java.time.Clock;
import org.jspecify.annotations.Nullable;

/**
 * What a statement takes for the present time. Nodes whose clocks differ agree on leases and on what is due only if that
 * is the database's clock.
 *
 * @param expression SQL that yields a timestamp with time zone
 * @param clock gives the parameter {@code now} of the expression; {@code null} when it has none
 */
record LedgerNow(String expression, @Nullable Clock clock) {

    /** The database's clock, read once a transaction. */
    static final LedgerNow DATABASE = new LedgerNow("current_timestamp", null);

    /** A clock of this process, for tests that move the time. */
    static LedgerNow of(Clock clock) {
        return new LedgerNow("cast(:now as timestamp with time zone)", clock);
    }
}
