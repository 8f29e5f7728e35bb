package xyz.cr3dentials.camel.http.budget.jdbc;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import xyz.cr3dentials.camel.http.budget.BudgetStore;
import xyz.cr3dentials.camel.http.budget.BudgetStoreContract;
import xyz.cr3dentials.camel.http.budget.BudgetStores;

class PostgresBudgetStoreTest extends BudgetStoreContract {

    private static final AtomicInteger KEYS = new AtomicInteger();
    private static SharedBudgetDatabase database;
    private static BudgetStores node;

    @BeforeAll
    static void openDatabase() {
        database = new SharedBudgetDatabase();
        node = database.node();
    }

    @AfterAll
    static void closeDatabase() {
        database.close();
    }

    @Override
    protected BudgetStore open() {
        return node.open("api.example:443#" + KEYS.incrementAndGet());
    }

    @Override
    protected void advance(long nanos) {
        database.advance(nanos);
    }
}
