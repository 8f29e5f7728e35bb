package xyz.cr3dentials.camel.server.operations;

import org.jspecify.annotations.Nullable;
import xyz.cr3dentials.camel.session.Account;

/**
 * A vendor whose sessions the service follows, and the limit of its API key; one of the two limits is set.
 *
 * @param account whose sessions
 * @param requestsPerMinute how many requests the key may send in a minute
 * @param requestsPerDay how many requests the key may send in a day
 */
public record FollowedVendor(
        Account account,
        @Nullable Integer requestsPerMinute,
        @Nullable Integer requestsPerDay) {}
