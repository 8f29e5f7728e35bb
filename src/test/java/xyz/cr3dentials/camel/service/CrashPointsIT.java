package xyz.cr3dentials.camel.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import xyz.cr3dentials.camel.sandbox.CommonSwitches;
import xyz.cr3dentials.camel.sandbox.Fault;
import xyz.cr3dentials.camel.sandbox.cr3dentials.Cr3dentialsSandbox;
import xyz.cr3dentials.camel.sandbox.cr3dentials.Cr3dentialsSwitches;
import xyz.cr3dentials.camel.sandbox.cr3dentials.SandboxSession;

/**
 * The real jar on a real PostgreSQL, stopped by a debugger at each place where a death hurts most, killed there with
 * {@code kill -9}, and started again.
 *
 * <p>One service dies six times, which saves half of the starts; no test needs another to have run before.
 */
@Tag("production")
class CrashPointsIT {

    private static final Duration HIT_WITHIN = Duration.ofSeconds(60);
    /** A killed process's claims come free when their lease ends; the longest is that of a confirmation. */
    private static final Duration SETTLED_WITHIN = Duration.ofMinutes(4);

    @TempDir
    private static Path workingDirectory;

    private static DurablePostgres database;
    private static Cr3dentialsSandbox vendor;
    private static ServiceThroughItsLives service;
    private static LedgerRows ledger;
    private static CrmRows crm;

    @BeforeAll
    static void startEverything() throws Exception {
        database = DurablePostgres.start();
        ledger = new LedgerRows(database);
        crm = new CrmRows(database);
        vendor = ServiceThroughItsLives.startVendor()
                .set(Cr3dentialsSwitches.FINISHING, CommonSwitches.Finishing.MANUAL)
                // A webhook that the service has not answered does not come again.
                .set(Cr3dentialsSwitches.WEBHOOK_RETRIES, 0);
        service = ServiceThroughItsLives.begin(ServiceThroughItsLives.prepare(workingDirectory, vendor, database)
                .javaOption(Debugger.JAVA_OPTION));
    }

    @AfterAll
    static void stopEverything() throws Exception {
        for (AutoCloseable one : Arrays.asList(service, vendor, database)) {
            if (one != null) {
                one.close();
            }
        }
    }

    @BeforeEach
    void haveTheServiceRunning() throws IOException {
        vendor.faults().clear();
        service.revive();
    }

    @Test
    void deathBeforeThePostLeavesAnIntentAndNoSession() throws Exception {
        long posts = posts();
        dieWhileCreating(CrashPoint.BEFORE_POST, "never-posted");

        assertThat(ledger.intent("never-posted")).isEqualTo(new LedgerRows.Intent("OPEN", null));
        service.revive();

        // Whoever asked got no answer and asks again: only that is posted.
        String sessionId = service.create("posted-later").orElseThrow();
        vendor.finish(sessionId, "COMPLETED");
        awaitDelivery(sessionId);
        assertThat(posts()).isEqualTo(posts + 1);
        assertThat(withReference("never-posted")).isEmpty();
        assertThat(ledger.intent("never-posted").state()).isEqualTo("OPEN");
        assertThat(updates(sessionId)).isEqualTo(1);
        assertEveryEndedSessionHasItsRow();
    }

    @Test
    void deathAfterThePostLeavesAnOrphanThatItsWebhookTiesToTheIntent() throws Exception {
        long posts = posts();
        dieWhileCreating(CrashPoint.AFTER_POST_BEFORE_STORE, "orphan");

        String sessionId = withReference("orphan").orElseThrow();
        assertThat(ledger.intent("orphan")).isEqualTo(new LedgerRows.Intent("OPEN", null));
        assertThat(ledger.session(sessionId)).isEmpty();
        service.revive();

        // Its end found by a poll would be handed over as well, but no webhook would tie the session to its intent
        // then.
        hideLists();
        vendor.finish(sessionId, "COMPLETED");
        awaitDelivery(sessionId);
        assertThat(ledger.intent("orphan")).isEqualTo(new LedgerRows.Intent("BOUND", sessionId));
        assertThat(posts()).isEqualTo(posts + 1);
        assertThat(updates(sessionId)).isEqualTo(1);
        assertEveryEndedSessionHasItsRow();
    }

    @Test
    void deathAfterTheHintAndBeforeItsAnswerLosesNoHint() throws Exception {
        // The hint is confirmed by another thread, which may be faster than the one that answers the webhook.
        hide("getSession");
        String sessionId = dieAtTheEndOf("hinted", CrashPoint.AFTER_HINT_BEFORE_2XX);

        LedgerRows.Session atDeath = ledger.session(sessionId).orElseThrow();
        assertThat(atDeath.state()).isEqualTo("OPEN");
        assertThat(atDeath.hintBy()).isEqualTo("WEBHOOK");
        assertThat(crm.updatesBySession()).doesNotContainKey(sessionId);
        service.revive();

        awaitDelivery(sessionId);
        assertThat(updates(sessionId)).isEqualTo(1);
        assertEveryEndedSessionHasItsRow();
    }

