package xyz.cr3dentials.camel.session.jdbc;

import com.zaxxer.hikari.HikariDataSource;

class H2SessionLedgerTest extends JdbcLedgerContract {

    @Override
    HikariDataSource open() {
        return TestDatabases.h2();
    }
}
