package xyz.cr3dentials.camel.bench.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** One figure of several rounds. Not thread-safe. */
public final class Series {

    private final List<Double> values = new ArrayList<>();

    /** Notes the figure of one more round. */
    public void add(double value) {
        values.add(value);
    }

    /** Returns the figure of a round, counted from 0. */
    public double get(int round) {
        return values.get(round);
    }

    /** Returns the middle figure, or the mean of the two middle ones. */
    public double median() {
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    /** Returns this figure divided by another one, round by round, so that what slows a whole round falls out. */
    public Series dividedBy(Series other) {
        Series ratios = new Series();
        for (int round = 0; round < values.size(); round++) {
            ratios.add(values.get(round) / other.get(round));
        }
        return ratios;
    }

    /** Returns this figure less another one, round by round. */
    public Series minus(Series other) {
        Series differences = new Series();
        for (int round = 0; round < values.size(); round++) {
            differences.add(values.get(round) - other.get(round));
        }
        return differences;
    }

    /** Returns the median with the least and the greatest figure, each in a format for one number. */
    public String text(String format) {
        double least = values.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
        double greatest = values.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
        return String.format(
                Locale.ROOT, format + " (" + format + "–" + format + ")", median() + 0.0, least + 0.0, greatest + 0.0);
    }
}
