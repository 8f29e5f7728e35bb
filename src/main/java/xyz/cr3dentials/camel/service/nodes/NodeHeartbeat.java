package xyz.cr3dentials.camel.service.nodes;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/**
 * Tells the other nodes every second that this one is alive, and learns of them every ten. Since that is a committed write,
 * it also tells whether this node can record work. Nobody waits for the database but its own thread. Thread-safe.
 */
public final class NodeHeartbeat implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(NodeHeartbeat.class);
    private static final Duration EVERY = Duration.ofSeconds(1);
    private static final int BEATS_A_LOOK = 10;
    /** A write that takes longer counts as failed, so that a database that hangs is known to. */
    private static final Duration WRITTEN_WITHIN = Duration.ofSeconds(4);

    /** How old what was read may be until nobody can say any more who is alive. */
    private static final Duration FRESH = Duration.ofSeconds(30);

    private static final Duration FAREWELL = Duration.ofSeconds(2);
    private static final int SHOWN = 100;

    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread heart = new Thread(task, "node-heartbeat");
        heart.setDaemon(true);
        return heart;
    });
    private final NodeTable table;
    private final Clock clock;
    private final LongSupplier nanoTime;
    private final Consumer<RuntimeException> onFailure;
    private final String name;
    private final Instant startedAt;

    private volatile Reading latest;
    private volatile @Nullable Long writtenAtNanos;
    private volatile boolean failing;
    private int beats;

    private record Reading(Instant at, List<Node> nodes) {}

    NodeHeartbeat(
            NodeTable table, String name, Clock clock, LongSupplier nanoTime, Consumer<RuntimeException> onFailure) {
        this.table = table;
        this.name = name;
        this.clock = clock;
        this.nanoTime = nanoTime;
        this.onFailure = onFailure;
        this.startedAt = clock.instant();
        this.latest = new Reading(startedAt, List.of(new Node(name, startedAt, startedAt, true, true)));
    }

    /**
     * Begins at once.
     *
     * @param dataSource has the ledger's tables; close this before it
     * @param onFailure is told of each write that failed, in the thread that writes
     */
    public static NodeHeartbeat start(DataSource dataSource, Clock clock, Consumer<RuntimeException> onFailure) {
        NodeHeartbeat heartbeat =
                new NodeHeartbeat(new NodeTable(dataSource), NodeNames.next(), clock, System::nanoTime, onFailure);
        Future<?> unused =
                heartbeat.thread.scheduleWithFixedDelay(heartbeat::beat, 0, EVERY.toMillis(), TimeUnit.MILLISECONDS);
        return heartbeat;
    }

    /** Returns the nodes as they were a few seconds ago, this one always among them; asks no database. */
    public List<Node> nodes() {
        Reading reading = latest;
        boolean fresh = Duration.between(reading.at(), clock.instant()).compareTo(FRESH) <= 0;
        return fresh
                ? reading.nodes()
                : reading.nodes().stream().map(Node::silent).toList();
    }

    /**
     * Tells whether the database takes this node's writes, by the latest that was tried; asks no database. A write that was
     * under way for some seconds counts as failed.
     */
    public boolean isWriting() {
        Long writtenAt = writtenAtNanos;
        return writtenAt != null && nanoTime.getAsLong() - writtenAt < WRITTEN_WITHIN.toNanos();
    }

    /** Whatever it throws would end the heartbeat for good. */
    void beat() {
        try {
            table.beat(name, startedAt);
            writtenAtNanos = nanoTime.getAsLong();
            if (beats++ % BEATS_A_LOOK == 0) {
                look();
            }
            failing = false;
        } catch (RuntimeException e) {
            writtenAtNanos = null;
            // The next success is to show the others at once.
            beats = 0;
            if (!failing) {
                failing = true;
                LOG.warn(
                        "This node cannot write to its database and is not ready; it goes on trying: {}", e.toString());
            }
            onFailure.accept(e);
        }
    }

    void look() {
        table.forgetSilent();
        latest = new Reading(clock.instant(), table.all(name, SHOWN));
    }

    /** Takes this node from the list, unless the database keeps it waiting. */
    @Override
    public void close() {
        if (thread.isShutdown()) {
            return;
        }
        thread.execute(this::leave);
        thread.shutdown();
        try {
            if (!thread.awaitTermination(FAREWELL.toMillis(), TimeUnit.MILLISECONDS)) {
                thread.shutdownNow();
            }
        } catch (InterruptedException e) {
            thread.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    private void leave() {
        try {
            table.remove(name);
        } catch (DataAccessException e) {
            LOG.info(
                    "This node stays in the list of nodes for a day, as the database does not answer: {}",
                    e.toString());
        }
    }
}
