package xyz.cr3dentials.camel.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeMap;
import xyz.cr3dentials.camel.sandbox.RequestLog;

/** What the nodes sent, as the vendor saw it, between a refusal and the end of the pause that it asked for. */
final class Pauses {

    /** A request that the other node had begun when the first was refused arrives within so long. */
    private static final Duration UNDER_WAY = Duration.ofSeconds(2);
    /** Those under way on two nodes when the limit was used up. */
    private static final int MOST_REFUSALS = 5;

    private static final int TOO_MANY_REQUESTS = 429;

    private final List<RequestLog.Entry> sent;
    /** What was refused, by the end of the pause. */
    private final TreeMap<Instant, List<RequestLog.Entry>> refused = new TreeMap<>();

    /**
     * @param sent what the nodes sent, without anybody else's
     * @param resets the ends of the vendor's pauses
     */
    Pauses(List<RequestLog.Entry> sent, NavigableSet<Instant> resets) {
        this.sent = sent;
        for (RequestLog.Entry entry : sent) {
            Instant end = resets.higher(entry.at());
            if (entry.status() == TOO_MANY_REQUESTS && end != null) {
                refused.computeIfAbsent(end, unused -> new ArrayList<>()).add(entry);
            }
        }
    }

    int count() {
        return refused.size();
    }

    int refusals() {
        return refused.values().stream().mapToInt(List::size).sum();
    }

    /** The longest time for which a refusal had to keep both nodes silent. */
    Duration longest() {
        return refused.entrySet().stream()
                .map(pause -> Duration.between(pause.getValue().get(0).at(), pause.getKey()))
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
    }

    void assertKept() {
        refused.forEach((end, entries) -> {
            assertThat(entries).as("refusals until %s", end).hasSizeLessThanOrEqualTo(MOST_REFUSALS);
            Instant silentFrom = entries.get(0).at().plus(UNDER_WAY);
            assertThat(sent)
                    .as("requests of the nodes between %s and the end of the pause", silentFrom)
                    .noneMatch(entry ->
                            entry.at().isAfter(silentFrom) && entry.at().isBefore(end));
        });
    }
}
