package xyz.cr3dentials.camel.http;

/**
 * How many requests one API key may send.
 *
 * <p>The bucket holds {@link #burst()} requests and gains {@link #refillPerMinute()} a minute. Their sum is the limit
 * less the reserve, so no 60 seconds, wherever they begin, see more.
 *
 * @param requestsPerMinute the vendor's limit in any 60 seconds
 * @param reserve requests a minute left to others who use the same key
 */
public record BudgetSettings(int requestsPerMinute, int reserve) {

    /** The limit of 120 requests in 60 seconds with 10 in reserve: a burst of 20 and 90 a minute. */
    public static final BudgetSettings DEFAULT = new BudgetSettings(120, 10);

    /** Checks that something is left to send. */
    public BudgetSettings {
        if (requestsPerMinute < 2) {
            throw new IllegalArgumentException("requestsPerMinute must be 2 or more, but is " + requestsPerMinute);
        }
        if (reserve < 0 || reserve > requestsPerMinute - 2) {
            throw new IllegalArgumentException("reserve must be between 0 and requestsPerMinute - 2 = %d, but is %d"
                    .formatted(requestsPerMinute - 2, reserve));
        }
    }

    /** Returns the settings for a limit, with a twelfth of it in reserve. */
    public static BudgetSettings ofRequestsPerMinute(int requestsPerMinute) {
        return new BudgetSettings(requestsPerMinute, requestsPerMinute / 12);
    }

    /** Returns how many requests may leave at once after a quiet time. */
    public int burst() {
        return Math.max(1, usable() * 2 / 11);
    }

    /** Returns how many requests a minute may leave for ever. */
    public int refillPerMinute() {
        return usable() - burst();
    }

    private int usable() {
        return requestsPerMinute - reserve;
    }
}
