package xyz.cr3dentials.camel.ledger;

import java.util.List;

/**
 * All that a ledger knows of a session.
 *
 * @param entry where it stands
 * @param timeline what happened to it, oldest first; empty when that was erased
 * @param json the vendor's data as JSON, empty when there is none or it was erased; personal
 */
public record SessionRecord(SessionEntry entry, List<TimelineEntry> timeline, String json) {

    public SessionRecord {
        timeline = List.copyOf(timeline);
    }

    /** Without the data. */
    @Override
    public String toString() {
        return "SessionRecord[%s, %s timeline entries]".formatted(entry, timeline.size());
    }
}
