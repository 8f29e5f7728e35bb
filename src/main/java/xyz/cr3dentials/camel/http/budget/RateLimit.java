package xyz.cr3dentials.camel.http.budget;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an answer says about the key's limit.
 *
 * @param limit requests a window, from {@code X-RateLimit-Limit}, {@code null} when the answer names none
 * @param remaining what is left of them, from {@code X-RateLimit-Remaining}, {@code null} when the answer names none
 * @param reset when the window ends, from {@code X-RateLimit-Reset}, {@code null} when the answer names none
 */
public record RateLimit(
        @Nullable Long limit,
        @Nullable Long remaining,
        @Nullable Instant reset) {

    public static final RateLimit UNNAMED = new RateLimit(null, null, null);

    /** Larger numbers cannot be seconds of our time, so they are milliseconds. */
    private static final long LARGEST_SECONDS = 100_000_000_000L;

    /** Reads the headers' values; what is no number counts as absent. The reset is in seconds or milliseconds. */
    public static RateLimit of(@Nullable String limit, @Nullable String remaining, @Nullable String reset) {
        return new RateLimit(number(limit), number(remaining), instant(number(reset)));
    }

    boolean isNamed() {
        return !equals(UNNAMED);
    }

    /** Returns the whole number of a header, {@code null} for none. */
    public static @Nullable Long number(@Nullable String value) {
        if (value == null) {
            return null;
        }
        String digits = value.strip();
        if (digits.isEmpty() || digits.length() > 18) {
            return null;
        }
        long result = 0;
        for (int i = 0; i < digits.length(); i++) {
            char c = digits.charAt(i);
            if (c < '0' || c > '9') {
                return null;
            }
            result = result * 10 + (c - '0');
        }
        return result;
    }

    private static @Nullable Instant instant(@Nullable Long number) {
        if (number == null || number <= 0) {
            return null;
        }
        return number > LARGEST_SECONDS ? Instant.ofEpochMilli(number) : Instant.ofEpochSecond(number);
    }
}
