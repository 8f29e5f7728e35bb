package xyz.cr3dentials.camel.service.events;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletOutputStream;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands changes of a revision to all open streams. One thread looks and writes, however many clients there are, since no
 * write blocks. Thread-safe; closing it ends all streams, and doing so twice does no harm.
 */
public final class EventStream implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EventStream.class);

    private final LongSupplier revision;
    private final EventStreamSettings settings;
    private final LongSupplier nanoTime;
    private final Semaphore places;
    private final Set<EventClient> clients = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "events");
        thread.setDaemon(true);
        return thread;
    });
    private volatile boolean closed;
    // Only the clock's thread uses these.
    private long lastRevision;
    private long lastChange;
    private long lastHeartbeat;

    /**
     * A stream that nobody looks after until it is started.
     *
     * @param revision grows with every change; asked often, so it must be cheap
     * @param nanoTime the time in nanoseconds from any origin
     */
    EventStream(LongSupplier revision, EventStreamSettings settings, LongSupplier nanoTime) {
        this.revision = revision;
        this.settings = settings;
        this.nanoTime = nanoTime;
        this.places = new Semaphore(settings.maximumClients());
        this.lastRevision = revision.getAsLong();
        this.lastChange = nanoTime.getAsLong();
        this.lastHeartbeat = lastChange;
    }

    /**
     * Starts looking at the revision.
     *
     * @param revision grows with every change; asked often, so it must be cheap
     */
    public static EventStream start(LongSupplier revision, EventStreamSettings settings) {
        EventStream stream = new EventStream(revision, settings, System::nanoTime);
        long pause = settings.look().toNanos();
        Future<?> unused = stream.clock.scheduleWithFixedDelay(stream::lookSafely, pause, pause, TimeUnit.NANOSECONDS);
        return stream;
    }

    /** Takes one of the places for a client, to be followed by {@link #open}; false if there is none. */
    boolean reserve() {
        return !closed && places.tryAcquire();
    }

    /** Serves the client of a started asynchronous request until it goes. A place must have been reserved. */
    void open(AsyncContext async, ServletOutputStream output) {
        EventClient client = new EventClient(async, output, nanoTime, this::forget);
        clients.add(client);
        client.change(revision.getAsLong());
        client.begin();
        if (closed) {
            client.end();
        }
    }

    private void forget(EventClient client) {
        clients.remove(client);
        places.release();
    }

    private void lookSafely() {
        try {
            look();
        } catch (RuntimeException e) {
            // One that escaped would end the looking for good.
            LOG.warn("The streams of events could not be served this time:", e);
        }
    }

    /** Sends what is due now and drops who does not take it. */
    void look() {
        long now = nanoTime.getAsLong();
        long current = revision.getAsLong();
        Duration refresh = settings.refresh();
        if (current != lastRevision || (refresh != null && now - lastChange >= refresh.toNanos())) {
            lastRevision = current;
            lastChange = now;
            clients.forEach(client -> client.change(current));
        }
        if (now - lastHeartbeat >= settings.heartbeat().toNanos()) {
            lastHeartbeat = now;
            clients.forEach(EventClient::heartbeat);
        }
        for (EventClient client : clients) {
            if (client.hasWaitedFor(settings.patience())) {
                LOG.debug("A client of the event stream does not take what it is sent and is dropped");
                client.breakOff();
            }
        }
    }

    /** How many streams are open. */
    int clients() {
        return clients.size();
    }

    @Override
    public void close() {
        closed = true;
        clock.shutdownNow();
        clients.forEach(EventClient::end);
    }
}
