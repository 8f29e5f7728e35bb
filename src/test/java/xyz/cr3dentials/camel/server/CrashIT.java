package xyz.cr3dentials.camel.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import xyz.cr3dentials.camel.sandbox.cr3dentials.Cr3dentialsSandbox;
import xyz.cr3dentials.camel.sandbox.cr3dentials.Cr3dentialsSandboxSettings;
import xyz.cr3dentials.camel.sandbox.cr3dentials.Cr3dentialsSwitches;
import xyz.cr3dentials.camel.sandbox.cr3dentials.SandboxSession;

/**
 * The real jar on a real PostgreSQL that keeps its promises (fsync on), killed again and again while sessions are
 * created and end: at the end every session that exists at the vendor has its one CRM row.
 *
 * <p>{@code -Dcrash.sessions=1000} makes it longer; {@code -Dcrash.seed=…} repeats the pauses between kills.
 */
class CrashIT {

    private static final int SESSIONS = Integer.getInteger("crash.sessions", 150);
    private static final long SEED = Long.getLong("crash.seed", System.nanoTime());
    private static final int CALLERS = 4;
    private static final Duration SHORTEST_LIFE = Duration.ofSeconds(1);
    private static final Duration LONGEST_LIFE = Duration.ofSeconds(5);
    /** A killed process's claims come free when their lease ends; the longest is that of a confirmation. */
    private static final Duration SETTLED_WITHIN = Duration.ofMinutes(6);

    private static final String SHORT_LEASES = """
            - route:
                id: terminal-sessions
                from:
                  uri: cr3dentials:terminalSessions
                  parameters:
                    delay: 2000
                    deliveryLease: 15000
                  steps:
                    - to:
                        uri: direct:crm-update
            """;

    @TempDir
    private Path workingDirectory;

    @Test
    void everySessionHasItsRowHoweverOftenTheProcessIsKilled() throws Exception {
        Random random = new Random(SEED);
        try (EmbeddedPostgres database = EmbeddedPostgres.builder()
                        .setServerConfig("fsync", "on")
                        .setServerConfig("synchronous_commit", "on")
                        .start();
                Cr3dentialsSandbox vendor = Cr3dentialsSandbox.start(
                        Cr3dentialsSandboxSettings.builder().apiKeys("a+key").build())) {
            vendor.set(Cr3dentialsSwitches.LOCAL_WEBHOOKS, true)
                    .set(Cr3dentialsSwitches.STEP_MILLIS, 100)
                    .set(Cr3dentialsSwitches.WEBHOOK_COPIES, 2)
                    .set(Cr3dentialsSwitches.REQUESTS_PER_WINDOW, 60_000);
            Service service = new Service(preparation(vendor, database));
            try {
                int kills = createWhileKilling(service, random);
                System.out.printf(
                        "CrashIT: seed %d, %d kills, %d sessions at the vendor%n",
                        SEED, kills, vendor.createdSessions().size());

                await().atMost(SETTLED_WITHIN)
                        .pollInterval(Duration.ofSeconds(1))
                        .untilAsserted(
                                () -> assertThat(updatesBySession(database).keySet())
                                        .containsExactlyInAnyOrderElementsOf(vendor.createdSessions().stream()
                                                .map(SandboxSession::sessionId)
                                                .toList()));
                int repeated = updatesBySession(database).values().stream()
                        .mapToInt(updates -> updates - 1)
                        .sum();
                assertThat(repeated)
                        .as("exchanges repeated after %d kills", kills)
                        .isLessThanOrEqualTo(kills);
            } finally {
                service.close();
            }
        }
    }

    private int createWhileKilling(Service service, Random random) throws Exception {
        AtomicInteger created = new AtomicInteger();
        ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
        try {
            List<Future<?>> running = new ArrayList<>();
            for (int caller = 0; caller < CALLERS; caller++) {
                running.add(callers.submit(() -> createUntilEnough(service, created)));
            }
            int kills = 0;
            while (running.stream().anyMatch(future -> !future.isDone())) {
                long life = random.nextLong(SHORTEST_LIFE.toNanos(), LONGEST_LIFE.toNanos());
                LockSupport.parkNanos(life);
                service.killAndRestart();
                kills++;
            }
            for (Future<?> caller : running) {
                caller.get(1, TimeUnit.MINUTES);
            }
            return kills;
        } finally {
            callers.shutdownNow();
        }
    }

    /** Calls like a client that gets no answer from time to time and tries again a little later. */
    private static Void createUntilEnough(Service service, AtomicInteger created) throws Exception {
        while (created.get() < SESSIONS) {
            if (service.create()) {
                created.incrementAndGet();
            }
            LockSupport.parkNanos(Duration.ofMillis(500).toNanos());
        }
        return null;
    }

    private BootableJarProcess.Preparation preparation(Cr3dentialsSandbox vendor, EmbeddedPostgres database)
            throws IOException {
        int port = BootableJarProcess.freePort();
        return BootableJarProcess.in(workingDirectory)
                .projectRoutes()
                .route("terminal-sessions.yaml", SHORT_LEASES)
                .port(port)
                .environment("CR3DENTIALS_BASE_URL", vendor.baseUrl())
                .environment("CR3DENTIALS_API_KEY", "a+key")
                .environment("CR3DENTIALS_WEBHOOK_BASE_URL", "http://localhost:" + port)
                .environment("CR3DENTIALS_REQUESTS_PER_MINUTE", "60000")
                .environment("DATABASE_URL", database.getJdbcUrl("postgres", "postgres"))
                .environment("DATABASE_USER", "postgres")
                .environment("DATABASE_PASSWORD", "postgres");
    }

    private static Map<String, Integer> updatesBySession(EmbeddedPostgres database) throws SQLException {
        Map<String, Integer> updates = new HashMap<>();
        try (Connection connection = database.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery("select session_id, update_count from crm_contact_verification")) {
            while (rows.next()) {
                updates.put(rows.getString(1), rows.getInt(2));
            }
        }
        return updates;
    }

    /** The service through all its lives. */
    private static final class Service implements AutoCloseable {

        private final BootableJarProcess.Preparation preparation;
        private volatile BootableJarProcess process;

        private Service(BootableJarProcess.Preparation preparation) throws IOException {
            this.preparation = preparation;
            this.process = preparation.start().awaitReady();
        }

        private void killAndRestart() throws IOException {
            process.kill();
            process = preparation.start().awaitReady();
        }

        /** Tells whether the service answered that a session was created. */
        private boolean create() throws InterruptedException {
            try {
                HttpResponse<String> answer = process.postJson("/api/sessions", "{\"platformId\": 1}");
                return answer.statusCode() == 201
                        && new ObjectMapper().readTree(answer.body()).hasNonNull("sessionId");
            } catch (IOException e) {
                // Killed, or not up again yet.
                return false;
            }
        }

        @Override
        public void close() {
            process.close();
        }
    }
}
