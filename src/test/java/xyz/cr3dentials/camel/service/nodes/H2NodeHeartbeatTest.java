package xyz.cr3dentials.camel.service.nodes;

import com.zaxxer.hikari.HikariDataSource;
import xyz.cr3dentials.camel.ledger.jdbc.TestDatabases;

class H2NodeHeartbeatTest extends NodeHeartbeatContract {

    @Override
    HikariDataSource open() {
        return TestDatabases.h2();
    }
}
