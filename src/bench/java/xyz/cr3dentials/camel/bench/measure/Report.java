package xyz.cr3dentials.camel.bench.measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Prints what was measured as the documentation shows it. */
public final class Report {

    private Report() {}

    /** Prints the machine and what else it does at the moment. */
    public static void machine() {
        System.out.printf(
                Locale.ROOT,
                "%n%d processors, JDK %s (%s), Linux %s, load %s%n%n",
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("java.version"),
                System.getProperty("java.vendor"),
                System.getProperty("os.version"),
                load());
    }

    /** Prints the head of a table. */
    public static void head(String... cells) {
        row(cells);
        System.out.println("| --- ".repeat(cells.length) + "|");
    }

    /** Prints one line of a table. */
    public static void row(String... cells) {
        System.out.println("| " + String.join(" | ", cells) + " |");
    }

    /** Says whether the median keeps within a goal. */
    public static String atMost(Series figure, double goal) {
        return verdict("≤", goal, figure.median() <= goal);
    }

    /** Says whether the median reaches a goal. */
    public static String atLeast(Series figure, double goal) {
        return verdict("≥", goal, figure.median() >= goal);
    }

    private static String verdict(String relation, double goal, boolean met) {
        return String.format(Locale.ROOT, "%s %s: %s", relation, Double.toString(goal), met ? "met" : "missed");
    }

    private static String load() {
        try {
            return Files.readString(Path.of("/proc/loadavg")).split(" ", -1)[0];
        } catch (IOException e) {
            return "unknown (" + e.getMessage() + ")";
        }
    }
}
