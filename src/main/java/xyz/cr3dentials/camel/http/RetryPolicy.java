package xyz.cr3dentials.camel.http;

import java.time.Duration;

/**
 * How often and how long a request is repeated.
 *
 * @param maximumAttempts attempts in all, the first included; 1 repeats nothing
 * @param baseDelay upper bound of the first random delay; it doubles with each attempt
 * @param maximumDelay upper bound that the doubling stops at
 * @param maximumRetryAfter longest wait a vendor may ask for; a longer one fails the request at once
 * @param totalTimeLimit time for everything: attempts, delays and waiting for the request budget
 * @param creationPatience time within which the last attempt of a creation must begin, whatever it waits for: a person
 *     or a caller with a time limit of its own is waiting, who would repeat a creation that is still held back here
 */
public record RetryPolicy(
        int maximumAttempts,
        Duration baseDelay,
        Duration maximumDelay,
        Duration maximumRetryAfter,
        Duration totalTimeLimit,
        Duration creationPatience) {

    /** Four attempts, delays up to 0.5, 1 and 2 seconds, waits of 65 seconds, two minutes for everything, 10 s for creations. */
    public static final RetryPolicy DEFAULT = new RetryPolicy(
            4,
            Duration.ofMillis(500),
            Duration.ofSeconds(10),
            Duration.ofSeconds(65),
            Duration.ofMinutes(2),
            Duration.ofSeconds(10));

    /** Checks that every limit is positive. */
    public RetryPolicy {
        if (maximumAttempts < 1) {
            throw new IllegalArgumentException("maximumAttempts must be 1 or more, but is " + maximumAttempts);
        }
        requirePositive("baseDelay", baseDelay);
        requirePositive("maximumDelay", maximumDelay);
        requirePositive("maximumRetryAfter", maximumRetryAfter);
        requirePositive("totalTimeLimit", totalTimeLimit);
        requirePositive("creationPatience", creationPatience);
    }

    /** Returns the policy with another number of attempts. */
    public RetryPolicy withMaximumAttempts(int attempts) {
        return new RetryPolicy(attempts, baseDelay, maximumDelay, maximumRetryAfter, totalTimeLimit, creationPatience);
    }

    private static void requirePositive(String name, Duration value) {
        if (value.isNegative() || value.isZero()) {
            throw new IllegalArgumentException("%s must be longer than zero, but is %s".formatted(name, value));
        }
    }
}
