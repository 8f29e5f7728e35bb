package xyz.cr3dentials.camel.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import xyz.cr3dentials.camel.ledger.jdbc.JdbcSessionLedger;
import xyz.cr3dentials.camel.ledger.jdbc.TestDatabases;
import xyz.cr3dentials.camel.service.nodes.NodeHeartbeat;
import xyz.cr3dentials.camel.service.settings.Secret;
import xyz.cr3dentials.camel.service.settings.ServiceConfiguration.Database;

class DatabasePoolTest {

    @TempDir
    private Path folder;

    /** What the pool adds to the address may not contradict it. */
    @ParameterizedTest
    @ValueSource(strings = {"", ";DB_CLOSE_ON_EXIT=TRUE", ";db_close_on_exit=false", ";AUTO_SERVER=TRUE"})
    void opensAnH2DatabaseWhateverItsAddressSaysOfItsEnd(String options) throws Exception {
        Database database = new Database(
                new Secret("jdbc:h2:file:" + folder.resolve("ledger") + options), null, null, Duration.ofDays(365));
        try (HikariDataSource pool = DatabasePool.open(database);
                Connection connection = pool.getConnection()) {
            assertThat(connection.isValid(1)).isTrue();
        }
    }

    @Test
    void noConnectionWaitsForASilentServerForEver() throws Exception {
        try (HikariDataSource given = TestDatabases.postgres(1)) {
            try (HikariDataSource pool = open(given.getJdbcUrl());
                    Connection connection = pool.getConnection()) {
                assertThat(connection.getNetworkTimeout()).isEqualTo(40_000);
                assertThat(pool.getDataSourceProperties())
                        .containsEntry("connectTimeout", "5")
                        .containsEntry("loginTimeout", "10")
                        .containsEntry("tcpKeepAlive", "true");
            }
            String own = given.getJdbcUrl() + (given.getJdbcUrl().contains("?") ? "&" : "?") + "socketTimeout=7";
            try (HikariDataSource pool = open(own);
                    Connection connection = pool.getConnection()) {
                assertThat(connection.getNetworkTimeout()).isEqualTo(7_000);
            }
        }
    }

    @Test
    void aReadOnlyH2LetsItsConnectionsGo() throws Exception {
        String url = "jdbc:h2:file:" + folder.resolve("ledger");
        try (HikariDataSource pool = open(url)) {
            assertThat(new JdbcSessionLedger(pool)).isNotNull();
        }
        List<RuntimeException> failures = new CopyOnWriteArrayList<>();
        try (HikariDataSource pool = open(url + ";ACCESS_MODE_DATA=r");
                NodeHeartbeat heartbeat = NodeHeartbeat.start(pool, Clock.systemUTC(), failures::add)) {
            await().until(() -> !failures.isEmpty());
            assertThat(heartbeat.isWriting()).isFalse();
            assertThat(LostServer.isBehind(failures.get(0))).isTrue();
        }
    }

    private static HikariDataSource open(String url) {
        return DatabasePool.open(
                new Database(new Secret(url), url.contains(":h2:") ? null : "postgres", null, Duration.ofDays(365)));
    }
}
