package xyz.cr3dentials.camel.bench.producer;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** One thread calls the vendor in one of four ways. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(
        value = 1,
        jvmArgsAppend = {"-Xms1g", "-Xmx2g", "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn"})
@Warmup(iterations = 8, time = 1)
@Measurement(iterations = 5, time = 1)
public class ProducerBenchmark {

    /** Whether the calls leave the process. */
    @Param({Vendor.SERVER, Vendor.STUB})
    String transport;

    /** Who calls. */
    @Param({"raw", "jackson", "route", "component"})
    String caller;

    private Vendor vendor;
    private Caller calls;

    /** Starts vendor and caller. */
    @Setup(Level.Trial)
    public void start() throws Exception {
        vendor = Vendor.over(transport);
        calls = switch (caller) {
            case "raw" -> new RawClient(vendor);
            case "jackson" -> new JacksonClient(vendor);
            case "route" -> new HandMadeRoute(vendor);
            default -> new ComponentCaller(vendor);
        };
    }

    /** Makes every iteration begin alike. */
    @Setup(Level.Iteration)
    public void forget() {
        calls.forget();
    }

    /** Reads one session. */
    @Benchmark
    public Object getSession() throws Exception {
        return calls.getSession();
    }

    /** Creates one session. */
    @Benchmark
    public Object createSession() throws Exception {
        return calls.createSession();
    }

    /** Ends caller and vendor. */
    @TearDown(Level.Trial)
    public void stop() throws IOException {
        calls.close();
        vendor.close();
    }
}
