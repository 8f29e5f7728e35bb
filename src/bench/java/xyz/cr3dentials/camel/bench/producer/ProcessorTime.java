package xyz.cr3dentials.camel.bench.producer;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.ScalarResult;

/**
 * Divides the processor time of the whole process, its collector and compiler included, by the calls of an iteration.
 * Unlike the time on the wall it hardly depends on what else the machine does.
 */
public final class ProcessorTime implements InternalProfiler {

    static final String LABEL = "processor.norm";

    private final OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private long before;

    /** For JMH. */
    public ProcessorTime() {}

    @Override
    public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
        before = system.getProcessCpuTime();
    }

    @Override
    public Collection<? extends Result<?>> afterIteration(
            BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
        double microseconds = (system.getProcessCpuTime() - before) / 1e3;
        long calls = result.getMetadata().getAllOps();
        return List.of(new ScalarResult(LABEL, microseconds / calls, "µs/op", AggregationPolicy.AVG));
    }

    @Override
    public String getDescription() {
        return "Processor time a call";
    }
}
