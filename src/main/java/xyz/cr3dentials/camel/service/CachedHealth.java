package xyz.cr3dentials.camel.service;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import xyz.cr3dentials.camel.service.undertow.HealthPage;
import xyz.cr3dentials.camel.service.undertow.HealthPages;

/**
 * Health pages that are made in the background twice a second and given out as they are, so that whoever asks waits for
 * nothing. Thread-safe.
 */
final class CachedHealth implements HealthPages, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(CachedHealth.class);
    private static final Duration EVERY = Duration.ofMillis(500);

    /** A page that could not be made anew for so long says nothing about the present. */
    private static final Duration FRESH = Duration.ofSeconds(10);

    private final Supplier<HealthReport> liveness;
    private final Supplier<HealthReport> readiness;
    private final String instance;
    private final LongSupplier nanoTime;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread worker = new Thread(task, "health");
        worker.setDaemon(true);
        return worker;
    });
    private volatile Made made;
    private volatile boolean leaving;
    private volatile boolean failing;

    private record Made(HealthPage live, HealthPage ready, long atNanos) {}

    /** Makes the first pages at once; {@link #start} lets more follow. */
    CachedHealth(
            Supplier<HealthReport> liveness, Supplier<HealthReport> readiness, String instance, LongSupplier nanoTime) {
        this.liveness = liveness;
        this.readiness = readiness;
        this.instance = instance;
        this.nanoTime = nanoTime;
        this.made = make();
    }

    CachedHealth start() {
        Future<?> unused =
                thread.scheduleWithFixedDelay(this::renew, EVERY.toMillis(), EVERY.toMillis(), TimeUnit.MILLISECONDS);
        return this;
    }

    /** Whatever it throws would end the renewal for good. */
    void renew() {
        try {
            made = make();
            failing = false;
        } catch (RuntimeException e) {
            // Once, and not twice a second.
            if (!failing) {
                LOG.warn("The health pages could not be made: {}", e.toString());
            }
            failing = true;
        }
    }

    private Made make() {
        return new Made(liveness.get().page(instance), readiness.get().page(instance), nanoTime.getAsLong());
    }

    /** Shows a node that is about to stop as unready from now on. */
    void leave() {
        leaving = true;
    }

    @Override
    public HealthPage live() {
        return made.live();
    }

    @Override
    public HealthPage ready() {
        Made latest = made;
        boolean stale = nanoTime.getAsLong() - latest.atNanos() > FRESH.toNanos();
        return leaving || stale ? HealthReport.down().page(instance) : latest.ready();
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
