package xyz.cr3dentials.camel.http.pipeline;

import java.util.function.DoubleSupplier;
import xyz.cr3dentials.camel.http.RetryPolicy;

/** Exponential backoff with full jitter: anything between nothing and a bound that doubles up to a cap. */
final class Backoff {

    private final long baseNanos;
    private final long maximumNanos;
    private final DoubleSupplier random;

    Backoff(RetryPolicy policy, DoubleSupplier random) {
        this.baseNanos = policy.baseDelay().toNanos();
        this.maximumNanos = policy.maximumDelay().toNanos();
        this.random = random;
    }

    /** Returns the delay in nanoseconds after the given number of failures, 1 or more. */
    long delayNanos(int failures) {
        double bound = Math.min((double) maximumNanos, baseNanos * Math.pow(2, Math.min(failures, 32) - 1));
        return (long) (bound * random.getAsDouble());
    }
}
