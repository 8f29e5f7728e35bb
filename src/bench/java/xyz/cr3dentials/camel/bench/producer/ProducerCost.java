package xyz.cr3dentials.camel.bench.producer;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;
import xyz.cr3dentials.camel.bench.measure.Report;
import xyz.cr3dentials.camel.bench.measure.Series;

/**
 * Runs {@link ProducerBenchmark} in rounds, each of which measures every caller once in a process of its own, and prints
 * what the component costs beside the two others.
 */
public final class ProducerCost {

    private static final double WALL_GOAL = 1.20;
    private static final double OWN_MICROSECONDS = 10;
    private static final double OWN_BYTES = 6 * 1024;

    private final Map<String, Series> microseconds = new LinkedHashMap<>();
    private final Map<String, Series> processor = new LinkedHashMap<>();
    private final Map<String, Series> bytes = new LinkedHashMap<>();

    private ProducerCost() {}

    /** @param arguments the number of rounds; 5 when absent */
    public static void main(String[] arguments) throws RunnerException {
        ProducerCost cost = new ProducerCost();
        Report.machine();
        int rounds = arguments.length == 0 ? 5 : Integer.parseInt(arguments[0]);
        for (int round = 1; round <= rounds; round++) {
            cost.round();
            System.err.println("round " + round + " of " + rounds + " "
                    + cost.microseconds.keySet().size());
        }
        cost.print();
        Report.machine();
    }

    private void round() throws RunnerException {
        OptionsBuilder options = new OptionsBuilder();
        options.include(ProducerBenchmark.class.getName() + "\\.")
                .addProfiler(GCProfiler.class)
                .addProfiler(ProcessorTime.class);
        options.verbosity(VerboseMode.SILENT).shouldFailOnError(true);
        for (RunResult result : new Runner(options.build()).run()) {
            String name = name(
                    result.getPrimaryResult().getLabel(),
                    result.getParams().getParam("transport"),
                    result.getParams().getParam("caller"));
            series(microseconds, name).add(result.getPrimaryResult().getScore());
            series(processor, name)
                    .add(result.getSecondaryResults().get(ProcessorTime.LABEL).getScore());
            series(bytes, name)
                    .add(result.getSecondaryResults().get("gc.alloc.rate.norm").getScore());
        }
    }

    private static String name(String operation, String transport, String caller) {
        return operation + " " + transport + " " + caller;
    }

    private static Series series(Map<String, Series> all, String name) {
        return all.computeIfAbsent(name, absent -> new Series());
    }

    private void print() {
        Report.head(
                "operation",
                "transport",
                "caller",
                "µs a call",
                "processor µs",
                "bytes",
                "wall : raw",
                "processor : raw");
        for (String operation : List.of("getSession", "createSession")) {
            for (String transport : List.of(Vendor.SERVER, Vendor.STUB)) {
                for (String caller : List.of("raw", "jackson", "route", "component")) {
                    Series time = of(microseconds, operation, transport, caller);
                    Series busy = of(processor, operation, transport, caller);
                    Report.row(
                            operation,
                            transport,
                            caller,
                            time.text("%.1f"),
                            busy.text("%.1f"),
                            of(bytes, operation, transport, caller).text("%.0f"),
                            time.dividedBy(of(microseconds, operation, transport, "raw"))
                                    .text("%.2f"),
                            busy.dividedBy(of(processor, operation, transport, "raw"))
                                    .text("%.2f"));
                }
            }
        }
        System.out.println();
        Report.head("operation", "figure", "value", "goal");
        for (String operation : List.of("getSession", "createSession")) {
            goals(operation);
        }
    }

    private void goals(String operation) {
        Series wall = of(microseconds, operation, Vendor.SERVER, "component")
                .dividedBy(of(microseconds, operation, Vendor.SERVER, "raw"));
        Report.row(operation, "wall : raw client", wall.text("%.2f"), Report.atMost(wall, WALL_GOAL));
        for (String base : List.of("raw", "jackson", "route")) {
            Series time = of(processor, operation, Vendor.STUB, "component")
                    .minus(of(processor, operation, Vendor.STUB, base));
            Series allocated =
                    of(bytes, operation, Vendor.STUB, "component").minus(of(bytes, operation, Vendor.STUB, base));
            Report.row(
                    operation, "processor µs beyond " + base, time.text("%.1f"), Report.atMost(time, OWN_MICROSECONDS));
            Report.row(operation, "bytes beyond " + base, allocated.text("%.0f"), Report.atMost(allocated, OWN_BYTES));
        }
    }

    private static Series of(Map<String, Series> all, String operation, String transport, String caller) {
        return all.get(name(operation, transport, caller));
    }
}
