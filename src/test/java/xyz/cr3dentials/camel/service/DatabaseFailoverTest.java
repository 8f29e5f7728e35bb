package xyz.cr3dentials.camel.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.jdbc.core.JdbcTemplate;
import xyz.cr3dentials.camel.ledger.jdbc.JdbcSessionLedger;
import xyz.cr3dentials.camel.service.nodes.NodeHeartbeat;
import xyz.cr3dentials.camel.service.settings.Secret;
import xyz.cr3dentials.camel.service.settings.ServiceConfiguration.Database;

/** Two servers behind one address: where the pool's connections lead after the second has taken over from the first. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DatabaseFailoverTest {

    private EmbeddedPostgres first;
    private EmbeddedPostgres second;
    private SwitchingProxy address;

    @BeforeAll
    void startServers() throws IOException {
        first = start();
        second = start();
    }

    private static EmbeddedPostgres start() throws IOException {
        EmbeddedPostgres server = EmbeddedPostgres.builder()
                .setPGStartupWait(Duration.ofMinutes(1))
                .start();
        assertThat(new JdbcSessionLedger(server.getPostgresDatabase())).isNotNull();
        return server;
    }

    @BeforeEach
    void openAddress() throws IOException {
        address = new SwitchingProxy(first.getPort());
    }

    @AfterEach
    void closeAddress() {
        address.close();
    }

    @AfterAll
    void stopServers() throws IOException {
        first.close();
        second.close();
    }

    @Test
    void noConnectionStaysOnAServerThatHasBecomeReadOnly() {
        try (HikariDataSource pool = open("");
                NodeHeartbeat heartbeat = heartbeat(pool)) {
            patiently().until(heartbeat::isWriting);
            assertThat(port(pool)).isEqualTo(first.getPort());
            setReadOnly("on");
            try {
                patiently().until(() -> !heartbeat.isWriting());
                // It can be read all the same.
                assertThat(port(pool)).isEqualTo(first.getPort());

                address.switchTo(second.getPort());

                patiently().until(heartbeat::isWriting);
                patiently().until(() -> connectionsTo(first) == 0);
                assertThat(port(pool)).isEqualTo(second.getPort());
            } finally {
                setReadOnly("off");
            }
        }
    }

    @Test
    void aStatementThatIsRefusedSinceItsServerIsReadOnlyCostsItsConnection() throws SQLException {
        try (HikariDataSource pool = open("");
                Connection connection = pool.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("set default_transaction_read_only = on");
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> statement.execute("delete from session_ledger_node"))
                    .satisfies(failure -> assertThat(failure.getSQLState()).isEqualTo("25006"));
            assertThat(connection.isClosed()).isTrue();
        }
    }

    @Test
    void aServerThatFallsSilentIsGivenUpForTheOneThatAnswers() {
        try (HikariDataSource pool = open("&socketTimeout=2&connectTimeout=2&loginTimeout=2");
                NodeHeartbeat heartbeat = heartbeat(pool)) {
            patiently().until(heartbeat::isWriting);

            address.fallSilent();

            patiently().until(() -> !heartbeat.isWriting());
            address.switchTo(second.getPort());
            patiently().until(heartbeat::isWriting);
            assertThat(port(pool)).isEqualTo(second.getPort());
        }
    }

    private HikariDataSource open(String options) {
        String url = "jdbc:postgresql://localhost:" + address.port() + "/postgres?ApplicationName=failover" + options;
        return DatabasePool.open(new Database(new Secret(url), "postgres", null, Duration.ofDays(365)));
    }

    private static NodeHeartbeat heartbeat(HikariDataSource pool) {
        return NodeHeartbeat.start(pool, Clock.systemUTC(), failure -> DatabasePool.forsake(pool, failure));
    }

    private static ConditionFactory patiently() {
        return await().atMost(Duration.ofSeconds(90));
    }

    /** For sessions that are there already, too. */
    private void setReadOnly(String value) {
        JdbcTemplate admin = new JdbcTemplate(first.getPostgresDatabase());
        admin.execute("alter system set default_transaction_read_only = " + value);
        admin.execute("select pg_reload_conf()");
    }

    private static int port(HikariDataSource pool) {
        Integer port = new JdbcTemplate(pool).queryForObject("select inet_server_port()", Integer.class);
        return port == null ? 0 : port;
    }

    private static int connectionsTo(EmbeddedPostgres server) {
        Integer count = new JdbcTemplate(server.getPostgresDatabase())
                .queryForObject(
                        "select count(*) from pg_stat_activity where application_name = 'failover'", Integer.class);
        return count == null ? 0 : count;
    }
}
