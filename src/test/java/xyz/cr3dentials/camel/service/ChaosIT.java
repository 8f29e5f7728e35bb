package xyz.cr3dentials.camel.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static xyz.cr3dentials.camel.service.ServiceThroughItsLives.prepare;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import xyz.cr3dentials.camel.sandbox.SandboxSettings;
import xyz.cr3dentials.camel.sandbox.cr3dentials.Cr3dentialsSandbox;
import xyz.cr3dentials.camel.sandbox.cr3dentials.SandboxSession;
import xyz.cr3dentials.camel.sandbox.deepidv.DeepidvSandbox;
import xyz.cr3dentials.camel.sandbox.verilock.VerilockSandbox;

/**
 * Two nodes of the real jar and a real PostgreSQL, all killed again and again, and a vendor that drops, doubles and delays
 * webhooks and fails: at the end every session that exists at the vendor has its one CRM row, and every event that two
 * other vendors sent its one exchange.
 *
 * <p>Runs with {@code -Pchaos} only. {@code -Dchaos.sessions=…} sets the length, {@code -Dchaos.seed=…} repeats the order
 * of the disasters and the pauses between them.
 */
@Tag("chaos")
class ChaosIT {

    private static final int SESSIONS = Integer.getInteger("chaos.sessions", 1_000);
    private static final long SEED = Long.getLong("chaos.seed", System.nanoTime());
    private static final Duration SHORTEST_LIFE = Duration.ofSeconds(1);
    private static final Duration LONGEST_LIFE = Duration.ofSeconds(6);
    private static final Duration CREATED_WITHIN = Duration.ofHours(2);
    /** What was asked for in vain many times is asked for every ten minutes. */
    private static final Duration SETTLED_WITHIN = Duration.ofMinutes(25);

    private static final String API_KEY = "test-key";
    private static final SandboxSettings SETTINGS =
            SandboxSettings.builder().apiKeys(API_KEY).build();
    private static final String EVENT_FLOW = """
            - route:
                id: verilock-events
                from:
                  uri: verilock:events
                  parameters:
                    delay: 2000
                    deliveryLease: 15000
                  steps:
                    - to:
                        uri: "%1$s"
            - route:
                id: deepidv-events
                from:
                  uri: deepidv:events
                  parameters:
                    delay: 2000
                    deliveryLease: 15000
                  steps:
                    - to:
                        uri: "%1$s"
            """.formatted(EventRows.EFFECT);

    @TempDir
    private Path first;

    @TempDir
    private Path second;

    private int kills;
    private int restarts;

    @Test
    void theExactSetArrivesWhateverDiesAndWhateverTheVendorDoes() throws Exception {
        Random random = new Random(SEED);
        System.out.printf("ChaosIT: %d sessions, seed %d%n", SESSIONS, SEED);
        try (DurablePostgres database = DurablePostgres.start();
                Cr3dentialsSandbox vendor = ServiceThroughItsLives.startVendor();
                VerilockSandbox verilock = VerilockSandbox.start(SETTINGS);
                DeepidvSandbox deepidv = DeepidvSandbox.start(SETTINGS);
                ServiceThroughItsLives one = node(prepare(first, vendor, database), verilock, deepidv);
                ServiceThroughItsLives other = node(prepare(second, vendor, database), verilock, deepidv)) {
            EventRows events = EventRows.create(database);
            long begun = System.nanoTime();
            Set<String> sent = new TreeSet<>();
            VendorWeather weather = new VendorWeather(vendor, random);
            int calls = createAmidDisasters(List.of(one, other), database, weather, random, sent);
            Set<String> existing = ids(vendor);
            long created = System.nanoTime();
            System.out.printf(
                    "ChaosIT: seed %d, %d kills, %d database restarts, %d calls, %d sessions at the vendor and %d events after %d s%n",
                    SEED, kills, restarts, calls, existing.size(), sent.size(), seconds(begun, created));

            CrmRows crm = new CrmRows(database);
            LedgerRows ledger = new LedgerRows(database);
            await().atMost(SETTLED_WITHIN).pollInterval(Duration.ofSeconds(1)).untilAsserted(() -> {
                Set<String> written = crm.updatesBySession().keySet();
                assertThat(written)
                        .as(() -> "missing: " + ledger.describe(without(existing, written)))
                        .containsExactlyInAnyOrderElementsOf(existing);
                assertThat(events.exchanges().keySet()).containsExactlyInAnyOrderElementsOf(sent);
            });
            int repeated = crm.repeatedExchanges();
            int repeatedEvents = events.repeatedExchanges();
            System.out.printf(
                    "ChaosIT: seed %d, the exact sets after another %d s, %d exchanges of sessions and %d of events repeated%n",
                    SEED, seconds(created, System.nanoTime()), repeated, repeatedEvents);
            assertThat(events.stored())
                    .as("rows of events in the ledger")
                    .containsOnlyKeys(sent)
                    .allSatisfy((id, rows) -> assertThat(rows).isEqualTo(1));
            assertThat(repeated + repeatedEvents)
                    .as("exchanges repeated after %d kills and %d database restarts", kills, restarts)
                    .isLessThanOrEqualTo(kills + restarts);
            assertThat(ids(vendor)).as("sessions created by nobody's call").isEqualTo(existing);
            assertThat(vendor.createdSessions())
                    .as("the calls that created a session")
                    .extracting(SandboxSession::externalReferenceId)
                    .doesNotContainNull()
                    .doesNotHaveDuplicates();
        }
    }

