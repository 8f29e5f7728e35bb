package xyz.cr3dentials.camel.session.jdbc;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import xyz.cr3dentials.camel.session.TimelineEntry;
import xyz.cr3dentials.camel.session.TimelineEntry.Event;

/**
 * A session's timeline as it lies in its row, one line an event, so that an event costs no statement of its own and reads
 * well in a database console.
 */
final class TimelineText {

    /** Adds the parameter {@code note}. How a long timeline began stays; of the rest the latest is what helps. */
    static final String APPEND =
            "case when char_length(s.timeline) > 6000 then left(s.timeline, 1000) || '\n' || right(s.timeline, 4000) else s.timeline end || :note";

    private static final int LONGEST_DETAIL = 200;

    private TimelineText() {}

    static String line(Instant at, Event event, String detail) {
        String words = detail.replaceAll("\\p{Cntrl}", " ");
        return "%s %s %s\n".formatted(at, event, words.substring(0, Math.min(LONGEST_DETAIL, words.length())));
    }

    /** Returns the entries; a line that was cut through where a long timeline was shortened is left out. */
    static List<TimelineEntry> parse(String text) {
        return text.lines().flatMap(line -> parseLine(line).stream()).toList();
    }

    private static Optional<TimelineEntry> parseLine(String line) {
        String[] parts = line.split(" ", 3);
        if (parts.length < 3) {
            return Optional.empty();
        }
        try {
            Instant at = Instant.parse(parts[0]);
            return Stream.of(Event.values())
                    .filter(event -> event.name().equals(parts[1]))
                    .findFirst()
                    .map(event -> new TimelineEntry(at, event, parts[2]));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
