package xyz.cr3dentials.camel.bench.ledger;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleSupplier;
import java.util.function.IntConsumer;

/** What a number of operations took when several threads did them, each one after the other as fast as it could. */
final class Load {

    private final double seconds;
    private final double processorSeconds;
    private final long[] nanos;

    private Load(double seconds, double processorSeconds, long[] nanos) {
        this.seconds = seconds;
        this.processorSeconds = processorSeconds;
        this.nanos = nanos;
    }

    /** Does operations whose cost does not matter. */
    static void run(int threads, int operations, IntConsumer operation) throws Exception {
        run(threads, operations, () -> 0, operation);
    }

    /**
     * Does the operations 0 to {@code operations} less one; the n-th thread those that leave n by the division.
     *
     * @param processorSeconds tells how much processor time was used so far
     */
    static Load run(int threads, int operations, DoubleSupplier processorSeconds, IntConsumer operation)
            throws Exception {
        long[] nanos = new long[operations];
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        try {
            CyclicBarrier start = new CyclicBarrier(threads + 1);
            List<Future<?>> ends = new ArrayList<>();
            for (int thread = 0; thread < threads; thread++) {
                int first = thread;
                ends.add(executor.submit(() -> {
                    start.await(1, TimeUnit.MINUTES);
                    for (int i = first; i < operations; i += threads) {
                        long began = System.nanoTime();
                        operation.accept(i);
                        nanos[i] = System.nanoTime() - began;
                    }
                    return null;
                }));
            }
            double processorBefore = processorSeconds.getAsDouble();
            start.await(1, TimeUnit.MINUTES);
            long began = System.nanoTime();
            for (Future<?> end : ends) {
                end.get(10, TimeUnit.MINUTES);
            }
            double seconds = (System.nanoTime() - began) / 1e9;
            Arrays.sort(nanos);
            return new Load(seconds, processorSeconds.getAsDouble() - processorBefore, nanos);
        } finally {
            executor.shutdownNow();
        }
    }

    double perSecond() {
        return nanos.length / seconds;
    }

    /** Returns the processor time of an operation, in microseconds. */
    double processorMicroseconds() {
        return processorSeconds * 1e6 / nanos.length;
    }

    /** Returns how many milliseconds the given share of the operations stayed below. */
    double milliseconds(double share) {
        return nanos[(int) Math.min(nanos.length - 1, Math.ceil(nanos.length * share) - 1)] / 1e6;
    }
}
