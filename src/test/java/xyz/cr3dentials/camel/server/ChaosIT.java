package xyz.cr3dentials.camel.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import xyz.cr3dentials.camel.sandbox.cr3dentials.Cr3dentialsSandbox;
import xyz.cr3dentials.camel.sandbox.cr3dentials.SandboxSession;

/**
 * The real jar and a real PostgreSQL, both killed again and again, and a vendor that drops, doubles and delays webhooks
 * and fails: at the end every session that exists at the vendor has its one CRM row.
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

    @TempDir
    private Path workingDirectory;

    private int kills;
    private int restarts;

    @Test
    void theExactSetArrivesWhateverDiesAndWhateverTheVendorDoes() throws Exception {
        Random random = new Random(SEED);
        System.out.printf("ChaosIT: %d sessions, seed %d%n", SESSIONS, SEED);
        try (DurablePostgres database = DurablePostgres.start();
                Cr3dentialsSandbox vendor = ServiceThroughItsLives.startVendor();
                ServiceThroughItsLives service = ServiceThroughItsLives.begin(
                        ServiceThroughItsLives.prepare(workingDirectory, vendor, database))) {
            long begun = System.nanoTime();
            int calls = createAmidDisasters(service, database, new VendorWeather(vendor, random), random);
            Set<String> existing = ids(vendor);
            long created = System.nanoTime();
            System.out.printf(
                    "ChaosIT: seed %d, %d kills, %d database restarts, %d calls, %d sessions at the vendor after %d s%n",
                    SEED, kills, restarts, calls, existing.size(), seconds(begun, created));

            CrmRows crm = new CrmRows(database);
            LedgerRows ledger = new LedgerRows(database);
            await().atMost(SETTLED_WITHIN).pollInterval(Duration.ofSeconds(1)).untilAsserted(() -> {
                Set<String> written = crm.updatesBySession().keySet();
                assertThat(written)
                        .as(() -> "missing: " + ledger.describe(without(existing, written)))
                        .containsExactlyInAnyOrderElementsOf(existing);
            });
            int repeated = crm.repeatedExchanges();
            System.out.printf(
                    "ChaosIT: seed %d, the exact set after another %d s, %d exchanges repeated%n",
                    SEED, seconds(created, System.nanoTime()), repeated);
            assertThat(repeated)
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

    private int createAmidDisasters(
            ServiceThroughItsLives service, DurablePostgres database, VendorWeather weather, Random random)
            throws Exception {
        try (Callers callers = Callers.start(service, SESSIONS, CREATED_WITHIN)) {
            while (callers.areWorking()) {
                weather.change();
                LockSupport.parkNanos(random.nextLong(SHORTEST_LIFE.toNanos(), LONGEST_LIFE.toNanos()));
                strike(service, database, random.nextInt(4));
            }
            weather.calm();
            return callers.finish();
        }
    }

    /** One time in four the database dies under a living service, one time in four both die, else the service alone. */
    private void strike(ServiceThroughItsLives service, DurablePostgres database, int disaster) throws Exception {
        boolean databaseDies = disaster <= 1;
        boolean serviceDies = disaster >= 1;
        if (serviceDies) {
            service.kill();
            kills++;
        }
        if (databaseDies) {
            database.crashAndRestart();
            restarts++;
        }
        if (serviceDies) {
            service.revive();
        } else {
            service.process().awaitReady();
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
