package xyz.cr3dentials.camel.jdbc;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;

/**
 * Repeats what a database gave up only because another transaction was faster. The pauses between attempts grow and differ
 * at random: those who lost together would otherwise meet again at once. Thread-safe.
 */
public final class LostRaces {

    private static final long FIRST_PAUSE_NANOS = Duration.ofMillis(5).toNanos();
    private static final long LONGEST_PAUSE_NANOS = Duration.ofMillis(250).toNanos();
    private static final int MOST_DOUBLINGS = 10;

    /** Serialization failures and deadlocks. */
    private static final String ROLLED_BACK = "40";
    /** H2's own code for a row that another transaction changed meanwhile. */
    private static final String H2_CONCURRENT_UPDATE = "90131";

    private final long patienceNanos;
    private final DoubleSupplier random;
    private final LongSupplier nanoTime;
    private final Sleeper sleeper;

    /** @param patience for how long attempts are repeated; those who call set it to how long they can wait */
    public LostRaces(Duration patience) {
        this(patience, () -> ThreadLocalRandom.current().nextDouble(), System::nanoTime, TimeUnit.NANOSECONDS::sleep);
    }

    /**
     * For tests that neither wait nor roll dice.
     *
     * @param random yields 0 to 1
     * @param nanoTime monotonic time
     */
    public LostRaces(Duration patience, DoubleSupplier random, LongSupplier nanoTime, Sleeper sleeper) {
        this.patienceNanos = patience.toNanos();
        this.random = random;
        this.nanoTime = nanoTime;
        this.sleeper = sleeper;
    }

    /**
     * Returns the result of the first attempt that loses no race.
     *
     * @throws E what an attempt threw: a lost race only when the time is over or the thread was interrupted, anything else
     *     at once
     */
    public <T, E extends Exception> T repeat(Attempt<T, E> attempt) throws E {
        long end = nanoTime.getAsLong() + patienceNanos;
        for (int lost = 0; ; lost++) {
            try {
                return attempt.run();
            } catch (Exception e) {
                if (!isLost(e) || !pause(lost, end - nanoTime.getAsLong())) {
                    throw e;
                }
            }
        }
    }

    private boolean pause(int lost, long leftNanos) {
        if (leftNanos <= 0) {
            return false;
        }
        long bound = Math.min(LONGEST_PAUSE_NANOS, FIRST_PAUSE_NANOS << Math.min(lost, MOST_DOUBLINGS));
        try {
            sleeper.sleep(Math.min(leftNanos, (long) (bound * random.getAsDouble())));
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static boolean isLost(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException told) {
                String state = told.getSQLState();
                return state != null && (state.startsWith(ROLLED_BACK) || state.equals(H2_CONCURRENT_UPDATE));
            }
        }
        return false;
    }

    /** One complete try: what it did before it lost is undone. */
    @FunctionalInterface
    public interface Attempt<T, E extends Exception> {

        T run() throws E;
    }

    /** Waiting, so that tests need not wait. */
    @FunctionalInterface
    public interface Sleeper {

        void sleep(long nanos) throws InterruptedException;
    }
}