    private static ServiceThroughItsLives node(
            BootableJarProcess.Preparation preparation, VerilockSandbox verilock, DeepidvSandbox deepidv)
            throws IOException {
        return ServiceThroughItsLives.begin(preparation
                .route("events.yaml", EVENT_FLOW)
                .environment("VERILOCK_BASE_URL", verilock.baseUrl())
                .environment("VERILOCK_API_KEY", API_KEY)
                .environment("VERILOCK_WEBHOOK_SECRET", SignedEvents.SECRET)
                .environment("DEEPIDV_BASE_URL", deepidv.baseUrl())
                .environment("DEEPIDV_API_KEY", API_KEY)
                .environment("DEEPIDV_WEBHOOK_SECRET", SignedEvents.SECRET));
    }

    private int createAmidDisasters(
            List<ServiceThroughItsLives> nodes,
            DurablePostgres database,
            VendorWeather weather,
            Random random,
            Set<String> sent)
            throws Exception {
        ServiceThroughItsLives[] all = nodes.toArray(ServiceThroughItsLives[]::new);
        try (EventStorm storm = EventStorm.start(all);
                Callers callers = Callers.start(SESSIONS, CREATED_WITHIN, all)) {
            while (callers.areWorking()) {
                weather.change();
                LockSupport.parkNanos(random.nextLong(SHORTEST_LIFE.toNanos(), LONGEST_LIFE.toNanos()));
                strike(nodes, database, random);
            }
            weather.calm();
            int calls = callers.finish();
            sent.addAll(storm.finish());
            return calls;
        }
    }

    /** One time in four the database dies under living nodes, one time in four it dies with one of them, else that alone. */
    private void strike(List<ServiceThroughItsLives> nodes, DurablePostgres database, Random random) throws Exception {
        int disaster = random.nextInt(4);
        ServiceThroughItsLives node = nodes.get(random.nextInt(nodes.size()));
        boolean databaseDies = disaster <= 1;
        boolean nodeDies = disaster >= 1;
        if (nodeDies) {
            node.kill();
            kills++;
        }
        if (databaseDies) {
            database.crashAndRestart();
            restarts++;
        }
        for (ServiceThroughItsLives each : nodes) {
            each.revive();
        }
    }

    private static Set<String> ids(Cr3dentialsSandbox vendor) {
        return vendor.createdSessions().stream()
                .map(SandboxSession::sessionId)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> without(Collection<String> all, Collection<String> some) {
        Set<String> rest = new TreeSet<>(all);
        rest.removeAll(some);
        return rest;
    }

    private static long seconds(long from, long to) {
        return Duration.ofNanos(to - from).toSeconds();
    }
}
