package xyz.cr3dentials.camel.ledger;

import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * How many sessions meet a filter.
 *
 * @param total all of them
 * @param byState by where they stand; states without sessions are left out
 * @param byStatus by the vendor's own word, in alphabetical order; sessions that have none yet are left out
 */
public record SessionTally(long total, Map<SessionState, Long> byState, Map<String, Long> byStatus) {

    /**
     * How many sessions stand alike.
     *
     * @param state where
     * @param status the vendor's own word, empty when there is none yet
     * @param count how many
     */
    public record Part(SessionState state, String status, long count) {}

    /** Adds up parts, of which several may be alike. */
    public static SessionTally of(Collection<Part> parts) {
        Map<SessionState, Long> byState = new TreeMap<>();
        Map<String, Long> byStatus = new TreeMap<>();
        long total = 0;
        for (Part part : parts) {
            total += part.count();
            byState.merge(part.state(), part.count(), Long::sum);
            if (!part.status().isEmpty()) {
                byStatus.merge(part.status(), part.count(), Long::sum);
            }
        }
        return new SessionTally(total, Collections.unmodifiableMap(byState), Collections.unmodifiableMap(byStatus));
    }
}
