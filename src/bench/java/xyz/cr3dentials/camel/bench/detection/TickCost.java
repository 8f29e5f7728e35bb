package xyz.cr3dentials.camel.bench.detection;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import xyz.cr3dentials.camel.bench.measure.ChildJvm;
import xyz.cr3dentials.camel.bench.measure.Report;
import xyz.cr3dentials.camel.bench.measure.Series;

/** Compares an account with 1,000 old sessions with one that has 1,000,000: the cost of a tick and the heap. */
public final class TickCost {

    private static final long FEW = 1_000;
    private static final long MANY = 1_000_000;
    private static final double GOAL = 1.10;

    /** In the order in which they are printed. */
    private static final List<String> FIGURES = List.of(
            "requests until quiet",
            "idle: requests",
            "idle: µs",
            "idle: processor µs",
            "idle: bytes",
            "one ended: requests",
            "one ended: µs",
            "one ended: processor µs",
            "one ended: bytes",
            "heap grown, bytes",
            "heap, bytes");

    private TickCost() {}

    /** @param arguments the number of rounds; 5 when absent */
    public static void main(String[] arguments) throws IOException {
        int rounds = arguments.length == 0 ? 5 : Integer.parseInt(arguments[0]);
        Report.machine();
        compare(rounds, Ledgers.MEMORY, false, 2_000);
        compare(rounds, Ledgers.H2, false, 500);
        compare(rounds, Ledgers.POSTGRES, false, 200);
        compare(rounds, Ledgers.POSTGRES, true, 200);
        Report.machine();
    }

    private static void compare(int rounds, String kind, boolean inLedger, int ticks) throws IOException {
        Map<String, Series> few = new LinkedHashMap<>();
        Map<String, Series> many = new LinkedHashMap<>();
        for (int round = 0; round < rounds; round++) {
            measure(few, kind, FEW, inLedger, ticks);
            measure(many, kind, MANY, inLedger, ticks);
        }
        System.out.printf("%n%s%s%n%n", kind, inLedger ? ", the old sessions in the ledger too" : "");
        Report.head(
                "",
                String.format(Locale.ROOT, "%,d old", FEW),
                String.format(Locale.ROOT, "%,d old", MANY),
                "ratio",
                "goal");
        for (String figure : FIGURES) {
            Series ratio = of(many, figure).dividedBy(of(few, figure));
            Report.row(
                    figure,
                    text(of(few, figure)),
                    text(of(many, figure)),
                    ratio.text("%.2f"),
                    Report.atMost(ratio, GOAL));
        }
    }

    private static String text(Series figure) {
        return figure.text(figure.median() < 10_000 ? "%.0f" : "%,.0f");
    }

    private static void measure(Map<String, Series> figures, String kind, long old, boolean inLedger, int ticks)
            throws IOException {
        List<Double> values = new ArrayList<>();
        try (ChildJvm child = new ChildJvm(
                List.of("-Xmx512m", "-XX:+UseSerialGC"),
                TickMeasurement.class,
                kind,
                Long.toString(old),
                Long.toString(inLedger ? old : 0),
                Integer.toString(ticks))) {
            while (values.size() < FIGURES.size()) {
                for (String value : child.readLine().split(" ", -1)) {
                    values.add(Double.parseDouble(value));
                }
            }
            child.readLine();
        }
        for (int i = 0; i < values.size(); i++) {
            of(figures, FIGURES.get(i)).add(values.get(i));
        }
        System.err.printf(Locale.ROOT, "%s %d %s%n", kind, old, values);
    }

    private static Series of(Map<String, Series> figures, String name) {
        return figures.computeIfAbsent(name, absent -> new Series());
    }
}
