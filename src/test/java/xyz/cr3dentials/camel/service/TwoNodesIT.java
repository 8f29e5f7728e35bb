package xyz.cr3dentials.camel.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import xyz.cr3dentials.camel.sandbox.CommonSwitches;
import xyz.cr3dentials.camel.sandbox.RateLimit;
import xyz.cr3dentials.camel.sandbox.cr3dentials.Cr3dentialsSandbox;
import xyz.cr3dentials.camel.sandbox.cr3dentials.Cr3dentialsSwitches;
import xyz.cr3dentials.camel.sandbox.cr3dentials.SandboxSession;

/**
 * Two real processes with one API key on one PostgreSQL, at a vendor that counts: together they keep the limit of 120
 * requests in any 60 seconds, hand over each session once, and the one goes on alone when the other is killed. When
 * somebody else uses the key up, both are silent until the vendor takes requests again.
 */
@Tag("production")
class TwoNodesIT {

    private static final int SESSIONS = 40;
    private static final int LIMIT = 120;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final Duration SETTLED_WITHIN = Duration.ofMinutes(4);

    private static final int STORM_SESSIONS = 6;
    private static final int STORM_REQUESTS = 450;
    private static final int STORM_LIMIT = 20;
    private static final int STORM_WINDOW_MILLIS = 10_000;
    private static final Duration STORM_WITHIN = Duration.ofMinutes(2);
    /** What the vendor's log keeps. */
    private static final int LOGGED = 1_000;

    @TempDir
    private Path first;

    @TempDir
    private Path second;

    @Test
    void keepTheLimitTogetherAndOneGoesOnWhenTheOtherIsKilled() throws Exception {
        try (DurablePostgres database = DurablePostgres.start();
                Cr3dentialsSandbox vendor = ServiceThroughItsLives.startVendor()
                        .set(Cr3dentialsSwitches.REQUESTS_PER_WINDOW, LIMIT)
                        .set(Cr3dentialsSwitches.WINDOW, RateLimit.Window.SLIDING);
                ServiceThroughItsLives one = node(first, vendor, database);
                ServiceThroughItsLives other = node(second, vendor, database)) {
            CrmRows crm = new CrmRows(database);
            List<String> created = create(SESSIONS / 2, one, other);
            awaitRows(crm, created);
            assertThat(crm.repeatedExchanges())
                    .as("repeated exchanges of two nodes")
                    .isZero();

            assertThat(rows(database, "select count(distinct sched_name) from qrtz_cron_triggers"))
                    .as("schedulers")
                    .isEqualTo(1);
            // A node that was late with its check-in is taken for dead until it comes back.
            await().atMost(SETTLED_WITHIN).untilAsserted(() -> assertThat(
                            rows(database, "select count(distinct instance_name) from qrtz_scheduler_state"))
                    .as("nodes of the scheduler")
                    .isEqualTo(2));

            List<String> late = create(4, one, other);
            one.kill();
            created.addAll(late);
            created.addAll(create(SESSIONS / 2, other, other));
            awaitRows(crm, created);

            assertThat(crm.repeatedExchanges())
                    .as("repeated exchanges after one kill")
                    .isLessThanOrEqualTo(1);
            assertThat(vendor.requestLog().highestInSixtySeconds()).isLessThanOrEqualTo(LIMIT);
            assertThat(vendor.requestLog().countWithStatus(TOO_MANY_REQUESTS)).isZero();
            assertThat(vendor.createdSessions())
                    .extracting(SandboxSession::sessionId)
                    .containsExactlyInAnyOrderElementsOf(created);
            assertThat(rows(database, "select count(*) from request_key"))
                    .as("keys whose budget is shared")
                    .isEqualTo(1);
            assertThat(rows(database, "select count(distinct owner) from session_ledger_lease"))
                    .as("detectors that had the lists last")
                    .isEqualTo(1);
            System.out.printf(
                    "TwoNodesIT: %d sessions, at most %d requests in 60 s%n",
                    created.size(), vendor.requestLog().highestInSixtySeconds());

            one.revive();
            passStorm(vendor, crm, created, one, other);
        }
    }

