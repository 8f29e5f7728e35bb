package xyz.cr3dentials.camel.ledger.jdbc;

import com.zaxxer.hikari.HikariDataSource;

class H2SessionLedgerTest extends JdbcLedgerContract {

    @Override
    HikariDataSource open() {
        return TestDatabases.h2();
    }
}
