package xyz.cr3dentials.camel.ledger;

import java.time.Clock;
import java.util.Collection;
import java.util.Set;
import xyz.cr3dentials.camel.ledger.memory.MemoryLedgerLimits;
import xyz.cr3dentials.camel.ledger.memory.MemorySessionLedger;

/** Subscriptions for tests. */
public final class TestSubscriptions {

    private TestSubscriptions() {}

    /** Returns the default subscription to ends in some statuses. */
    public static Subscription ends(Account account, Set<String> statuses) {
        return new Subscription(account, ItemKind.END, Subscription.DEFAULT, statuses);
    }

    /** Returns a ledger in memory in which somebody wants the ends in some statuses. */
    public static MemorySessionLedger wanting(Clock clock, Account account, Collection<String> statuses) {
        MemorySessionLedger ledger = new MemorySessionLedger(clock, MemoryLedgerLimits.DEFAULT);
        ledger.register(ends(account, Set.copyOf(statuses)));
        return ledger;
    }
}
