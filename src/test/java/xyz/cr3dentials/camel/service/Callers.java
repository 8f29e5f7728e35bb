package xyz.cr3dentials.camel.service;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** Clients that ask for sessions side by side and, when they get no answer, ask for another one a little later. */
final class Callers implements AutoCloseable {

    private static final int SIDE_BY_SIDE = 4;
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final ExecutorService threads = Executors.newFixedThreadPool(SIDE_BY_SIDE);
    private final List<Future<?>> running = new ArrayList<>();
    private final AtomicInteger calls = new AtomicInteger();
    private final AtomicInteger created = new AtomicInteger();
    private final List<ServiceThroughItsLives> nodes;
    private final int sessions;
    private final long end;

    private Callers(List<ServiceThroughItsLives> nodes, int sessions, Duration limit) {
        this.nodes = nodes;
        this.sessions = sessions;
        this.end = System.nanoTime() + limit.toNanos();
    }

    /** Begins to ask the nodes in turn, until so many sessions were answered; to need longer than the limit is a failure. */
    static Callers start(int sessions, Duration limit, ServiceThroughItsLives... nodes) {
        Callers callers = new Callers(List.of(nodes), sessions, limit);
        for (int i = 0; i < SIDE_BY_SIDE; i++) {
            callers.running.add(callers.threads.submit(callers::createUntilEnough));
        }
        return callers;
    }

    private Void createUntilEnough() throws InterruptedException {
        while (created.get() < sessions && !Thread.currentThread().isInterrupted()) {
            int call = calls.incrementAndGet();
            if (nodes.get(call % nodes.size()).create("call-" + call).isPresent()) {
                created.incrementAndGet();
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
        return null;
    }

    /** Tells whether sessions are still missing. */
    boolean areWorking() {
        boolean working = running.stream().anyMatch(future -> !future.isDone());
        if (working && System.nanoTime() > end) {
            throw new AssertionError(
                    "Only %d of %d sessions could be created in time".formatted(created.get(), sessions));
        }
        return working;
    }

    /** Waits for the last answers, throws what went wrong, and returns how often the service was called. */
    int finish() throws Exception {
        for (Future<?> caller : running) {
            caller.get(1, TimeUnit.MINUTES);
        }
        return calls.get();
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
