package xyz.cr3dentials.camel.ledger.jdbc;

import java.time.Clock;
import javax.sql.DataSource;
import xyz.cr3dentials.camel.ledger.LedgerException;
import xyz.cr3dentials.camel.ledger.state.StoredSessionLedger;

/**
 * A ledger in PostgreSQL or H2: it survives restarts, and any number of nodes that share a PostgreSQL database share it.
 *
 * <p>Each call is a transaction of its own on a connection of its own, which is committed when the call returns and which
 * a transaction of the caller's neither rolls back nor sees; a pool needs room for both. The isolation level is the
 * connections' own; READ COMMITTED, the default of both databases, serves best.
 *
 * <p>Listeners in this process are woken at once. Other nodes are not told; they see the work when they look for it, every
 * second. Items are claimed in the order in which they are due, which for first attempts is the order in which they were
 * recorded.
 *
 * <p>Thread-safe. The data source stays the caller's to close. A class of its own only so that it can be named in a route's
 * options.
 */
public final class JdbcSessionLedger extends StoredSessionLedger {

    /**
     * Creates a ledger with {@link JdbcLedgerSettings#DEFAULT} and its tables where they are missing.
     *
     * @throws LedgerException if the database cannot be reached, is of an unknown kind or refuses the tables
     */
    public JdbcSessionLedger(DataSource dataSource) {
        this(dataSource, JdbcLedgerSettings.DEFAULT);
    }

    /**
     * Creates a ledger, and its tables where they are missing.
     *
     * @throws LedgerException if the database cannot be reached, is of an unknown kind or refuses the tables
     */
    public JdbcSessionLedger(DataSource dataSource, JdbcLedgerSettings settings) {
        this(dataSource, settings, DatabaseClock.of(Clock.systemUTC()));
    }

    JdbcSessionLedger(DataSource dataSource, JdbcLedgerSettings settings, DatabaseClock clock) {
        super(JdbcStore.open(dataSource, settings.tablePrefix(), clock), settings.retention());
    }

    /**
     * Tells whether a ledger can be kept in a database.
     *
     * @throws LedgerException if the database cannot be reached
     */
    public static boolean supports(DataSource dataSource) {
        return Dialects.find(dataSource).isPresent();
    }
}
