package xyz.cr3dentials.camel.ledger.memory;

import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import xyz.cr3dentials.camel.ledger.LedgerRetention;
import xyz.cr3dentials.camel.ledger.state.StoredSessionLedger;

/**
 * A ledger that a restart empties: good for trying out and for routes that may miss or repeat sessions around a restart.
 *
 * <p>Memory is bounded by {@link MemoryLedgerLimits}, but for 16 to 32 bytes for each ended session and event ever seen.
 * Thread-safe. A class of its own only so that it can be named in a route's options.
 */
public final class MemorySessionLedger extends StoredSessionLedger {

    private static final Logger LOG = LoggerFactory.getLogger(MemorySessionLedger.class);

    /** Creates an empty ledger and warns that a restart forgets. */
    public MemorySessionLedger(Clock clock, MemoryLedgerLimits limits) {
        super(new MemoryStore(clock, limits), LedgerRetention.DEFAULT);
        LOG.warn("Sessions are kept in memory: a restart forgets which were created and delivered."
                + " Set a durable session ledger for production.");
    }
}
