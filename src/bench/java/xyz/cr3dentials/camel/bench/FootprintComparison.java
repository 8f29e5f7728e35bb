package xyz.cr3dentials.camel.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * Compares the bootable JAR with the same service on camel-main and Vert.x: size, start, memory at rest and processor
 * time. The starts take turns, so that what else happens on the machine falls on both. Linux only.
 */
public final class FootprintComparison {
    private static final List<String> UNTUNED = List.of();
    private static final List<String> TUNED =
            List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xms32m", "-Xmx256m");
    private static final List<Contender> CONTENDERS = List.of(Contender.BOOTABLE, Contender.VERTX);
    private static final double MEGABYTE = 1_000_000;

    private FootprintComparison() {}

    /** @param arguments the number of starts a jar and a set of flags; 5 when absent */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        int rounds = arguments.length == 0 ? 5 : Integer.parseInt(arguments[0]);
        System.out.printf(
                Locale.ROOT,
                "%d processors, JDK %s (%s), Linux %s, load before: %s%n%n",
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("java.version"),
                System.getProperty("java.vendor"),
                System.getProperty("os.version"),
                load());
        for (Contender contender : CONTENDERS) {
            System.out.printf(Locale.ROOT, "%s: %.1f MB%n", contender.name(), contender.bytes() / MEGABYTE);
            // Not counted: it brings the jar into the page cache.
            ServiceRun.measure(contender, TUNED);
        }
        Map<List<String>, Map<Contender, List<Measurement>>> results = new LinkedHashMap<>();
        for (int round = 1; round <= rounds; round++) {
            for (List<String> flags : List.of(UNTUNED, TUNED)) {
                for (Contender contender : CONTENDERS) {
                    Measurement measurement = ServiceRun.measure(contender, flags);
                    System.err.println(round + " " + contender.name() + " " + flags + " " + measurement);
                    results.computeIfAbsent(flags, f -> new LinkedHashMap<>())
                            .computeIfAbsent(contender, c -> new ArrayList<>())
                            .add(measurement);
                }
            }
        }
        results.forEach(FootprintComparison::print);
        System.out.println("Load after: " + load());
    }

    private static void print(List<String> flags, Map<Contender, List<Measurement>> results) {
        System.out.printf("%n%s%n", flags.isEmpty() ? "No JVM flags" : String.join(" ", flags));
        row("", "first 200", "CPU until then", "RSS at rest");
        row("---", "---", "---", "---");
        results.forEach((contender, runs) -> row(
                contender.name(),
                spread(runs, Measurement::seconds, "%.2f", "s"),
                spread(runs, Measurement::cpuSeconds, "%.2f", "s"),
                spread(runs, Measurement::megabytes, "%.0f", "MiB")));
        row(
                "ratio of the medians",
                ratio(results, Measurement::seconds),
                ratio(results, Measurement::cpuSeconds),
                ratio(results, Measurement::megabytes));
    }

    private static void row(String... cells) {
        System.out.println("| " + String.join(" | ", cells) + " |");
    }

    private static String spread(
            List<Measurement> runs, ToDoubleFunction<Measurement> value, String format, String unit) {
        double[] sorted = sorted(runs, value);
        return String.format(
                Locale.ROOT,
                format + " %s (" + format + "–" + format + ")",
                median(sorted),
                unit,
                sorted[0],
                sorted[sorted.length - 1]);
    }

    private static String ratio(Map<Contender, List<Measurement>> results, ToDoubleFunction<Measurement> value) {
        double bootable = median(sorted(results.get(Contender.BOOTABLE), value));
        double vertx = median(sorted(results.get(Contender.VERTX), value));
        return String.format(Locale.ROOT, "%.2f", bootable / vertx);
    }

    private static double[] sorted(List<Measurement> runs, ToDoubleFunction<Measurement> value) {
        return runs.stream().mapToDouble(value).sorted().toArray();
    }

    private static double median(double[] sorted) {
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    private static String load() throws IOException {
        return Files.readString(Path.of("/proc/loadavg")).split(" ", -1)[0];
    }
}
