package xyz.cr3dentials.camel.detection;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import xyz.cr3dentials.camel.detection.VirtualVendor.Order;
import xyz.cr3dentials.camel.detection.VirtualVendor.Row;
import xyz.cr3dentials.camel.ledger.Account;
import xyz.cr3dentials.camel.ledger.Delivery;
import xyz.cr3dentials.camel.ledger.ManualClock;
import xyz.cr3dentials.camel.ledger.TestSubscriptions;
import xyz.cr3dentials.camel.ledger.VirtualThreads;
import xyz.cr3dentials.camel.ledger.VirtualThreads.Task;
import xyz.cr3dentials.camel.ledger.memory.MemorySessionLedger;

/**
 * Runs detection in virtual time, as a consumer does: one thread polls, another one reads results, and both wait for their
 * turns in the limit of the key. 2 sessions a minute that live 24 hours at most, two fifths of which nobody finishes;
 * 20,000 old rows; a pause of 30 seconds after each poll; no webhooks. It measures the second day, or a quarter of an hour
 * after many sessions have ended at once.
 */
final class DetectionSimulation {

    static final Duration PAUSE = Duration.ofSeconds(30);
    static final Set<String> WITHOUT_RESULT = Set.of("COMPLETED", "PARTIAL", "ERROR");
    /** The sessions that end at once and have a result to be read, and as many for each of the other statuses. */
    static final int BACKLOG = 400;

    static final int BESIDE_BACKLOG = 50;

    private static final Account ACCOUNT = new Account("vendor", "default");
    private static final Duration LIFETIME = Duration.ofHours(24);
    private static final Duration EVERY = Duration.ofSeconds(30);
    /** How long detection goes on, so that what ended last can be found. */
    private static final Duration AFTERWARDS = Duration.ofHours(1);

    private static final int OLD_ROWS = 20_000;
    private static final double ABANDONED = 0.4;
    private static final double MEAN_MINUTES = 4;

    private final ManualClock clock = new ManualClock();
    private final VirtualThreads threads = new VirtualThreads(clock);
    private final Random random = new Random(20_260_301);
    private final Map<String, Instant> learntAt = new HashMap<>();
    private final Order order;
    private final boolean backlog;
    private final VirtualVendor vendor;
    private final MemorySessionLedger ledger;
    private final CertificateDetector detector;
    private final Instant begin = clock.instant();
    private final Instant warm = begin.plus(LIFETIME);
    private final Instant from;
    private final Instant to;
    private final List<Row> ofBacklog = new ArrayList<>();
    private long[] before = new long[3];
    private long[] after = new long[3];

    /**
     * What was measured.
     *
     * @param listsAMinute requests for pages
     * @param readsAMinute reads by id of sessions that may have ended
     * @param resultsAMinute reads by id for the result of a session found in a list
     * @param due how many sessions ended in that time
     * @param missed how many of them were not detected
     * @param late how long after their ends the others were detected, by status, the shortest first
     */
    record Outcome(
            Order order,
            double listsAMinute,
            double readsAMinute,
            double resultsAMinute,
            int due,
            int missed,
            Map<String, List<Duration>> late) {

        double requestsAMinute() {
            return listsAMinute + readsAMinute;
        }

        Duration latest(String status) {
            return late(status, 1);
        }

        private Duration late(String status, double share) {
            List<Duration> all = late.get(status);
            return all.get((int) Math.min(all.size() - 1, Math.floor(all.size() * share)));
        }

        @Override
        public String toString() {
            String byStatus = VirtualVendor.TERMINAL.stream()
                    .map(status -> "%d / %d / %d / %d"
                            .formatted(
                                    late(status, 0.5).toSeconds(),
                                    late(status, 0.95).toSeconds(),
                                    late(status, 0.99).toSeconds(),
                                    latest(status).toSeconds()))
                    .collect(Collectors.joining(" | "));
            return String.format(
                    Locale.ROOT,
                    "| %s | %.1f | %.1f | %.1f | %d | %d | %s |",
                    order.name().toLowerCase(Locale.ROOT).replace('_', ' '),
                    requestsAMinute(),
                    listsAMinute,
                    readsAMinute,
                    due,
                    missed,
                    byStatus);
        }
    }

    private DetectionSimulation(Order order, boolean backlog) {
        this.order = order;
        this.backlog = backlog;
        this.from = backlog ? warm.plus(Duration.ofHours(1)) : warm;
        this.to = from.plus(backlog ? Duration.ofMinutes(15) : LIFETIME);
        this.vendor = new VirtualVendor(ACCOUNT, clock, random, order, LIFETIME);
        vendor.waiter = threads::sleepUntil;
        vendor.answersAfter = Duration.ofMillis(50);
        this.ledger = TestSubscriptions.wanting(clock, ACCOUNT, SimulatedVendor.TERMINAL);
        DetectionRules rules = new DetectionRules(
                ACCOUNT,
                VirtualVendor.TERMINAL,
                WITHOUT_RESULT,
                100,
                LIFETIME,
                Duration.ofMinutes(5),
                false,
                PAUSE.plusSeconds(30));
        this.detector = new CertificateDetector(vendor, ledger, rules, "detector", clock, random::nextDouble);
    }

    /** Simulates a steady stream of sessions. */
    static Outcome steady(Order order) {
        return new DetectionSimulation(order, false).run();
    }

