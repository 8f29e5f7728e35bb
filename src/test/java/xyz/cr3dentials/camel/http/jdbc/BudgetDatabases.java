package xyz.cr3dentials.camel.http.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;

/** Empty PostgreSQL databases of one server, which this JVM shares and stops at its end. */
final class BudgetDatabases {

    private static final ReentrantLock STARTING = new ReentrantLock();
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static EmbeddedPostgres postgres;

    private BudgetDatabases() {}

    /** Returns the name of a new database. */
    static String create() {
        String name = "budget" + COUNT.incrementAndGet();
        try (var connection = server().getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create database " + name);
            return name;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Returns a pool of a node of its own. */
    static HikariDataSource pool(String database) {
        return pool(server().getJdbcUrl("postgres", database), true);
    }

    static HikariDataSource pool(String url, boolean autoCommit) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setUsername("postgres");
        config.setMaximumPoolSize(2);
        config.setMinimumIdle(1);
        config.setConnectionTimeout(5_000);
        config.setAutoCommit(autoCommit);
        return new HikariDataSource(config);
    }

    static EmbeddedPostgres server() {
        STARTING.lock();
        try {
            if (postgres == null) {
                postgres = EmbeddedPostgres.builder()
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
}
