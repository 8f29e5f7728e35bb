package xyz.cr3dentials.camel.service;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import xyz.cr3dentials.camel.component.verilock.VerilockEvents;

/**
 * Two vendors that send events, each until it is answered 200, as vendors do, and one time in two once more, to any node.
 */
final class EventStorm implements AutoCloseable {

    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final List<String> OF_DEEPIDV =
            List.of("session.created", "session.status.submitted", "session.invented");

    private final ExecutorService threads = Executors.newFixedThreadPool(2);
    private final List<Future<?>> running = new ArrayList<>();
    private final Set<String> sent = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean over = new AtomicBoolean();
    private final AtomicInteger number = new AtomicInteger();
    private final ServiceThroughItsLives[] nodes;

    private EventStorm(ServiceThroughItsLives... nodes) {
        this.nodes = nodes;
    }

    static EventStorm start(ServiceThroughItsLives... nodes) {
        EventStorm storm = new EventStorm(nodes);
        storm.running.add(storm.threads.submit(() -> storm.send(new Random(1), storm::verilock)));
        storm.running.add(storm.threads.submit(() -> storm.send(new Random(2), storm::deepidv)));
        return storm;
    }

    private Void send(Random random, Vendor vendor) throws InterruptedException {
        while (!over.get() && !Thread.currentThread().isInterrupted()) {
            int event = number.incrementAndGet();
            while (vendor.send(nodes[random.nextInt(nodes.length)].process(), event) != 200) {
                LockSupport.parkNanos(PAUSE.toNanos());
            }
            if (random.nextBoolean()) {
                vendor.send(nodes[random.nextInt(nodes.length)].process(), event);
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
        return null;
    }

    private int verilock(BootableJarProcess node, int event) throws InterruptedException {
        String type = VerilockEvents.OTHERS.get(event % VerilockEvents.OTHERS.size());
        String id = "wh_" + event;
        sent.add("verilock " + id);
        return SignedEvents.verilock(node, type, id, "ses_" + event, "approved");
    }

    private int deepidv(BootableJarProcess node, int event) throws InterruptedException {
        String type = OF_DEEPIDV.get(event % OF_DEEPIDV.size());
        String updatedAt = "2026-11-20T10:00:00Z";
        // What the vendor's events are told from each other by, since they have no id.
        sent.add("deepidv " + type + "/ses-" + event + "/" + updatedAt);
        return SignedEvents.deepidv(node, type, "ses-" + event, updatedAt);
    }

    /** Waits until the last event was answered and returns all of them, by vendor and id. */
    Set<String> finish() throws Exception {
        over.set(true);
        for (Future<?> vendor : running) {
            vendor.get(2, TimeUnit.MINUTES);
        }
        return sent;
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }

    @FunctionalInterface
    private interface Vendor {
        int send(BootableJarProcess node, int event) throws InterruptedException;
    }
}