    /** Simulates many that end at once among them. */
    static Outcome backlog(Order order) {
        return new DetectionSimulation(order, true).run();
    }

    private Outcome run() {
        for (int i = 0; i < OLD_ROWS; i++) {
            Instant createdAt = begin.minus(Duration.ofMinutes(1_500 + i / 2)).minusSeconds(i % 2 * 30);
            vendor.create(createdAt, life(), outcome());
        }
        threads.add(this::live);
        threads.add(this::poll);
        Task reader = threads.add(this::readResults);
        ledger.listen(ACCOUNT, () -> threads.wake(reader));
        threads.run();
        return measure();
    }

    private boolean goesOn() {
        return clock.instant().isBefore(to.plus(AFTERWARDS));
    }

    private void live() {
        for (Instant tick = begin; goesOn(); tick = tick.plus(EVERY)) {
            threads.sleepUntil(tick);
            if (tick.equals(from)) {
                before = counts();
            }
            if (tick.equals(to)) {
                after = counts();
            }
            String outcome = outcome();
            create(outcome, outcome.equals("TERMINATED") ? LIFETIME : life());
            if (backlog && tick.equals(from.minus(Duration.ofHours(1)))) {
                prepareBacklog();
            }
        }
    }

    /** Sessions that have begun within an hour; those with a result end at once, the others then and in five minutes. */
    private void prepareBacklog() {
        List<String> results = List.of("COMPLETED", "COMPLETED", "PARTIAL", "ERROR");
        for (int i = 0; i < BACKLOG; i++) {
            create(results.get(i % results.size()), Duration.between(clock.instant(), from));
        }
        for (int i = 0; i < BESIDE_BACKLOG; i++) {
            for (String outcome : List.of("CANCELLED", "TERMINATED")) {
                long seconds = i < BESIDE_BACKLOG / 2 ? 0 : random.nextInt(300);
                create(outcome, Duration.between(clock.instant(), from).plusSeconds(seconds));
            }
        }
    }

    private void poll() {
        while (goesOn()) {
            detector.detect();
            for (Delivery delivery : ledger.claim(
                    TestSubscriptions.ends(ACCOUNT, Set.copyOf(VirtualVendor.TERMINAL)),
                    1_000,
                    Duration.ofMinutes(5))) {
                learntAt.put(
                        delivery.fact().snapshot().key().sessionId(),
                        delivery.fact().learntAt());
                ledger.markDelivered(delivery);
            }
            threads.sleepUntil(clock.instant().plus(PAUSE));
        }
    }

    private void readResults() {
        while (goesOn()) {
            if (!detector.confirmHints()) {
                Instant next = clock.instant().plus(PAUSE);
                Instant due = ledger.nextHint(ACCOUNT).orElse(next);
                threads.sleepUntil(due.isBefore(next) ? due : next);
            }
        }
    }

    private long[] counts() {
        return new long[] {vendor.listRequests, vendor.candidateRequests, vendor.detailRequests};
    }

    private void create(String outcome, Duration life) {
        vendor.takeTurn();
        Row row = vendor.create(clock.instant(), life, outcome);
        ledger.openIntent(ACCOUNT, row.id, null);
        ledger.bindIntent(row.id, vendor.snapshot(row, true));
    }

    private String outcome() {
        double drawn = random.nextDouble();
        if (drawn < ABANDONED) {
            return "TERMINATED";
        }
        List<String> others = List.of("COMPLETED", "COMPLETED", "COMPLETED", "PARTIAL", "ERROR", "CANCELLED");
        return others.get(random.nextInt(others.size()));
    }

    private Duration life() {
        return Duration.ofMillis((long) (-Math.log(1 - random.nextDouble()) * MEAN_MINUTES * 60_000));
    }

    private Outcome measure() {
        double minutes = Duration.between(from, to).toMinutes();
        List<Row> due = vendor.rows.values().stream()
                .filter(row -> !row.endsAt.isBefore(from) && row.endsAt.isBefore(to))
                .toList();
        Map<String, List<Duration>> late = due.stream()
                .filter(row -> learntAt.containsKey(row.id))
                .collect(Collectors.groupingBy(
                        row -> row.outcome,
                        Collectors.mapping(
                                row -> Duration.between(row.endsAt, learntAt.get(row.id)),
                                Collectors.collectingAndThen(
                                        Collectors.toList(),
                                        all -> all.stream().sorted().toList()))));
        return new Outcome(
                order,
                (after[0] - before[0]) / minutes,
                (after[1] - before[1]) / minutes,
                (after[2] - before[2]) / minutes,
                due.size(),
                (int) due.stream().filter(row -> !learntAt.containsKey(row.id)).count(),
                late);
    }

    /** Prints the tables of the documentation. */
    public static void main(String[] arguments) {
        List<Order> orders = arguments.length == 0 ? List.of(Order.values()) : List.of(Order.valueOf(arguments[0]));
        for (boolean backlog : new boolean[] {false, true}) {
            System.out.println("| order | requests a minute | pages | reads by id | due | missed | "
                    + String.join(" | ", VirtualVendor.TERMINAL) + " |");
            System.out.println("|---|---|---|---|---|---|---|---|---|---|---|");
            orders.forEach(order -> System.out.println(new DetectionSimulation(order, backlog).run()));
            System.out.println();
        }
    }
}
