package xyz.cr3dentials.camel.detection;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far detection can answer for the list of one terminal status.
 *
 * @param status the terminal status, in the vendor's own word
 * @param missing how many sessions the list counts that were not found yet
 * @param provenAt when the list was last proven to hold nothing new, null when it never was
 * @param purgedAt when the list was last seen to have lost rows, null when it never was
 * @param shuffled whether the order of the list changes from one request to the next
 * @param offsetIgnored whether only the first page can be read
 * @param filterIgnored whether the list shows other statuses too, so that its total proves nothing
 * @param totalDisproven whether the list shows more rows than it counts, so that its total proves nothing
 */
public record ListState(
        String status,
        long missing,
        @Nullable Instant provenAt,
        @Nullable Instant purgedAt,
        boolean shuffled,
        boolean offsetIgnored,
        boolean filterIgnored,
        boolean totalDisproven) {}
