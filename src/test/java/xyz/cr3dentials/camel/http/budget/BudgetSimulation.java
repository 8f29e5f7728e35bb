package xyz.cr3dentials.camel.http.budget;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.function.LongConsumer;
import java.util.stream.LongStream;

/**
 * Nodes that send what they have with one key, in virtual time: each of their threads waits for its turn, sends, waits
 * for the answer, and goes on. Requests travel 5 to 15 ms, and threads wake up to 3 ms late.
 */
final class BudgetSimulation {

    static final long SECOND = 1_000_000_000L;
    private static final long MILLI = 1_000_000L;
    private static final long STALL = 5 * SECOND;

    private final Random random;
    private final long answerNanos;
    private final boolean stalls;
    private final LongConsumer elsewhere;
    private final PriorityQueue<Event> events =
            new PriorityQueue<>(Comparator.comparingLong(Event::at).thenComparingLong(Event::number));
    private final List<RequestBudget> nodes = new ArrayList<>();
    private final List<Long> arrivals = new ArrayList<>();
    private final List<Long> creationWaits = new ArrayList<>();
    private final int[] sent = new int[RequestPriority.values().length];
    private long now;
    private long numbers;

    /**
     * @param stalls whether one request of fifty, and one answer of fifty, is 5 s late
     * @param elsewhere told of the time that passes, in nanoseconds
     */
    BudgetSimulation(long seed, Duration answer, boolean stalls, LongConsumer elsewhere) {
        this.random = new Random(seed);
        this.answerNanos = answer.toNanos();
        this.stalls = stalls;
        this.elsewhere = elsewhere;
    }

    long nanoTime() {
        return now;
    }

    /** Adds a node with so many threads for each kind of endless work. */
    void addNode(BudgetStore store, BudgetSettings settings, int threads, RequestPriority... endless) {
        RequestBudget budget = new RequestBudget(store, settings, Clock.systemUTC(), this::nanoTime);
        nodes.add(budget);
        for (RequestPriority priority : endless) {
            for (int i = 0; i < threads; i++) {
                at(random.nextInt(1_000) * MILLI, () -> new Request(budget, priority, true).join());
            }
        }
    }

    /** Lets creations come at random, to one node or the other. */
    void addCreations(int perMinute) {
        at((long) (-Math.log(1 - random.nextDouble()) * 60 * SECOND / perMinute), () -> {
            new Request(nodes.get(random.nextInt(nodes.size())), RequestPriority.CREATE, false).join();
            addCreations(perMinute);
        });
    }

    void run(Duration time) {
        long end = time.toNanos();
        while (!events.isEmpty() && events.peek().at() <= end) {
            Event event = events.remove();
            elsewhere.accept(event.at() - now);
            now = event.at();
            event.what().run();
        }
    }

    /** Returns how many requests arrived in the fullest half-open minute. */
    int most() {
        SlidingWindow window = new SlidingWindow();
        arrivals.stream().sorted().forEach(window::add);
        return window.most();
    }

    /** Returns how many requests a minute arrived after the first two minutes, in which the first slots are still free. */
    double perMinute() {
        long from = 120 * SECOND;
        return arrivals.stream().filter(at -> at >= from).count() * 60.0 * SECOND / (now - from);
    }

    int sent(RequestPriority priority) {
        return sent[priority.ordinal()];
    }

    double creationWaitSeconds(double quantile) {
        long[] sorted =
                creationWaits.stream().flatMapToLong(LongStream::of).sorted().toArray();
        return sorted.length == 0 ? 0 : sorted[(int) Math.min(sorted.length - 1, quantile * sorted.length)] / 1e9;
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%6.1f a minute, at most %d in any; creations waited p50 %.2f s, p99 %.2f s, at most %.2f s",
                perMinute(),
                most(),
                creationWaitSeconds(0.5),
                creationWaitSeconds(0.99),
                creationWaitSeconds(1));
    }

    private void at(long later, Runnable what) {
        numbers++;
        events.add(new Event(now + later, numbers, what));
    }

    private long delay(long usual) {
        return stalls && random.nextInt(50) == 0 ? usual + STALL : usual;
    }

    private record Event(long at, long number, Runnable what) {}

    private final class Request {

        private final RequestBudget budget;
        private final RequestPriority priority;
        private final boolean endless;
        private long joinedAt;

        Request(RequestBudget budget, RequestPriority priority, boolean endless) {
            this.budget = budget;
            this.priority = priority;
            this.endless = endless;
        }

        void join() {
            joinedAt = now;
            ask(budget.queue(priority));
        }

        private void ask(Turn turn) {
            BudgetAnswer answer = budget.acquire(turn, BudgetStoreContract.TIME_LIMIT);
            BudgetSlot slot = answer.slot();
            if (slot == null) {
                at(answer.waitNanos() + random.nextInt(3_000_000), () -> ask(turn));
                return;
            }
            sent[priority.ordinal()]++;
            if (priority == RequestPriority.CREATE) {
                creationWaits.add(now - joinedAt);
            }
            at(delay((5 + random.nextInt(10)) * MILLI), () -> {
                arrivals.add(now);
                at(delay(answerNanos), () -> {
                    slot.answered();
                    if (endless) {
                        join();
                    }
                });
            });
        }
    }
}
