package xyz.cr3dentials.camel.ledger.state;

import java.time.Instant;

/** What belongs together in a {@link LedgerStore}; used by one thread, and only while its work runs. Internal. */
public interface LedgerTransaction {

    /** Returns the store's time. */
    Instant now();

    /** Returns the sessions and their timelines. */
    SessionRows sessions();

    /** Returns what is handed to whom. */
    DeliveryRows deliveries();

    /** Returns the items' data and the events. */
    ItemRows items();

    /** Returns the wishes to create sessions. */
    IntentRows intents();

    /** Returns what detection remembers of lists. */
    ListRows lists();
}
