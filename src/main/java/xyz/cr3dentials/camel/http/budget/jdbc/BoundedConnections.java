package xyz.cr3dentials.camel.http.budget.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import xyz.cr3dentials.camel.http.budget.BudgetStoreException;

/**
 * Gets connections from a pool and waits for one no longer than a request can: a pool whose database is gone holds its
 * callers up for as long as it was set to, often 30 seconds. Thread-safe.
 */
final class BoundedConnections {

    private static final Logger LOG = LoggerFactory.getLogger(BoundedConnections.class);
    private static final int MOST_WAITING = 1;

    private final ThreadPoolExecutor opener = new ThreadPoolExecutor(
            1, 1, 30, TimeUnit.SECONDS, new ArrayBlockingQueue<>(MOST_WAITING), BoundedConnections::daemon);
    private final DataSource dataSource;
    private final Duration limit;

    BoundedConnections(DataSource dataSource, Duration limit) {
        this.dataSource = dataSource;
        this.limit = limit;
        opener.allowCoreThreadTimeOut(true);
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "request-budget-connection");
        thread.setDaemon(true);
        return thread;
    }

    /**
     * Returns a connection, which the caller closes.
     *
     * @throws BudgetStoreException if the pool has none in time
     */
    Connection get() throws SQLException {
        CompletableFuture<Connection> answer = new CompletableFuture<>();
        try {
            opener.execute(() -> open(answer));
            return answer.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof SQLException failure) {
                throw failure;
            }
            throw BudgetFailures.of(new SQLException(e));
        } catch (TimeoutException | RejectedExecutionException e) {
            throw abandoned(
                    answer,
                    "The request budget's DataSource had no connection within %s ms; see that its database runs and that its pool is large enough."
                            .formatted(limit.toMillis()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw abandoned(answer, "The request budget's database was not asked any more.");
        }
    }

    /** What nobody waits for any more is not begun, or given back. */
    private void open(CompletableFuture<Connection> answer) {
        if (answer.isDone()) {
            return;
        }
        try {
            Connection connection = dataSource.getConnection();
            if (!answer.complete(connection)) {
                connection.close();
            }
        } catch (SQLException | RuntimeException e) {
            if (!answer.completeExceptionally(e)) {
                LOG.debug(
                        "A connection that came too late failed: {}",
                        e.getClass().getName());
            }
        }
    }

    private static BudgetStoreException abandoned(CompletableFuture<Connection> answer, String why) {
        BudgetStoreException failure = new BudgetStoreException(why, null);
        if (!answer.completeExceptionally(failure) && !answer.isCompletedExceptionally()) {
            giveBack(answer.join());
        }
        return failure;
    }

    /** It came between the end of the wait and the word of it. */
    private static void giveBack(Connection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            LOG.debug("A connection could not be given back: {}", e.getClass().getName());
        }
    }
}
