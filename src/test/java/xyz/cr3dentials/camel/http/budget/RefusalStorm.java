package xyz.cr3dentials.camel.http.budget;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import xyz.cr3dentials.camel.http.pipeline.VirtualTime;

/**
 * A vendor with a fixed window of 60 seconds for 120 requests, a foreign caller who uses up five of them as soon as they
 * open, and nodes that send what they have to with the same key. Each answer takes 300 ms.
 */
final class RefusalStorm {

    private static final long STEP = 100_000_000L;
    private static final long WINDOW = 60_000_000_000L;
    private static final long LATENCY = 300_000_000L;
    private static final int LIMIT = 120;
    private static final int STORMS = 5;

    private final List<Node> nodes = new ArrayList<>();
    private final LongConsumer storesTime;
    private long now;
    private int usedInWindow;
    private int refused;
    private int served;
    private int ourMost;

    RefusalStorm(LongConsumer storesTime) {
        this.storesTime = storesTime;
    }

    /** Adds a node with requests of all priorities but the lowest. */
    void addNode(RequestBudget budget, VirtualTime time, int requests) {
        Node node = new Node(budget, time);
        for (int i = 0; i < requests; i++) {
            node.line.put(budget.queue(RequestPriority.values()[i % 3]), 0L);
        }
        nodes.add(node);
    }

    /** Runs until everything is served, an hour at most. */
    void run() {
        SlidingWindow ours = new SlidingWindow();
        while (now < 60 * WINDOW && nodes.stream().anyMatch(Node::hasWork)) {
            if (now % WINDOW == 0) {
                usedInWindow = 0;
            }
            long window = now / WINDOW;
            if (window >= 1 && window <= STORMS) {
                usedInWindow = LIMIT;
            }
            for (Node node : nodes) {
                node.receive();
                node.send(ours);
            }
            now += STEP;
            storesTime.accept(STEP);
            nodes.forEach(node -> node.time.sleep(STEP));
        }
        ourMost = ours.most();
    }

    int refused() {
        return refused;
    }

    int served() {
        return served;
    }

    int ourMost() {
        return ourMost;
    }

    private final class Node {

        private final RequestBudget budget;
        private final VirtualTime time;
        private final Map<Turn, Long> line = new LinkedHashMap<>();
        private final List<Flight> flights = new ArrayList<>();

        Node(RequestBudget budget, VirtualTime time) {
            this.budget = budget;
            this.time = time;
        }

        boolean hasWork() {
            return !line.isEmpty() || !flights.isEmpty();
        }

        void send(SlidingWindow ours) {
            for (Turn turn : List.copyOf(line.keySet())) {
                if (line.get(turn) > now) {
                    continue;
                }
                BudgetAnswer answer = budget.acquire(turn, BudgetStoreContract.TIME_LIMIT);
                BudgetSlot slot = answer.slot();
                if (slot == null) {
                    line.put(turn, now + answer.waitNanos());
                } else {
                    line.remove(turn);
                    ours.add(now);
                    boolean accepted = usedInWindow < LIMIT;
                    usedInWindow = accepted ? usedInWindow + 1 : usedInWindow;
                    flights.add(new Flight(now + LATENCY, accepted, turn.priority(), slot));
                }
            }
        }

        void receive() {
            for (Flight flight : List.copyOf(flights)) {
                if (flight.arrival <= now) {
                    flights.remove(flight);
                    flight.slot.answered();
                    int status = flight.accepted ? 200 : 429;
                    budget.observe(status, RateLimit.UNNAMED);
                    if (flight.accepted) {
                        served++;
                    } else {
                        refused++;
                        budget.countRefusal();
                        budget.pause(Duration.ofNanos(WINDOW - now % WINDOW));
                        line.put(budget.queue(flight.priority), now);
                    }
                }
            }
        }
    }

    private record Flight(long arrival, boolean accepted, RequestPriority priority, BudgetSlot slot) {}
}
