package xyz.cr3dentials.camel.http.budget;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How the request budget of one API key stands.
 *
 * @param limit the limit the vendor named last, {@code null} when it named none
 * @param remaining the remainder the vendor named last, {@code null} when it named none
 * @param reset when the vendor's window ends, {@code null} when it did not say
 * @param usedInLastMinute requests sent from this JVM in the last 60 seconds, to the second
 * @param pausedUntil when sending goes on after the vendor refused, {@code null} when it is not paused, as far as
 *     this JVM has been told; it learns of a pause of other nodes with its next request
 */
public record RateLimitStatus(
        @Nullable Long limit,
        @Nullable Long remaining,
        @Nullable Instant reset,
        int usedInLastMinute,
        @Nullable Instant pausedUntil) {}
