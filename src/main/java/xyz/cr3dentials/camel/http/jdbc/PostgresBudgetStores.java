package xyz.cr3dentials.camel.http.jdbc;

import javax.sql.DataSource;
import xyz.cr3dentials.camel.http.BudgetSettings;
import xyz.cr3dentials.camel.http.BudgetStore;
import xyz.cr3dentials.camel.http.BudgetStores;

/** Opens budgets in a PostgreSQL database. */
final class PostgresBudgetStores implements BudgetStores {

    private final BudgetDatabase database;
    private final BudgetStatements statements;

    /**
     * Creates the table if it is missing, in the connections' current schema.
     *
     * @throws xyz.cr3dentials.camel.http.BudgetStoreException if the database cannot be reached or refuses the table
     */
    PostgresBudgetStores(DataSource dataSource) {
        this(dataSource, BudgetStatements.DATABASE_CLOCK);
    }

    PostgresBudgetStores(DataSource dataSource, BudgetStatements statements) {
        this.database = new BudgetDatabase(dataSource);
        this.statements = statements;
        database.createTable();
    }

    @Override
    public BudgetStore open(String name, BudgetSettings settings) {
        return new PostgresBudgetStore(name, settings, database, statements);
    }
}
