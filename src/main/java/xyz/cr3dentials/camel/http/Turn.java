package xyz.cr3dentials.camel.http;

import java.util.Comparator;

/**
 * The place of a request among those that wait for one budget: by priority, then by arrival.
 *
 * @param number counts arrivals at the budget, so no two turns are equal
 */
record Turn(RequestPriority priority, long number) implements Comparable<Turn> {

    private static final Comparator<Turn> ORDER =
            Comparator.comparing(Turn::priority).thenComparingLong(Turn::number);

    @Override
    public int compareTo(Turn other) {
        return ORDER.compare(this, other);
    }
}
