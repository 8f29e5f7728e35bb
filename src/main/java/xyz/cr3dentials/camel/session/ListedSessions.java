package xyz.cr3dentials.camel.session;

import java.util.List;

/**
 * One page of a vendor's list.
 *
 * @param rows what the page shows; less is known of each session than a read by id would tell
 * @param total how many sessions the vendor says match the filter
 * @param offset the offset the vendor says it used
 */
public record ListedSessions(List<SessionSnapshot> rows, long total, long offset) {}
