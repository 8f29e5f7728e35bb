package xyz.cr3dentials.camel.server.nodes;

import com.zaxxer.hikari.HikariDataSource;
import xyz.cr3dentials.camel.session.jdbc.TestDatabases;

class PostgresNodeHeartbeatTest extends NodeHeartbeatContract {

    @Override
    HikariDataSource open() {
        return TestDatabases.postgres(5);
    }
}
