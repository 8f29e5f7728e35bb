package xyz.cr3dentials.camel.service.operations;

import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import xyz.cr3dentials.camel.ledger.LedgerException;

/**
 * Asks the ledger on behalf of people who wait, on a few threads of its own: when the database hangs, those who ask are told
 * so after a few seconds, no more than those threads hang with it, and most of the pool is left to the service's work.
 * Thread-safe.
 */
public final class LedgerCalls implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(4);
    private static final int THREADS = 4;
    private static final int WAITING = 32;
    private static final int IDLE_SECONDS = 60;

    private final Duration patience;
    private final ThreadPoolExecutor threads;

    /** Creates what waits 4 s at most; close it before the ledger's database. */
    public LedgerCalls() {
        this(PATIENCE);
    }

    LedgerCalls(Duration patience) {
        this.patience = patience;
        this.threads = new ThreadPoolExecutor(
                THREADS, THREADS, IDLE_SECONDS, TimeUnit.SECONDS, new ArrayBlockingQueue<>(WAITING), task -> {
                    Thread thread = new Thread(task, "ledger-call");
                    thread.setDaemon(true);
                    return thread;
                });
        threads.allowCoreThreadTimeOut(true);
    }

    /**
     * Returns what the call returns, or throws what it throws.
     *
     * @throws LedgerException if the ledger does not answer in time, or too many wait for it; what the call has begun goes
     *     on nevertheless, until the database answers or its statement's own limit is over
     */
    <T> T ask(Supplier<T> call) {
        FutureTask<T> task = new FutureTask<>(call::get);
        try {
            threads.execute(task);
            return task.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            throw new LedgerException("Too many calls wait for the ledger already", e);
        } catch (TimeoutException e) {
            // Without an interrupt, after which a database in a file of this process's would be closed for everybody.
            task.cancel(false);
            threads.remove(task);
            throw new LedgerException("The ledger does not answer within " + patience.toMillis() + " ms", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            task.cancel(false);
            threads.remove(task);
            throw new LedgerException("Interrupted while the ledger was asked", e);
        } catch (ExecutionException e) {
            throw thrownBy(e);
        }
    }

    private static RuntimeException thrownBy(ExecutionException failure) {
        if (failure.getCause() instanceof Error error) {
            throw error;
        }
        return failure.getCause() instanceof RuntimeException own ? own : new IllegalStateException(failure.getCause());
    }

    @Override
    public void close() {
        threads.shutdown();
    }
}
