package xyz.cr3dentials.camel.http.budget.jdbc;

import java.util.function.LongSupplier;
import javax.sql.DataSource;
import xyz.cr3dentials.camel.http.budget.BudgetStore;
import xyz.cr3dentials.camel.http.budget.BudgetStores;
import xyz.cr3dentials.camel.http.budget.RequestSlots;

/** Opens budgets in a PostgreSQL database. */
final class PostgresBudgetStores implements BudgetStores {

    private final BudgetDatabase database;
    private final BudgetStatements statements;
    private final LongSupplier nanoTime;

    /**
     * Creates the tables if they are missing, in the connections' current schema.
     *
     * @throws xyz.cr3dentials.camel.http.budget.BudgetStoreException if the database cannot be reached or refuses the tables
     */
    PostgresBudgetStores(DataSource dataSource) {
        this(dataSource, BudgetStatements.DATABASE_CLOCK, System::nanoTime);
    }

    PostgresBudgetStores(DataSource dataSource, BudgetStatements statements, LongSupplier nanoTime) {
        this.database = new BudgetDatabase(dataSource);
        this.statements = statements;
        this.nanoTime = nanoTime;
        database.createTables();
    }

    @Override
    public BudgetStore open(String name) {
        return new PostgresBudgetStore(name, database, statements, new RequestSlots(nanoTime));
    }
}
