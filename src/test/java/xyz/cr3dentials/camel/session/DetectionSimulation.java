package xyz.cr3dentials.camel.session;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import xyz.cr3dentials.camel.session.VirtualVendor.Order;
import xyz.cr3dentials.camel.session.VirtualVendor.Row;

/**
 * Runs detection for two days of virtual time and measures the second: 2 sessions a minute that live 24 hours at most,
 * two fifths of which nobody finishes; 20,000 old rows; a tick every 30 seconds; no webhooks.
 */
final class DetectionSimulation {

    private static final Account ACCOUNT = new Account("vendor", "default");
    private static final Duration LIFETIME = Duration.ofHours(24);
    private static final Duration TICK = Duration.ofSeconds(30);
    /** How long detection goes on, so that what ended last can be found. */
    private static final Duration AFTERWARDS = Duration.ofHours(1);

    private static final int OLD_ROWS = 20_000;
    private static final double ABANDONED = 0.4;
    private static final double MEAN_MINUTES = 4;

    private final ManualClock clock = new ManualClock();
    private final Random random = new Random(20_260_301);
    private final Map<String, Instant> learntAt = new HashMap<>();
    private final Order order;
    private final VirtualVendor vendor;
    private final MemorySessionLedger ledger;
    private final CertificateDetector detector;

    /**
     * What the second day has shown.
     *
     * @param listsAMinute requests for pages
     * @param readsAMinute reads by id of sessions that may have ended
     * @param detailsAMinute reads by id for the result of a session found in a list
     * @param due how many sessions ended in that day
     * @param missed how many of them were not detected
     * @param latest how long after its end the last but one percent was detected
     */
    record Outcome(
            Order order,
            double listsAMinute,
            double readsAMinute,
            double detailsAMinute,
            int due,
            int missed,
            Duration latest) {

        double requestsAMinute() {
            return listsAMinute + readsAMinute;
        }

        @Override
        public String toString() {
            return "| %s | %.1f | %.1f | %.1f | %d | %d | %d s |"
                    .formatted(
                            order.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' '),
                            requestsAMinute(),
                            listsAMinute,
                            readsAMinute,
                            due,
                            missed,
                            latest.toSeconds());
        }
    }

    DetectionSimulation(Order order) {
        this.order = order;
        this.vendor = new VirtualVendor(ACCOUNT, clock, random, order, LIFETIME);
        this.ledger = new MemorySessionLedger(clock, MemoryLedgerLimits.DEFAULT);
        DetectionRules rules = new DetectionRules(
                ACCOUNT,
                VirtualVendor.TERMINAL,
                Set.of("COMPLETED", "PARTIAL", "ERROR"),
                100,
                LIFETIME,
                Duration.ofMinutes(5),
                false,
                true,
                Duration.ofMinutes(1));
        this.detector = new CertificateDetector(vendor, ledger, rules, "detector", clock, random::nextDouble);
    }

    Outcome run() {
        Instant begin = clock.instant();
        for (int i = 0; i < OLD_ROWS; i++) {
            Instant createdAt = begin.minus(Duration.ofMinutes(1_500 + i / 2)).minusSeconds(i % 2 * 30);
            vendor.create(createdAt, life(), outcome());
        }
        Instant warm = begin.plus(LIFETIME);
        Instant end = warm.plus(LIFETIME);
        Instant tick = begin;
        long[] before = new long[3];
        long[] after = before;
        while (tick.isBefore(end.plus(AFTERWARDS))) {
            if (clock.instant().isBefore(tick)) {
                clock.advance(Duration.between(clock.instant(), tick));
            }
            if (tick.equals(warm)) {
                before = counts();
            }
            if (tick.equals(end)) {
                after = counts();
            }
            create();
            detector.detect();
            take();
            tick = tick.plus(TICK);
        }
        return measure(warm, end, before, after);
    }

    private long[] counts() {
        return new long[] {vendor.listRequests, vendor.candidateRequests, vendor.detailRequests};
    }

    private void create() {
        String outcome = outcome();
        Row row = vendor.create(clock.instant(), outcome.equals("TERMINATED") ? LIFETIME : life(), outcome);
        ledger.openIntent(new CreateIntent(ACCOUNT, row.id, null, clock.instant(), CreateIntent.State.OPEN, null));
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

    private void take() {
        for (Delivery delivery :
                ledger.claim(ACCOUNT, Set.copyOf(VirtualVendor.TERMINAL), 1_000, Duration.ofMinutes(5))) {
            learntAt.put(delivery.key().sessionId(), clock.instant());
            ledger.markDelivered(delivery, clock.instant());
        }
    }

    private Outcome measure(Instant from, Instant to, long[] before, long[] after) {
        double minutes = Duration.between(from, to).toMinutes();
        List<Row> due = vendor.rows.values().stream()
                .filter(row -> !row.endsAt.isBefore(from) && row.endsAt.isBefore(to))
                .toList();
        long missed = due.stream().filter(row -> !learntAt.containsKey(row.id)).count();
        List<Duration> late = due.stream()
                .filter(row -> learntAt.containsKey(row.id))
                .map(row -> Duration.between(row.endsAt, learntAt.get(row.id)))
                .sorted()
                .toList();
        return new Outcome(
                order,
                (after[0] - before[0]) / minutes,
                (after[1] - before[1]) / minutes,
                (after[2] - before[2]) / minutes,
                due.size(),
                (int) missed,
                late.get((int) (late.size() * 0.99)));
    }

    /** Prints the table of the documentation. */
    public static void main(String[] arguments) {
        System.out.println("| order | requests a minute | pages | reads by id | due | missed | p99 late |");
        System.out.println("|---|---|---|---|---|---|---|");
        for (Order order : arguments.length == 0 ? Order.values() : new Order[] {Order.valueOf(arguments[0])}) {
            System.out.println(new DetectionSimulation(order).run());
        }
    }
}
