package xyz.cr3dentials.camel.detection;

import java.time.Duration;
import java.util.function.DoubleSupplier;

/**
 * How long to wait before the next attempt: doubling from an initial delay up to a longest one, less up to a fifth by
 * chance, so that what failed together is not repeated together. Thread-safe if the source of chance is.
 */
public final class DeliveryBackoff {

    private static final double JITTER = 0.2;

    private final Duration initial;
    private final Duration longest;
    private final DoubleSupplier random;

    /**
     * Creates a backoff.
     *
     * @param initial delay after the first attempt
     * @param longest no delay is longer
     * @param random numbers from 0 up to, not including, 1
     */
    public DeliveryBackoff(Duration initial, Duration longest, DoubleSupplier random) {
        if (initial.isNegative() || longest.compareTo(initial) < 0) {
            throw new IllegalArgumentException(
                    "delays: the first is %s ms, the longest %s ms; use 0 <= first <= longest"
                            .formatted(initial.toMillis(), longest.toMillis()));
        }
        this.initial = initial;
        this.longest = longest;
        this.random = random;
    }

    /** Returns the delay after the given attempt, counted from 1. */
    public Duration after(int attempt) {
        double doubled = (double) initial.toMillis() * Math.pow(2, Math.max(0, attempt - 1));
        double capped = Math.min(doubled, (double) longest.toMillis());
        return Duration.ofMillis((long) (capped * (1 - JITTER * random.getAsDouble())));
    }
}
