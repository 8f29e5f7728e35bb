package xyz.cr3dentials.camel.http.budget;

import java.util.Comparator;

/**
 * The place of a request among those that wait for one budget.
 *
 * @param tag where it stands: the more turns its priority has before it, the further back
 * @param number counts arrivals at the budget, so no two turns are equal
 */
public record Turn(RequestPriority priority, long tag, long number) implements Comparable<Turn> {

    private static final Comparator<Turn> ORDER =
            Comparator.comparingLong(Turn::tag).thenComparingLong(Turn::number);

    @Override
    public int compareTo(Turn other) {
        return ORDER.compare(this, other);
    }
}
