package xyz.cr3dentials.camel.session.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;

/** Empty databases for tests. */
public final class TestDatabases {

    private static final ReentrantLock STARTING = new ReentrantLock();
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static EmbeddedPostgres postgres;

    private TestDatabases() {}

    /** Returns a pool on a new H2 database in memory, which is gone when the pool is closed. */
    public static HikariDataSource h2() {
        return pool("jdbc:h2:mem:ledger" + COUNT.incrementAndGet(), "sa", 10);
    }

    /** Returns a pool on a new database of one PostgreSQL server, which this JVM shares and stops at its end. */
    public static HikariDataSource postgres(int connections) {
        String name = "ledger" + COUNT.incrementAndGet();
        try (var connection = server().getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create database " + name);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return pool(server().getJdbcUrl("postgres", name), "postgres", connections);
    }

    /** Returns a ledger whose present time is the clock's, not the database's. */
    public static JdbcSessionLedger ledger(DataSource dataSource, Clock clock) {
        return new JdbcSessionLedger(dataSource, JdbcLedgerSettings.DEFAULT, clock, LedgerNow.of(clock));
    }

    /** Returns the server, which its own shutdown hook stops. */
    static EmbeddedPostgres server() {
        STARTING.lock();
        try {
            if (postgres == null) {
                postgres = EmbeddedPostgres.builder()
                        .setServerConfig("max_connections", "200")
                        .setPGStartupWait(Duration.ofMinutes(1))
                        .start();
            }
            return postgres;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            STARTING.unlock();
        }
    }

    private static HikariDataSource pool(String url, String user, int connections) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setUsername(user);
        config.setMaximumPoolSize(connections);
        config.setMinimumIdle(1);
        config.setConnectionTimeout(30_000);
        return new HikariDataSource(config);
    }
}
