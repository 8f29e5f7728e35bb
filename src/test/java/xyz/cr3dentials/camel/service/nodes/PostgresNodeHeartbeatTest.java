package xyz.cr3dentials.camel.service.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import xyz.cr3dentials.camel.ledger.ManualClock;
import xyz.cr3dentials.camel.ledger.jdbc.TestDatabases;

class PostgresNodeHeartbeatTest extends NodeHeartbeatContract {

    @Override
    HikariDataSource open() {
        return TestDatabases.postgres(5);
    }

    /** It is written every second for years. */
    @Test
    void signsOfLifeDoNotLetTheTableGrow() {
        try (HikariDataSource database = open()) {
            assertThat(TestDatabases.ledger(database, new ManualClock())).isNotNull();
            NodeTable table = new NodeTable(database);
            for (int i = 0; i < 1_000; i++) {
                table.beat("self", Instant.EPOCH);
            }
            assertThat(new JdbcTemplate(database)
                            .queryForObject("select pg_relation_size('session_ledger_node') / 8192", Integer.class))
                    .isLessThan(10);
        }
    }
}
