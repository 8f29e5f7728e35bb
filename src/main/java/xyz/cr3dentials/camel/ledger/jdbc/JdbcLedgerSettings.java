package xyz.cr3dentials.camel.ledger.jdbc;

import java.time.Duration;
import java.util.regex.Pattern;
import xyz.cr3dentials.camel.ledger.LedgerRetention;

/**
 * How a ledger in a database names its tables and how long it keeps what is not needed for its work.
 *
 * @param tablePrefix how the names of its tables and indexes begin: 0 to 30 small letters, digits and {@code _}, not
 *     beginning with a digit; the tables lie in the connections' current schema
 * @param retention how long intents and timelines are kept; a session's id, status and times stay, since without them it
 *     would be delivered again
 */
public record JdbcLedgerSettings(String tablePrefix, LedgerRetention retention) {

    // Before the default, which is checked by it.
    private static final Pattern PREFIX = Pattern.compile("([a-z_][a-z0-9_]{0,29})?");

    /** Tables beginning with {@code session_ledger_}, and {@link LedgerRetention#DEFAULT}. */
    public static final JdbcLedgerSettings DEFAULT = new JdbcLedgerSettings("session_ledger_", LedgerRetention.DEFAULT);

    /** Returns the settings with another length of time that entries of timelines are kept. */
    public JdbcLedgerSettings keepingTimelines(Duration timelines) {
        return new JdbcLedgerSettings(tablePrefix, new LedgerRetention(retention.intents(), timelines));
    }

    /** Checks the prefix, which becomes part of statements. */
    public JdbcLedgerSettings {
        if (!PREFIX.matcher(tablePrefix).matches()) {
            throw new IllegalArgumentException(
                    "table prefix '%s': use at most 30 small letters, digits and '_', not beginning with a digit, for example 'session_ledger_'"
                            .formatted(tablePrefix));
        }
    }
}
