package xyz.cr3dentials.camel.bench.detection;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import xyz.cr3dentials.camel.detection.CertificateDetector;
import xyz.cr3dentials.camel.detection.DetectionRules;
import xyz.cr3dentials.camel.ledger.Delivery;
import xyz.cr3dentials.camel.ledger.SessionLedger;
import xyz.cr3dentials.camel.ledger.SessionSnapshot;

/** One account in a process of its own: prints what its ticks cost and what memory is used at the end. */
public final class TickMeasurement {

    private static final int OPEN = 20;
    private static final int SETTLING = 100;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final OldSessions vendor;
    private final SessionLedger ledger;
    private final CertificateDetector detector;

    private TickMeasurement(OldSessions vendor, SessionLedger ledger) {
        this.vendor = vendor;
        this.ledger = ledger;
        DetectionRules rules = new DetectionRules(
                OldSessions.ACCOUNT,
                OldSessions.STATUSES,
                Set.of("COMPLETED", "PARTIAL_COMPLETE", "ERROR"),
                100,
                Duration.ofDays(7),
                Duration.ofMinutes(5),
                false,
                Duration.ofMinutes(1));
        this.detector = new CertificateDetector(vendor, ledger, rules, "node", Clock.systemUTC(), Math::random);
    }

    /** @param arguments the kind of ledger, the old sessions at the vendor, those in the ledger, the ticks to measure */
    public static void main(String[] arguments) throws Exception {
        try (AutoCloseable resource = measure(arguments)) {
            System.out.println("end " + resource.getClass().getSimpleName());
        }
    }

    private static AutoCloseable measure(String[] arguments) throws Exception {
        Ledgers ledgers = Ledgers.open(arguments[0], Integer.parseInt(arguments[2]));
        long before = usedHeap();
        TickMeasurement measurement =
                new TickMeasurement(new OldSessions(Long.parseLong(arguments[1])), ledgers.ledger());
        int ticks = Integer.parseInt(arguments[3]);
        measurement.start(ticks);
        System.out.println(measurement.ticks(ticks, () -> {}));
        System.out.println(measurement.ticks(ticks, measurement::endOne));
        System.out.printf(Locale.ROOT, "%d %d%n", usedHeap() - before, usedHeap());
        measurement.detector.state(); // keeps everything reachable until the heap was measured
        return ledgers.resource();
    }

    /** Reads the account for the first time and goes on until it is quiet and the compiler has done its work. */
    private void start(int ticks) {
        long before = vendor.requests();
        detector.detect();
        for (int i = 0; i < OPEN; i++) {
            create();
        }
        for (int i = 0; i < SETTLING; i++) {
            detector.detect();
            take();
        }
        System.out.println(vendor.requests() - before);
        ticks(ticks, () -> {});
        ticks(ticks, this::endOne);
    }

    private void create() {
        SessionSnapshot created = vendor.create();
        String intent = "intent-" + created.key().sessionId();
        ledger.openIntent(OldSessions.ACCOUNT, intent, null);
        ledger.bindIntent(intent, created);
    }

    /** One session ends and another one begins, so that their number stays. */
    private void endOne() {
        vendor.end("COMPLETED");
        create();
    }

    private void take() {
        for (Delivery delivery : ledger.claim(OldSessions.ENDS, 10, Duration.ofMinutes(5))) {
            ledger.markDelivered(delivery);
        }
    }

    /** Returns the medians of requests, microseconds and allocated bytes, and the mean of this process's processor time. */
    private String ticks(int count, Runnable between) {
        long[] requests = new long[count];
        long[] nanos = new long[count];
        long[] bytes = new long[count];
        long processor = 0;
        for (int i = 0; i < count; i++) {
            between.run();
            long requestsBefore = vendor.requests();
            long bytesBefore = threads.getCurrentThreadAllocatedBytes();
            long processorBefore = threads.getCurrentThreadCpuTime();
            long began = System.nanoTime();
            detector.detect();
            nanos[i] = System.nanoTime() - began;
            processor += threads.getCurrentThreadCpuTime() - processorBefore;
            bytes[i] = threads.getCurrentThreadAllocatedBytes() - bytesBefore;
            requests[i] = vendor.requests() - requestsBefore;
            take();
        }
        return String.format(
                Locale.ROOT,
                "%d %.1f %.1f %d",
                median(requests),
                median(nanos) / 1e3,
                processor / 1e3 / count,
                median(bytes));
    }

    private static long median(long[] values) {
        long[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private static long usedHeap() {
        for (int i = 0; i < 5; i++) {
            System.gc();
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
