package xyz.cr3dentials.camel.http.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;
import xyz.cr3dentials.camel.http.JsonCodec;
import xyz.cr3dentials.camel.http.budget.RateLimit;

/** Reads from an answer how long the vendor wants us to wait: from its headers, or else from a refusal's details. */
public final class RetryHint {

    /** However far the vendor's headers point, the limit is tried again after this time. */
    static final Duration LONGEST = Duration.ofMinutes(10);

    private RetryHint() {}

    /**
     * Returns the wait that is asked for, null for none: by {@code Retry-After}, or else by {@code retry_after} among the
     * details of a 429, or else by {@code X-RateLimit-Reset}.
     */
    static @Nullable Duration of(ApiResponse response, Instant now) {
        Instant vendorNow = httpDate(response.date());
        Instant reference = vendorNow == null ? now : vendorNow;
        Duration wait = retryAfter(response.retryAfter(), reference);
        if (wait != null) {
            return wait;
        }
        Duration detailed = response.status() == 429 ? detailed(response.body()) : null;
        if (detailed != null) {
            return detailed;
        }
        Instant reset = response.rateLimit().reset();
        return reset == null ? null : bounded(Duration.between(reference, reset));
    }

    private static @Nullable Duration retryAfter(@Nullable String value, Instant reference) {
        Long seconds = RateLimit.number(value);
        if (seconds != null) {
            return bounded(Duration.ofSeconds(seconds));
        }
        Instant date = httpDate(value);
        return date == null ? null : bounded(Duration.between(reference, date));
    }

    /** Reads {@code {"details":{"retry_after":30}}}, in seconds. */
    private static @Nullable Duration detailed(byte[] body) {
        JsonNode seconds;
        try {
            JsonNode json = JsonCodec.mapper().readTree(body);
            seconds = json == null
                    ? MissingNode.getInstance()
                    : json.path("details").path("retry_after");
        } catch (IOException e) {
            return null; // not JSON: as good as no detail
        }
        if (seconds.isNumber()) {
            double exact = Math.min(seconds.doubleValue(), (double) LONGEST.toSeconds());
            return bounded(Duration.ofSeconds((long) Math.ceil(exact)));
        }
        Long written = seconds.isTextual() ? RateLimit.number(seconds.textValue()) : null;
        return written == null ? null : bounded(Duration.ofSeconds(written));
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
