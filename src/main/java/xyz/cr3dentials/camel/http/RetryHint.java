package xyz.cr3dentials.camel.http;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/** Reads from an answer's headers how long the vendor wants us to wait. */
final class RetryHint {

    /** Larger numbers cannot be seconds of our time, so they are milliseconds. */
    private static final long LARGEST_SECONDS = 100_000_000_000L;

    /** However far the vendor's headers point, the limit is tried again after this time. */
    static final Duration LONGEST = Duration.ofMinutes(10);

    private RetryHint() {}

    /** Returns the wait that {@code Retry-After} or else {@code X-RateLimit-Reset} asks for, null for none. */
    static @Nullable Duration of(ApiResponse response, Instant now) {
        Instant vendorNow = httpDate(response.date());
        Instant reference = vendorNow == null ? now : vendorNow;
        Duration wait = retryAfter(response.retryAfter(), reference);
        if (wait != null) {
            return wait;
        }
        Instant reset = reset(response.rateLimitReset());
        return reset == null ? null : bounded(Duration.between(reference, reset));
    }

    /** Returns the point in time of {@code X-RateLimit-Reset}, given in seconds or milliseconds, null for none. */
    static @Nullable Instant reset(@Nullable String value) {
        Long number = number(value);
        if (number == null || number <= 0) {
            return null;
        }
        return number > LARGEST_SECONDS ? Instant.ofEpochMilli(number) : Instant.ofEpochSecond(number);
    }

    static @Nullable Long number(@Nullable String value) {
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

    private static @Nullable Duration retryAfter(@Nullable String value, Instant reference) {
        Long seconds = number(value);
        if (seconds != null) {
            return bounded(Duration.ofSeconds(seconds));
        }
        Instant date = httpDate(value);
        return date == null ? null : bounded(Duration.between(reference, date));
    }

    private static @Nullable Duration bounded(Duration wait) {
        if (wait.isNegative() || wait.isZero()) {
            return null;
        }
        return wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
    }

    private static @Nullable Instant httpDate(@Nullable String value) {
        if (value == null) {
            return null;
        }
        try {
            return ZonedDateTime.parse(value.strip(), DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
        } catch (DateTimeParseException e) {
            return null; // not a date: as good as no header
        }
    }
}
