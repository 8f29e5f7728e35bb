package xyz.cr3dentials.camel.ledger.jdbc;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import xyz.cr3dentials.camel.ledger.state.DeliveryRows;
import xyz.cr3dentials.camel.ledger.state.IntentRows;
import xyz.cr3dentials.camel.ledger.state.ItemRows;
import xyz.cr3dentials.camel.ledger.state.LedgerTransaction;
import xyz.cr3dentials.camel.ledger.state.ListRows;
import xyz.cr3dentials.camel.ledger.state.SessionRows;

/** One transaction of the database. The time is asked for once, when it is first needed. */
final class JdbcTransaction implements LedgerTransaction {

    private final Database database;
    private @Nullable Instant now;

    JdbcTransaction(Database database) {
        this.database = database;
    }

    @Override
    public Instant now() {
        if (now == null) {
            now = database.now();
        }
        return now;
    }

    @Override
    public SessionRows sessions() {
        return new SessionTable(database, this);
    }

    @Override
    public DeliveryRows deliveries() {
        return new DeliveryTable(database, this);
    }

    @Override
    public ItemRows items() {
        return new ItemTable(database);
    }

    @Override
    public IntentRows intents() {
        return new IntentTable(database);
    }

    @Override
    public ListRows lists() {
        return new ListTable(database);
    }
}
