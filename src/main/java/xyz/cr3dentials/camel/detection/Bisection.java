package xyz.cr3dentials.camel.detection;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;
import xyz.cr3dentials.camel.detection.Landmarks.Mark;

/**
 * Finds where rows have come into a list of lasting order: a known row that stands so many places further back than
 * before has that many new rows before it. Each page it reads is taken into the ledger by the reader.
 */
final class Bisection {

    private final LongFunction<ListedRows> reader;
    private final List<Mark> marks;
    private final long landmarksTotal;
    private final long total;
    private final int pageSize;
    private final long[] ranks;

    /**
     * Creates a bisection.
     *
     * @param reader reads the page at an offset
     * @param total how many rows the list has now
     */
    Bisection(Landmarks landmarks, LongFunction<ListedRows> reader, long total, int pageSize) {
        this.reader = reader;
        this.marks = landmarks.marks();
        this.landmarksTotal = landmarks.total();
        this.total = total;
        this.pageSize = pageSize;
        this.ranks = new long[marks.size()];
    }

    /** Runs, and returns where the landmarks stand now; empty when the list does not keep its order after all. */
    Optional<List<Mark>> run() {
        if (!search(-1, marks.size(), 0, total - landmarksTotal)) {
            return Optional.empty();
        }
        List<Mark> moved = new ArrayList<>(marks.size());
        for (int i = 0; i < marks.size(); i++) {
            moved.add(new Mark(marks.get(i).sessionId(), ranks[i]));
        }
        return Optional.of(moved);
    }

    /** Searches between two landmarks that have moved by so many places. */
    private boolean search(int low, int high, long lowShift, long highShift) {
        if (lowShift == highShift) {
            for (int i = low + 1; i < high; i++) {
                ranks[i] = marks.get(i).rank() + lowShift;
            }
            return true;
        }
        if (high - low <= 1) {
            readBetween(low, high, highShift);
            return true;
        }
        int middle = (low + high) >>> 1;
        Mark mark = marks.get(middle);
        long shift = lowShift + reader.apply(mark.rank() + lowShift).placeOf(mark.sessionId());
        if (shift < lowShift || shift > highShift) {
            return false;
        }
        ranks[middle] = mark.rank() + shift;
        return search(low, middle, lowShift, shift) && search(middle, high, shift, highShift);
    }

    private void readBetween(int low, int high, long highShift) {
        long from = low < 0 ? 0 : ranks[low];
        long to = high == marks.size() ? total : marks.get(high).rank() + highShift;
        while (from < to) {
            int rows = reader.apply(from).size();
            if (rows == 0) {
                return;
            }
            from += Math.min(rows, pageSize);
        }
    }
}
