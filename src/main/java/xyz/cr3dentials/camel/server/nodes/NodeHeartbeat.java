package xyz.cr3dentials.camel.server.nodes;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/**
 * Tells the other nodes every ten seconds that this one is alive, and learns of them at the same time. Nobody waits for the
 * database but its own thread. Thread-safe.
 */
public final class NodeHeartbeat implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(NodeHeartbeat.class);
    private static final Duration EVERY = Duration.ofSeconds(10);
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
    private final String name;
    private final Instant startedAt;

    private volatile Reading latest;
    private volatile boolean failing;

    private record Reading(Instant at, List<Node> nodes) {}

    NodeHeartbeat(NodeTable table, String name, Clock clock) {
        this.table = table;
        this.name = name;
        this.clock = clock;
        this.startedAt = clock.instant();
        this.latest = new Reading(startedAt, List.of(new Node(name, startedAt, startedAt, true, true)));
    }

    /**
     * Begins at once.
     *
     * @param dataSource has the ledger's tables; close this before it
     */
    public static NodeHeartbeat start(DataSource dataSource, Clock clock) {
        NodeHeartbeat heartbeat = new NodeHeartbeat(new NodeTable(dataSource), NodeNames.next(), clock);
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

    /** Whatever it throws would end the heartbeat for good. */
    void beat() {
        try {
            table.beat(name, startedAt);
            latest = new Reading(clock.instant(), table.all(name, SHOWN));
            failing = false;
        } catch (DataAccessException e) {
            if (!failing) {
                failing = true;
                LOG.warn("This node cannot tell the others that it is alive; it goes on trying: {}", e.toString());
            }
        }
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
