package xyz.cr3dentials.camel.ledger.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import xyz.cr3dentials.camel.TestPostgres;

/** Pools on empty databases for tests. */
public final class TestDatabases {

    private static final AtomicInteger COUNT = new AtomicInteger();

    private TestDatabases() {}

    /** Returns a pool on a new H2 database in memory, which is gone when the pool is closed. */
    public static HikariDataSource h2() {
        return new HikariDataSource(config("jdbc:h2:mem:ledger" + COUNT.incrementAndGet(), "sa", 10));
    }

    /** Returns a pool on an empty PostgreSQL database, which is emptied when the pool is closed. */
    public static HikariDataSource postgres(int connections) {
        TestPostgres.Database database = TestPostgres.database();
        return new HikariDataSource(config(database.url(), "postgres", connections)) {
            @Override
            public void close() {
                boolean open = !isClosed();
                super.close();
                if (open) {
                    database.close();
                }
            }
        };
    }

    /** Returns a ledger whose present time is the clock's, not the database's. */
    public static JdbcSessionLedger ledger(DataSource dataSource, Clock clock) {
        return new JdbcSessionLedger(dataSource, JdbcLedgerSettings.DEFAULT, DatabaseClock.replacedBy(clock));
    }

    private static HikariConfig config(String url, String user, int connections) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setUsername(user);
        config.setMaximumPoolSize(connections);
        config.setMinimumIdle(1);
        config.setConnectionTimeout(30_000);
        return config;
    }
}
