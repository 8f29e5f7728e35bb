package xyz.cr3dentials.camel.http.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import xyz.cr3dentials.camel.http.BudgetStoreException;
import xyz.cr3dentials.camel.jdbc.LostRaces;

/**
 * Runs single statements, each committed at once on a connection that is given back right after. One at a time, so that
 * however many requests wait, they take one connection of the pool. Thread-safe.
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

    /** @param connectionLimit how long a statement waits for a connection */
    BudgetDatabase(DataSource dataSource, Duration connectionLimit, LostRaces races) {
        this.dataSource = dataSource;
        this.connections = new BoundedConnections(dataSource, connectionLimit);
        this.races = races;
    }

    /** Runs a statement that yields a row, and returns what the reader makes of it, or null when there was none. */
    <T> @Nullable T queryRow(String sql, RowReader<T> reader, Object... parameters) {
        return exclusively(
                connections::get,
                connection -> repeat(connection, sql, parameters, statement -> {
                    try (ResultSet rows = statement.executeQuery()) {
                        return rows.next() ? reader.read(rows) : null;
                    }
                }));
    }

    /** Runs a statement that changes rows, and returns how many. */
    int update(String sql, Object... parameters) {
        Integer changed = exclusively(
                connections::get, connection -> repeat(connection, sql, parameters, PreparedStatement::executeUpdate));
        return changed == null ? 0 : changed;
    }

    /** Creates the tables if they are missing, while nodes that start together wait for each other. */
    void createTables() {
        exclusively(dataSource::getConnection, connection -> {
            if (!tablesExist(connection)) {
                connection.setAutoCommit(false);
                try (Statement statement = connection.createStatement()) {
                    statement.execute("select pg_advisory_xact_lock(" + CREATION_LOCK + ")");
                    statement.execute(BudgetStatements.CREATE);
                    connection.commit();
                } catch (SQLException e) {
                    connection.rollback();
                    throw e;
                } finally {
                    connection.setAutoCommit(true);
                }
            }
            return null;
        });
    }

    private static boolean tablesExist(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(BudgetStatements.EXIST)) {
            return rows.next() && rows.getBoolean(1);
        }
    }

    private <T> @Nullable T repeat(
            Connection connection, String sql, Object[] parameters, Work<PreparedStatement, T> work)
            throws SQLException {
        return races.repeat(() -> Optional.ofNullable(execute(connection, sql, parameters, work)))
                .orElse(null);
    }

    private static <T> @Nullable T execute(
            Connection connection, String sql, Object[] parameters, Work<PreparedStatement, T> work)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setQueryTimeout(TIMEOUT_SECONDS);
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            return work.on(statement);
        }
    }

    private <T> @Nullable T exclusively(Opener opener, Work<Connection, T> work) {
        try {
            if (!oneAtATime.tryLock(TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
                throw new BudgetStoreException("The request budget's database is slow; look at its load.", null);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BudgetStoreException("The request budget's database was not asked any more.", e);
        }
        try (Connection connection = opener.open()) {
            return committing(connection, work);
        } catch (SQLException e) {
            throw BudgetFailures.of(e);
        } finally {
            oneAtATime.unlock();
        }
    }

    /** A slot that a pool's connection does not commit would be free again for the next request. */
    private static <T> @Nullable T committing(Connection connection, Work<Connection, T> work) throws SQLException {
        if (connection.getAutoCommit()) {
            return work.on(connection);
        }
        connection.setAutoCommit(true);
        try {
            return work.on(connection);
        } finally {
            connection.setAutoCommit(false);
        }
    }

    /** Where a connection comes from. */
    @FunctionalInterface
    private interface Opener {

        Connection open() throws SQLException;
    }

    /** Something to do with a connection or a statement. */
    @FunctionalInterface
    private interface Work<S, T> {

        @Nullable
        T on(S subject) throws SQLException;
    }

    /** Reads the row that a result stands on. */
    @FunctionalInterface
    interface RowReader<T> {

        T read(ResultSet row) throws SQLException;
    }
}