    @Test
    void deathAfterTheGetAndBeforeTheCommitMakesTheVendorBeAskedAgain() throws Exception {
        String sessionId = dieAtTheEndOf("read-in-vain", CrashPoint.AFTER_GET_BEFORE_COMMIT);

        long reads = vendor.requestLog().count("getSession");
        LedgerRows.Session atDeath = ledger.session(sessionId).orElseThrow();
        assertThat(reads).isPositive();
        assertThat(atDeath.state()).isEqualTo("OPEN");
        assertThat(atDeath.hintClaimed()).isTrue();
        assertThat(crm.updatesBySession()).doesNotContainKey(sessionId);
        service.revive();

        awaitDelivery(sessionId);
        assertThat(vendor.requestLog().count("getSession")).isGreaterThan(reads);
        assertThat(updates(sessionId)).isEqualTo(1);
        assertEveryEndedSessionHasItsRow();
    }

    @Test
    void deathAfterTheCommitAndBeforeTheDispatchHandsTheSessionOverOnce() throws Exception {
        String sessionId = dieAtTheEndOf("recorded", CrashPoint.AFTER_COMMIT_BEFORE_DISPATCH);

        LedgerRows.Session atDeath = ledger.session(sessionId).orElseThrow();
        assertThat(atDeath.state()).isEqualTo("DUE");
        assertThat(atDeath.claimed()).isTrue();
        assertThat(crm.updatesBySession()).doesNotContainKey(sessionId);
        service.revive();

        awaitDelivery(sessionId);
        assertThat(updates(sessionId)).isEqualTo(1);
        assertEveryEndedSessionHasItsRow();
    }

    @Test
    void deathAfterTheEffectAndBeforeTheMarkRepeatsOneExchangeAndNoEffect() throws Exception {
        String sessionId = dieAtTheEndOf("written", CrashPoint.AFTER_EFFECT_BEFORE_MARK);

        assertThat(ledger.session(sessionId).orElseThrow().state()).isEqualTo("DUE");
        assertThat(updates(sessionId)).isEqualTo(1);
        service.revive();

        awaitDelivery(sessionId);
        assertThat(updates(sessionId)).isEqualTo(2);
        assertEveryEndedSessionHasItsRow();
    }

    /** Kills the service while it creates a session; the caller gets no answer. */
    private static void dieWhileCreating(CrashPoint point, String reference) throws Exception {
        CompletableFuture<Optional<String>> call;
        try (Debugger debugger = Debugger.at(point, service.process())) {
            call = CompletableFuture.supplyAsync(() -> create(reference));
            debugger.awaitHit(HIT_WITHIN);
            service.kill();
        }
        assertThat(call.get(HIT_WITHIN.toSeconds(), TimeUnit.SECONDS))
                .as("the answer to the caller")
                .isEmpty();
    }

    private static Optional<String> create(String reference) {
        try {
            return service.create(reference);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The call was given up", e);
        }
    }

    /** Kills the service while it learns that a session has ended; returns the session's id. */
    private static String dieAtTheEndOf(String reference, CrashPoint point) throws Exception {
        // Until the death, so that no poll learns of the end before the webhook tells of it.
        hideLists();
        String sessionId = service.create(reference).orElseThrow();
        try (Debugger debugger = Debugger.at(point, service.process())) {
            vendor.finish(sessionId, "COMPLETED");
            debugger.awaitHit(HIT_WITHIN);
            service.kill();
        }
        vendor.faults().clear();
        return sessionId;
    }

    /** Makes polls fail, so that webhooks alone tell what has ended. */
    private static void hideLists() {
        hide("listSessions");
    }

    private static void hide(String operation) {
        vendor.faults()
                .during(
                        Duration.ofMinutes(5),
                        Fault.next(1, Fault.Kind.UNAVAILABLE).on(operation));
    }

    private static void awaitDelivery(String sessionId) {
        await("the delivery of " + sessionId)
                .atMost(SETTLED_WITHIN)
                .pollInterval(Duration.ofMillis(250))
                .untilAsserted(() -> assertThat(ledger.session(sessionId))
                        .as(() -> ledger.describe(List.of(sessionId)))
                        .hasValueSatisfying(row -> assertThat(row.state()).isEqualTo("DELIVERED")));
    }

    private static void assertEveryEndedSessionHasItsRow() throws SQLException {
        assertThat(crm.updatesBySession().keySet())
                .containsExactlyInAnyOrderElementsOf(vendor.createdSessions().stream()
                        .filter(SandboxSession::isTerminal)
                        .map(SandboxSession::sessionId)
                        .toList());
    }

    private static int updates(String sessionId) throws SQLException {
        return crm.updatesBySession().getOrDefault(sessionId, 0);
    }

    private static long posts() {
        return vendor.requestLog().count("createSession");
    }

    private static Optional<String> withReference(String reference) {
        return vendor.createdSessions().stream()
                .filter(session -> reference.equals(session.externalReferenceId()))
                .map(SandboxSession::sessionId)
                .findFirst();
    }
}
