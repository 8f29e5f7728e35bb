package xyz.cr3dentials.camel.ledger.state;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import xyz.cr3dentials.camel.ledger.TimelineEntry;
import xyz.cr3dentials.camel.ledger.TimelineEntry.Event;

/**
 * What a transition makes of a session; a store commits all of it together.
 *
 * @param next the session afterwards; with {@link Outcome#FORGOTTEN} as it was
 * @param outcome what is to be saved
 * @param entries what is added to the timeline
 * @param counts by how much the number of known sessions changes, by the status of the list
 */
public record Step(TrackedSession next, Outcome outcome, List<TimelineEntry> entries, Map<String, Integer> counts) {

    /** What becomes of the session. */
    public enum Outcome {
        /** It is not changed, since the transition does not hold for it. */
        REFUSED,
        /** It stands already where the transition leads. */
        KEPT,
        /** It is saved. */
        CHANGED,
        /** Nothing of it is kept. */
        FORGOTTEN
    }

    static Step refused(TrackedSession session) {
        return new Step(session, Outcome.REFUSED, List.of(), Map.of());
    }

    static Step kept(TrackedSession session) {
        return new Step(session, Outcome.KEPT, List.of(), Map.of());
    }

    static Step to(TrackedSession next) {
        return new Step(next, Outcome.CHANGED, List.of(), Map.of());
    }

    static Step forgetting(TrackedSession session) {
        return new Step(session, Outcome.FORGOTTEN, List.of(), Map.of());
    }

    Step noting(Instant at, Event event, String detail) {
        List<TimelineEntry> more = new ArrayList<>(entries);
        more.add(new TimelineEntry(at, event, detail));
        return new Step(next, outcome, List.copyOf(more), counts);
    }

    Step counting(String status, int difference) {
        Map<String, Integer> more = new HashMap<>(counts);
        more.merge(status, difference, Integer::sum);
        return new Step(next, outcome, entries, Map.copyOf(more));
    }

    /** Goes on from here; what was noted and counted before stays. */
    Step then(Step following) {
        List<TimelineEntry> more = new ArrayList<>(entries);
        more.addAll(following.entries);
        Map<String, Integer> moreCounts = new HashMap<>(counts);
        following.counts.forEach((status, difference) -> moreCounts.merge(status, difference, Integer::sum));
        return new Step(following.next, outcome, List.copyOf(more), Map.copyOf(moreCounts));
    }

    /** Tells whether the transition holds for the session, be it that there was nothing left to do. */
    public boolean accepted() {
        return outcome != Outcome.REFUSED;
    }

    /** Tells whether this call changed the session. */
    public boolean changed() {
        return outcome == Outcome.CHANGED;
    }
}
