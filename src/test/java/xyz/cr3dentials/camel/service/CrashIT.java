package xyz.cr3dentials.camel.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import xyz.cr3dentials.camel.sandbox.cr3dentials.Cr3dentialsSandbox;
import xyz.cr3dentials.camel.sandbox.cr3dentials.Cr3dentialsSwitches;
import xyz.cr3dentials.camel.sandbox.cr3dentials.SandboxSession;

/**
 * The real jar on a real PostgreSQL that keeps its promises (fsync on), killed again and again while sessions are
 * created and end: at the end every session that exists at the vendor has its one CRM row.
 *
 * <p>{@code -Dcrash.sessions=1000} makes it longer; {@code -Dcrash.seed=…} repeats the pauses between kills.
 */
@Tag("production")
class CrashIT {

    private static final int SESSIONS = Integer.getInteger("crash.sessions", 40);
    private static final long SEED = Long.getLong("crash.seed", System.nanoTime());
    private static final Duration SHORTEST_LIFE = Duration.ofSeconds(1);
    private static final Duration LONGEST_LIFE = Duration.ofSeconds(5);
    private static final Duration CREATED_WITHIN = Duration.ofHours(1);
    /** A killed process's claims come free when their lease ends; the longest is that of a confirmation. */
    private static final Duration SETTLED_WITHIN = Duration.ofMinutes(6);

    @TempDir
    private Path workingDirectory;

    @Test
    void everySessionHasItsRowHoweverOftenTheProcessIsKilled() throws Exception {
        Random random = new Random(SEED);
        try (DurablePostgres database = DurablePostgres.start();
                Cr3dentialsSandbox vendor =
                        ServiceThroughItsLives.startVendor().set(Cr3dentialsSwitches.WEBHOOK_COPIES, 2);
                ServiceThroughItsLives service = ServiceThroughItsLives.begin(
                        ServiceThroughItsLives.prepare(workingDirectory, vendor, database))) {
            CrmRows crm = new CrmRows(database);
            int kills = createWhileKilling(service, random);
            System.out.printf(
                    "CrashIT: seed %d, %d kills, %d sessions at the vendor%n",
                    SEED, kills, vendor.createdSessions().size());

            await().atMost(SETTLED_WITHIN).pollInterval(Duration.ofSeconds(1)).untilAsserted(() -> assertThat(
                            crm.updatesBySession().keySet())
                    .containsExactlyInAnyOrderElementsOf(vendor.createdSessions().stream()
                            .map(SandboxSession::sessionId)
                            .toList()));
            assertThat(crm.repeatedExchanges())
                    .as("exchanges repeated after %d kills", kills)
                    .isLessThanOrEqualTo(kills);
        }
    }

    private static int createWhileKilling(ServiceThroughItsLives service, Random random) throws Exception {
        try (Callers callers = Callers.start(SESSIONS, CREATED_WITHIN, service)) {
            int kills = 0;
            while (callers.areWorking()) {
                LockSupport.parkNanos(random.nextLong(SHORTEST_LIFE.toNanos(), LONGEST_LIFE.toNanos()));
                service.kill();
                service.revive();
                kills++;
            }
            callers.finish();
            return kills;
        }
    }
}
