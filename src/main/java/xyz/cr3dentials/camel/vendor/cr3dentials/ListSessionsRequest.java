package xyz.cr3dentials.camel.vendor.cr3dentials;

import org.jspecify.annotations.Nullable;

/**
 * Which sessions to list; the vendor's defaults apply where a field is null.
 *
 * @param status one status to filter by
 * @param limit rows a page, 1 to 100; the vendor takes 20 when absent
 * @param offset rows to skip, 0 or more
 */
public record ListSessionsRequest(
        @Nullable SessionStatus status,
        @Nullable Integer limit,
        @Nullable Integer offset) {}
