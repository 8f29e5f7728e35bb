package xyz.cr3dentials.camel.ledger;

import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Which lists a detector holds.
 *
 * @param kept statuses whose lists nobody else had since it held them last
 * @param taken statuses whose lists it holds anew, so that whatever it remembers of them may be out of date
 */
public record LeasedLists(Set<String> kept, Set<String> taken) {

    /** Copies the sets. */
    public LeasedLists {
        kept = Set.copyOf(kept);
        taken = Set.copyOf(taken);
    }

    /** Returns the statuses of both. */
    public Set<String> all() {
        Set<String> all = new LinkedHashSet<>(kept);
        all.addAll(taken);
        return all;
    }
}
