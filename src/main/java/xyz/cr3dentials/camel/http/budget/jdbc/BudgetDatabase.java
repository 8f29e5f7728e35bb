package xyz.cr3dentials.camel.http.budget.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import xyz.cr3dentials.camel.http.budget.BudgetStoreException;
import xyz.cr3dentials.camel.jdbc.LostRaces;

/**
 * Runs short transactions on a connection that is given back right after. One at a time, so that however many requests
 * wait, they take one connection of the pool. Thread-safe.
 */
final class BudgetDatabase {

    private static final int TIMEOUT_SECONDS = 5;

    /** Any number will do that all versions of this code agree on. */
    private static final long CREATION_LOCK = 4_711_120_011L;

    private final ReentrantLock oneAtATime = new ReentrantLock(true);
    private final DataSource dataSource;
    private final BoundedConnections connections;
    private final LostRaces races;

    /** Requests that wait ask again after a failure, for as long as their own deadline allows. */
    BudgetDatabase(DataSource dataSource) {
        this(dataSource, Duration.ofSeconds(TIMEOUT_SECONDS), new LostRaces(Duration.ofSeconds(TIMEOUT_SECONDS)));
    }

    /** @param connectionLimit how long a transaction waits for a connection */
    BudgetDatabase(DataSource dataSource, Duration connectionLimit, LostRaces races) {
        this.dataSource = dataSource;
        this.connections = new BoundedConnections(dataSource, connectionLimit);
        this.races = races;
    }

    /** Runs a transaction; one that the database gave up for the sake of another is repeated. */
    <T> T run(Work<T> work) {
        return exclusively(connections::get, work);
    }

    /** Creates the tables if they are missing, while nodes that start together wait for each other. */
    void createTables() {
        exclusively(dataSource::getConnection, transaction -> {
            boolean exist = transaction
                    .list(BudgetStatements.EXIST, row -> row.getBoolean(1))
                    .get(0);
            if (!exist) {
                try (Statement statement = transaction.connection().createStatement()) {
                    statement.execute("select pg_advisory_xact_lock(" + CREATION_LOCK + ")");
                    statement.execute(BudgetStatements.CREATE);
                }
            }
            return exist;
        });
    }

    private <T> T exclusively(Opener opener, Work<T> work) {
        try {
            if (!oneAtATime.tryLock(TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
                throw new BudgetStoreException("The request budget's database is slow; look at its load.", null);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BudgetStoreException("The request budget's database was not asked any more.", e);
        }
        try (Connection connection = opener.open()) {
            boolean usual = connection.getAutoCommit();
            connection.setAutoCommit(false);
            T result = races.repeat(() -> commit(connection, work));
            connection.setAutoCommit(usual);
            return result;
        } catch (SQLException e) {
            throw BudgetFailures.of(e);
        } finally {
            oneAtATime.unlock();
        }
    }

    private static <T> T commit(Connection connection, Work<T> work) throws SQLException {
        try {
            T result = work.on(new BudgetTransaction(connection));
            connection.commit();
            return result;
        } catch (SQLException | RuntimeException e) {
            try {
                connection.rollback();
            } catch (SQLException gone) {
                e.addSuppressed(gone);
            }
            throw e;
        }
    }

    /** Where a connection comes from. */
    @FunctionalInterface
    private interface Opener {

        Connection open() throws SQLException;
    }

    /** What one transaction does; it may be done more than once. */
    @FunctionalInterface
    interface Work<T> {

        T on(BudgetTransaction transaction) throws SQLException;
    }
}
