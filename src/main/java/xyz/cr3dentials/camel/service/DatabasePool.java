package xyz.cr3dentials.camel.service;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import java.util.Locale;
import java.util.Map;
import xyz.cr3dentials.camel.service.settings.ServiceConfiguration.Database;
import xyz.cr3dentials.camel.service.settings.ServiceStartException;
import xyz.cr3dentials.camel.service.settings.Setting;

/** Opens the connection pool that the ledger, Quartz and the SQL flows share. */
final class DatabasePool {
    private static final int CONNECTIONS = 10;
    /** How long a start waits for a database that is still starting itself. */
    private static final long FIRST_CONNECTION_MILLIS = 30_000;

    /** How long a connection that was idle may take to show that it still works. */
    private static final long VALIDATION_MILLIS = 2_000;

    /**
     * The driver would wait for ever for a server that is silent. In seconds; a socket waits longer than the ledger's
     * longest statement. What the database's address says wins.
     */
    private static final Map<String, String> POSTGRESQL = Map.of(
            "connectTimeout", "5",
            "loginTimeout", "10",
            "socketTimeout", "40",
            "tcpKeepAlive", "true");

    private static final String H2_CLOSE_ON_EXIT = "DB_CLOSE_ON_EXIT";

    private DatabasePool() {}

    /**
     * @return a pool with one connection proved; the caller closes it
     * @throws ServiceStartException if the database cannot be reached in time
     */
    static HikariDataSource open(Database database) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("service");
        config.setJdbcUrl(database.url().value());
        // By name, since the driver manager does not see the drivers of a server module.
        config.setDriverClassName(database.isH2() ? "org.h2.Driver" : "org.postgresql.Driver");
        config.setMaximumPoolSize(CONNECTIONS);
        config.setInitializationFailTimeout(FIRST_CONNECTION_MILLIS);
        config.setValidationTimeout(VALIDATION_MILLIS);
        config.setExceptionOverride(new LostServer());
        if (!database.isH2()) {
            POSTGRESQL.forEach(config::addDataSourceProperty);
        }
        if (database.user() != null) {
            config.setUsername(database.user());
        }
        if (database.password() != null) {
            config.setPassword(database.password().value());
        }
        if (database.isH2() && leavesItsEndOpen(database.url().value().toUpperCase(Locale.ROOT))) {
            // Else H2 closes at SIGTERM, while requests and deliveries in flight still need it. The pool closes it.
            config.addDataSourceProperty(H2_CLOSE_ON_EXIT, "FALSE");
        }
        try {
            return new HikariDataSource(config);
        } catch (PoolInitializationException e) {
            throw new ServiceStartException(
                    Setting.DATABASE_URL + ": no connection to the database; check the address, the user and the"
                            + " password. The driver says: " + e.getMessage(),
                    e);
        }
    }

    /** Lets go of all connections, not only of the one that failed, when a failure shows that their server is lost. */
    static void forsake(HikariDataSource pool, Throwable failure) {
        HikariPoolMXBean connections = pool.getHikariPoolMXBean();
        if (connections != null && LostServer.isBehind(failure)) {
            connections.softEvictConnections();
        }
    }

    /** H2 refuses to start with both, and a setting that is given twice. */
    private static boolean leavesItsEndOpen(String url) {
        return !url.contains(H2_CLOSE_ON_EXIT) && !url.contains("AUTO_SERVER");
    }
}
