package xyz.cr3dentials.camel.ledger.memory;

import java.time.Instant;
import java.util.function.Function;
import xyz.cr3dentials.camel.ledger.Account;
import xyz.cr3dentials.camel.ledger.state.DeliveryRows;
import xyz.cr3dentials.camel.ledger.state.IntentRows;
import xyz.cr3dentials.camel.ledger.state.ItemRows;
import xyz.cr3dentials.camel.ledger.state.LedgerTransaction;
import xyz.cr3dentials.camel.ledger.state.ListRows;
import xyz.cr3dentials.camel.ledger.state.SessionRows;

/**
 * What one caller does while it has all of a {@link MemoryStore}.
 *
 * @param accounts finds or makes what is kept of an account
 * @param journal makes every change
 * @param now the time
 */
record MemoryTransaction(Function<Account, MemoryAccount> accounts, Journal journal, Instant now)
        implements LedgerTransaction {

    MemoryAccount of(Account account) {
        return accounts.apply(account);
    }

    @Override
    public SessionRows sessions() {
        return new MemorySessions(this);
    }

    @Override
    public DeliveryRows deliveries() {
        return new MemoryDeliveries(this);
    }

    @Override
    public ItemRows items() {
        return new MemoryItems(this);
    }

    @Override
    public IntentRows intents() {
        return new MemoryIntents(this);
    }

    @Override
    public ListRows lists() {
        return new MemoryLists(this);
    }
}