    /** Sessions end while somebody else uses the key up in every window of the vendor's. */
    private static void passStorm(
            Cr3dentialsSandbox vendor, CrmRows crm, List<String> created, ServiceThroughItsLives... nodes)
            throws Exception {
        int repeatedBefore = crm.repeatedExchanges();
        vendor.set(Cr3dentialsSwitches.FINISHING, CommonSwitches.Finishing.MANUAL);
        List<String> open = create(STORM_SESSIONS, nodes);
        created.addAll(open);
        vendor.requestLog().clear();
        vendor.set(Cr3dentialsSwitches.REQUESTS_PER_WINDOW, STORM_LIMIT)
                .set(Cr3dentialsSwitches.WINDOW_MILLIS, STORM_WINDOW_MILLIS)
                .set(Cr3dentialsSwitches.WINDOW, RateLimit.Window.FIXED);
        Pauses pauses;
        try (ForeignCaller foreign =
                        ForeignCaller.start(vendor.baseUrl(), ServiceThroughItsLives.API_KEY, STORM_REQUESTS);
                Inquirers inquirers = Inquirers.start(open.get(0), nodes)) {
            assertThat(foreign.awaitRefusal(STORM_WITHIN)).as("limit used up").isTrue();
            open.forEach(
                    session -> assertThat(vendor.finish(session, "COMPLETED")).isTrue());
            foreign.finish(STORM_WITHIN);
            inquirers.stop();
            assertThat(vendor.requestLog().total()).isLessThanOrEqualTo(LOGGED);
            pauses = new Pauses(
                    vendor.requestLog().latest().stream()
                            .filter(entry -> !entry.operation().equals(ForeignCaller.OPERATION))
                            .toList(),
                    foreign.resets());
        }
        assertThat(pauses.count()).as("pauses that the nodes were told of").isPositive();
        assertThat(pauses.longest())
                .as("the longest of them")
                .isGreaterThan(Duration.ofMillis(STORM_WINDOW_MILLIS / 3));
        pauses.assertKept();

        vendor.set(Cr3dentialsSwitches.FINISHING, CommonSwitches.Finishing.AUTOMATIC);
        created.addAll(create(2, nodes));
        awaitRows(crm, created);
        assertThat(crm.repeatedExchanges())
                .as("repeated exchanges of the storm")
                .isEqualTo(repeatedBefore);
        System.out.printf(
                "TwoNodesIT: %d refusals in %d pauses of a storm, the longest pause %d s%n",
                pauses.refusals(), pauses.count(), pauses.longest().toSeconds());
    }

    private static ServiceThroughItsLives node(Path folder, Cr3dentialsSandbox vendor, DurablePostgres database)
            throws IOException {
        return ServiceThroughItsLives.begin(ServiceThroughItsLives.prepare(folder, vendor, database)
                .environment("CR3DENTIALS_REQUESTS_PER_MINUTE", Integer.toString(LIMIT)));
    }

    /** Asks the nodes in turn, and again when the budget has no room within the time a caller is made to wait. */
    private static List<String> create(int count, ServiceThroughItsLives... nodes) {
        List<String> created = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ServiceThroughItsLives node = nodes[i % nodes.length];
            String reference = "loan-" + i;
            created.add(await().atMost(SETTLED_WITHIN)
                    .pollInterval(Duration.ofSeconds(2))
                    .pollDelay(Duration.ZERO)
                    .until(() -> node.create(reference), Optional::isPresent)
                    .orElseThrow());
        }
        return created;
    }

    private static void awaitRows(CrmRows crm, List<String> created) {
        await().atMost(SETTLED_WITHIN).pollInterval(Duration.ofSeconds(1)).untilAsserted(() -> assertThat(
                        crm.updatesBySession().keySet())
                .containsExactlyInAnyOrderElementsOf(created));
    }

    private static long rows(DurablePostgres database, String query) throws SQLException {
        try (Connection connection = database.connection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }
}
