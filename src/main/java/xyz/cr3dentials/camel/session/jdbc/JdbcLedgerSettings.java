package xyz.cr3dentials.camel.session.jdbc;

import java.time.Duration;
import java.util.regex.Pattern;

/**
 * How a ledger in a database names its tables and how long it keeps what is not needed for its work.
 *
 * @param tablePrefix how the names of its tables and indexes begin: 0 to 30 small letters, digits and {@code _}, not
 *     beginning with a digit; the tables lie in the connections' current schema
 * @param intentRetention how long an intent is kept; longer than a webhook's address stays valid
 * @param timelineRetention how long the timeline of a session is kept after the session was delivered; the session's id,
 *     status and times stay, since without them it would be delivered again
 */
public record JdbcLedgerSettings(String tablePrefix, Duration intentRetention, Duration timelineRetention) {

    // Before the default, which is checked by it.
    private static final Pattern PREFIX = Pattern.compile("([a-z_][a-z0-9_]{0,29})?");

    /** Tables beginning with {@code session_ledger_}, intents kept for 90 days and timelines for a year. */
    public static final JdbcLedgerSettings DEFAULT =
            new JdbcLedgerSettings("session_ledger_", Duration.ofDays(90), Duration.ofDays(365));

    /** Checks the prefix, which becomes part of statements. */
    public JdbcLedgerSettings {
        if (!PREFIX.matcher(tablePrefix).matches()) {
            throw new IllegalArgumentException(
                    "table prefix '%s': use at most 30 small letters, digits and '_', not beginning with a digit, for example 'session_ledger_'"
                            .formatted(tablePrefix));
        }
    }
}
