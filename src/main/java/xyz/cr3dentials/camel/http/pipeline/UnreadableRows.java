package xyz.cr3dentials.camel.http.pipeline;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import xyz.cr3dentials.camel.http.UnreadableRow;
import xyz.cr3dentials.camel.http.budget.Tally;

/** Counts the rows of vendors' lists that were passed over, and logs each kind at most once an hour. Thread-safe. */
final class UnreadableRows {

    private static final Logger LOG = LoggerFactory.getLogger(UnreadableRows.class);
    private static final Duration QUIET = Duration.ofHours(1);

    private final Map<Kind, Tally> tallies = new ConcurrentHashMap<>();

    private record Kind(String vendor, String problem) {}

    void add(String vendor, List<UnreadableRow> rows, Clock clock) {
        for (UnreadableRow row : rows) {
            Tally tally = tallies.computeIfAbsent(new Kind(vendor, row.problem()), kind -> new Tally(QUIET));
            if (tally.add(1, clock.millis())) {
                LOG.warn(
                        "A row of the list of sessions of {} cannot be read and is passed over, {}: {} ({} such rows seen since the start). Report it to the vendor; a session that is known here is asked for by its id.",
                        vendor,
                        row.name(),
                        row.problem(),
                        tally.count());
            }
        }
    }

    long count(String vendor) {
        return tallies.entrySet().stream()
                .filter(tally -> tally.getKey().vendor().equals(vendor))
                .mapToLong(tally -> tally.getValue().count())
                .sum();
    }
}
