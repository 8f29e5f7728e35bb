package xyz.cr3dentials.camel.detection;

import java.util.ArrayList;
import java.util.List;

/**
 * Which session stood at which rank of a list, every so many rows, so that a later look at a few of them tells where
 * rows have come in. Not thread-safe.
 */
final class Landmarks {

    /** Bounds memory, however long the list is. */
    private static final int MOST = 2_048;

    private final List<Mark> marks = new ArrayList<>();
    private long total;
    private long spacing;
    private boolean complete;

    /**
     * One session at its rank.
     *
     * @param rank how many rows stood before it when the list had {@link Landmarks#total} rows
     */
    record Mark(String sessionId, long rank) {}

    /** Begins anew for a list of so many rows. */
    void begin(long listTotal) {
        marks.clear();
        total = listTotal;
        spacing = listTotal / MOST;
        complete = false;
    }

    /** Adds the first row of a page; pages come in the order of their offsets. */
    void add(String sessionId, long rank) {
        if (marks.isEmpty() || rank - marks.get(marks.size() - 1).rank() >= spacing) {
            marks.add(new Mark(sessionId, rank));
        }
    }

    /** Says that the whole list was read. */
    void finish() {
        complete = !marks.isEmpty();
    }

    void clear() {
        begin(0);
    }

    boolean complete() {
        return complete;
    }

    /** Returns how many rows the list had when the ranks were taken. */
    long total() {
        return total;
    }

    List<Mark> marks() {
        return List.copyOf(marks);
    }

    /** Takes over the ranks in a list that has grown since. */
    void replace(List<Mark> moved, long listTotal) {
        marks.clear();
        marks.addAll(moved);
        total = listTotal;
    }
}
