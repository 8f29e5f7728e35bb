package xyz.cr3dentials.camel.server.settings;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Finds the known name somebody probably meant. */
final class Spelling {
    private static final int FARTHEST = 3;

    private Spelling() {}

    static Optional<String> closest(String written, Collection<String> known) {
        return known.stream()
                .filter(name -> distance(written, name) <= FARTHEST)
                .min(Comparator.comparingInt(name -> distance(written, name)));
    }

    /** The Levenshtein distance: insertions, deletions and replacements between two words. */
    private static int distance(String left, String right) {
        int[] previous = new int[right.length() + 1];
        for (int column = 0; column <= right.length(); column++) {
            previous[column] = column;
        }
        for (int row = 1; row <= left.length(); row++) {
            int[] current = new int[right.length() + 1];
            current[0] = row;
            for (int column = 1; column <= right.length(); column++) {
                int replaced = previous[column - 1] + (left.charAt(row - 1) == right.charAt(column - 1) ? 0 : 1);
                current[column] = Math.min(replaced, Math.min(previous[column], current[column - 1]) + 1);
            }
            previous = current;
        }
        return previous[right.length()];
    }
}
