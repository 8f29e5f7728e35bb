package xyz.cr3dentials.camel.ledger.jdbc;

import com.zaxxer.hikari.HikariDataSource;

class PostgresSessionLedgerTest extends JdbcLedgerContract {

    @Override
    HikariDataSource open() {
        return TestDatabases.postgres(10);
    }
}
