package xyz.cr3dentials.camel.sandbox;

import java.time.Clock;
import java.time.Duration;

/** The time a sandbox lives in: what it reads the hour from, and what wakes it up. Implementations are thread-safe. */
public interface SandboxTime extends AutoCloseable {

    /** The clock that all times the sandbox shows are read from. */
    Clock clock();

    /** Runs a short task once, after the given delay on {@link #clock()}; never on the calling thread's stack. */
    Cancellable schedule(Duration delay, Runnable task);

    /** Forgets everything scheduled. */
    @Override
    void close();

    /** A task that may still be called off. */
    @FunctionalInterface
    interface Cancellable {
        /** Calls the task off if it has not begun. */
        void cancel();
    }
}
