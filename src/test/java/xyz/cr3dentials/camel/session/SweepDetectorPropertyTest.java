package xyz.cr3dentials.camel.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import xyz.cr3dentials.camel.session.SimulatedVendor.Order;
import xyz.cr3dentials.camel.session.SimulatedVendor.Row;

/** No session is lost and none is delivered twice, whatever the vendor's list does. */
class SweepDetectorPropertyTest {

    private static final Account ACCOUNT = new Account("vendor", "default");
    private static final Duration TICK = Duration.ofMinutes(1);
    private static final Duration GRACE = Duration.ofMinutes(5);
    private static final int BUSY_TICKS = 60;
    private static final int SEEDS = 3;

    private enum Fault {
        NONE,
        IGNORED_OFFSET,
        IGNORED_LIMIT,
        IGNORED_FILTER,
        ENDINGS_WHILE_PAGING,
        FAILURES,
        WEBHOOKS_TOO
    }

    static Stream<Arguments> worlds() {
        List<Arguments> worlds = new ArrayList<>();
        for (Order order : Order.values()) {
            for (Fault fault : Fault.values()) {
                for (boolean backfill : new boolean[] {false, true}) {
                    worlds.add(Arguments.of(order, fault, backfill));
                }
            }
        }
        return worlds.stream();
    }

    @ParameterizedTest(name = "order {0}, fault {1}, backfill {2}")
    @MethodSource("worlds")
    void losesNoSessionAndDeliversNoneTwice(Order order, Fault fault, boolean backfill) {
        for (int seed = 0; seed < SEEDS; seed++) {
            new World(seed, order, fault, backfill).run();
        }
    }

    private static final class World {

        private final ManualClock clock = new ManualClock();
        private final Random random;
        private final Fault fault;
        private final boolean backfill;
        private final String name;
        private final SimulatedVendor vendor;
        private final MemorySessionLedger ledger = new MemorySessionLedger(clock, MemoryLedgerLimits.DEFAULT);
        private final SweepDetector detector;
        private final Set<String> own = new HashSet<>();
        private final Map<String, Integer> deliveries = new HashMap<>();
        private final Set<String> withoutResult = new HashSet<>();

        World(int seed, Order order, Fault fault, boolean backfill) {
            this.random = new Random(seed * 31L + order.ordinal());
            this.fault = fault;
            this.backfill = backfill;
            this.name = "%s %s backfill=%s seed=%d".formatted(order, fault, backfill, seed);
            this.vendor = new SimulatedVendor(ACCOUNT, clock, random, order);
            vendor.ignoresOffset = fault == Fault.IGNORED_OFFSET;
            vendor.ignoresFilter = fault == Fault.IGNORED_FILTER;
            vendor.pageLimit = fault == Fault.IGNORED_LIMIT ? 3 : Integer.MAX_VALUE;
            DetectionRules rules = new DetectionRules(
                    ACCOUNT,
                    SimulatedVendor.TERMINAL,
                    Set.of("COMPLETED", "PARTIAL", "ERROR"),
                    10,
                    SimulatedVendor.LIFETIME,
                    GRACE,
                    backfill);
            this.detector = new SweepDetector(vendor, ledger, rules, clock, random::nextDouble);
        }

        void run() {
            Instant start = clock.instant();
            for (int i = 0; i < 120; i++) {
                vendor.create(start.minus(Duration.ofHours(4 + random.nextInt(100))));
            }
            vendor.beforePage = () -> {
                if (fault == Fault.ENDINGS_WHILE_PAGING) {
                    clock.advance(Duration.ofSeconds(2));
                }
            };
            for (int i = 0; i < BUSY_TICKS; i++) {
                vendor.failureRate = fault == Fault.FAILURES && i % 20 < 15 ? 0.3 : 0;
                createSome();
                tick();
            }
            vendor.failureRate = 0;
            Instant quietAfter =
                    clock.instant().plus(SimulatedVendor.LIFETIME).plus(GRACE).plus(Duration.ofMinutes(30));
            while (clock.instant().isBefore(quietAfter)) {
                tick();
            }
            check();
        }

        private void createSome() {
            for (int i = random.nextInt(3); i > 0; i--) {
                Row row = vendor.create(clock.instant());
                if (random.nextBoolean()) {
                    own.add(row.id);
                    ledger.openIntent(
                            new CreateIntent(ACCOUNT, row.id, null, clock.instant(), CreateIntent.State.OPEN, null));
                    ledger.bindIntent(row.id, vendor.snapshot(row, true));
                }
            }
        }

        private void tick() {
            clock.advance(TICK);
            if (fault == Fault.WEBHOOKS_TOO) {
                vendor.rows.values().stream()
                        .filter(row -> own.contains(row.id) && vendor.hasEnded(row))
                        .filter(row -> random.nextInt(4) == 0)
                        .forEach(row ->
                                ledger.hint(new SessionKey(ACCOUNT, row.id), LearntBy.WEBHOOK, clock.instant(), null));
            }
            try {
                detector.detect();
            } catch (IllegalStateException e) {
                assertThat(e).hasMessage("503");
            }
            for (Delivery delivery :
                    ledger.claim(ACCOUNT, Set.copyOf(SimulatedVendor.TERMINAL), 1_000, Duration.ofMinutes(5))) {
                deliveries.merge(delivery.key().sessionId(), 1, Integer::sum);
                SessionSnapshot snapshot = delivery.fact().snapshot();
                if (Set.of("COMPLETED", "PARTIAL", "ERROR").contains(snapshot.status())
                        && !snapshot.json().contains("result")) {
                    withoutResult.add(delivery.key().sessionId());
                }
                ledger.markDelivered(delivery, clock.instant());
            }
        }

        private void check() {
            assertThat(deliveries.values()).as(name).allMatch(count -> count == 1);
            assertThat(withoutResult).as(name).isEmpty();
            Set<String> due = new HashSet<>();
            Set<String> history = new HashSet<>();
            for (Row row : vendor.rows.values()) {
                Baseline baseline = ledger.baseline(ACCOUNT, row.outcome).orElseThrow();
                Instant since = baseline.takenAt();
                Instant latestEnd = baseline.latestEnd();
                boolean listed = fault != Fault.IGNORED_OFFSET && (backfill || row.completedAt.isAfter(since));
                if (own.contains(row.id) || listed) {
                    due.add(row.id);
                } else if (!backfill
                        && latestEnd != null
                        && row.completedAt.isBefore(latestEnd.minus(Duration.ofHours(1)))) {
                    history.add(row.id);
                }
            }
            assertThat(deliveries.keySet()).as(name).containsAll(due);
            assertThat(history).as(name).noneMatch(deliveries::containsKey);
        }
    }
}
