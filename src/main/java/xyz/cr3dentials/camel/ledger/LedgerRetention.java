package xyz.cr3dentials.camel.ledger;

import java.time.Duration;

/**
 * How long a ledger keeps what is not needed for its work.
 *
 * @param intents how long a wish to create a session is kept; longer than a webhook's address stays valid
 * @param timelines how long an entry of a timeline is kept
 */
public record LedgerRetention(Duration intents, Duration timelines) {

    /** 90 days for intents, a year for timelines. */
    public static final LedgerRetention DEFAULT = new LedgerRetention(Duration.ofDays(90), Duration.ofDays(365));
}
