package xyz.cr3dentials.camel.service.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.zaxxer.hikari.HikariDataSource;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import xyz.cr3dentials.camel.contract.ApiContract;
import xyz.cr3dentials.camel.http.budget.RateLimitStatus;
import xyz.cr3dentials.camel.ledger.Account;
import xyz.cr3dentials.camel.ledger.ManualClock;
import xyz.cr3dentials.camel.ledger.SessionLedger;
import xyz.cr3dentials.camel.ledger.jdbc.TestDatabases;
import xyz.cr3dentials.camel.ledger.memory.MemoryLedgerLimits;
import xyz.cr3dentials.camel.ledger.memory.MemorySessionLedger;
import xyz.cr3dentials.camel.service.ledger.LedgerWatch;
import xyz.cr3dentials.camel.service.nodes.NodeHeartbeat;
import xyz.cr3dentials.camel.service.settings.FollowedAccount;

class ServiceOverviewTest {

    private static final Account ACCOUNT = new Account("cr3dentials", "default");

    private final ManualClock clock = new ManualClock();
    private boolean writable = true;
    private final SessionLedger ledger = new MemorySessionLedger(clock, MemoryLedgerLimits.DEFAULT);
    private final CountDownLatch databaseAnswers = new CountDownLatch(1);
    private final HikariDataSource database = TestDatabases.h2();
    private final LedgerWatch watch = new LedgerWatch(
            hanging(),
            List.of(new FollowedAccount(ACCOUNT, List.of("COMPLETED"), Duration.ofMinutes(1), 120, null)),
            () -> writable,
            clock,
            Duration.ofSeconds(1),
            Duration.ofMillis(50));
    private final NodeHeartbeat nodes = start();
    private Map<String, String> troubles = Map.of();
    private Collection<RateLimitStatus> budgets = List.of();

    private NodeHeartbeat start() {
        assertThat(TestDatabases.ledger(database, clock)).isNotNull();
        return NodeHeartbeat.start(database, clock, failure -> {});
    }

    @AfterEach
    void close() {
        databaseAnswers.countDown();
        watch.close();
        nodes.close();
        database.close();
    }

    @Test
    void aDatabaseThatHangsIsShownAsDownAndWhatItKnowsIsLeftOut() throws Exception {
        JsonNode overview = show();
        assertThat(overview.path("database").path("up").asBoolean()).isFalse();
        assertThat(overview.path("ready").asBoolean()).isFalse();
        JsonNode vendor = overview.path("vendors").path(0);
        assertThat(vendor.path("counts").isNull()).isTrue();
        assertThat(vendor.path("lists")).isEmpty();
        assertThat(overview.path("nodes")).isNotEmpty();
    }

    @Test
    void aVendorThatDoesNotAnswerIsUnreachableAndOneThatRefusesTheKeyIsNot() throws Exception {
        troubles = Map.of("cr3dentials", "UNAVAILABLE");
        assertThat(vendor().path("reachable").asBoolean()).isFalse();
        assertThat(vendor().path("trouble").asText()).isEqualTo("UNAVAILABLE");
        troubles = Map.of("cr3dentials", "KEY_REFUSED", "verilock", "UNAVAILABLE");
        assertThat(vendor().path("reachable").asBoolean()).isTrue();
        assertThat(vendor().path("trouble").asText()).isEqualTo("KEY_REFUSED");
    }

    @Test
    void aDatabaseThatTakesNoWritesIsNotUpAndIsStillRead() throws Exception {
        writable = false;
        databaseAnswers.countDown();
        await().until(() -> !vendor().path("counts").isNull());
        assertThat(show().path("database").path("up").asBoolean()).isFalse();
        writable = true;
        assertThat(show().path("database").path("up").asBoolean()).isTrue();
    }

    @Test
    void allBudgetsOfAVendorAreTakenTogetherAndAPauseThatIsOverIsNone() throws Exception {
        Instant now = clock.instant();
        budgets = List.of(
                new RateLimitStatus(120L, 100L, null, 12, now.plusSeconds(30)),
                new RateLimitStatus(120L, 40L, null, 3, now.minusSeconds(1)),
                new RateLimitStatus(null, null, null, 1, null));
        assertThat(vendor().path("requests").toString())
                .isEqualTo(
                        "{\"usedInLastMinute\":16,\"limitPerMinute\":120,\"limitPerDay\":null,\"pausedUntil\":\"2026-03-01T12:00:30Z\",\"remaining\":40}");
        clock.advance(Duration.ofSeconds(31));
        assertThat(vendor().path("requests").path("pausedUntil").isNull()).isTrue();
    }

    @Test
    void aSmallerLimitThatTheVendorNamedIsShown() throws Exception {
        budgets =
                List.of(new RateLimitStatus(60L, null, null, 0, null), new RateLimitStatus(240L, null, null, 0, null));
        assertThat(vendor().path("requests").path("limitPerMinute").asInt()).isEqualTo(60);
        budgets = List.of(new RateLimitStatus(240L, null, null, 0, null));
        assertThat(vendor().path("requests").path("limitPerMinute").asInt()).isEqualTo(120);
    }

    private JsonNode vendor() throws Exception {
        return show().path("vendors").path(0);
    }

    private JsonNode show() throws Exception {
        String answer = new ServiceOverview(
                        new ServiceFeatures("production", "PostgreSQL", false, false, false),
                        watch,
                        nodes,
                        reading -> new Readiness(reading.readable() && reading.writable(), troubles),
                        vendor -> budgets,
                        clock)
                .show();
        assertThat(ApiContract.service()
                        .validateResponse(
                                "GET",
                                "/api/overview",
                                200,
                                Map.of("Content-Type", List.of("application/json")),
                                answer))
                .isEmpty();
        return new ObjectMapper().readTree(answer);
    }

    private SessionLedger hanging() {
        return (SessionLedger) Proxy.newProxyInstance(
                ServiceOverviewTest.class.getClassLoader(),
                new Class<?>[] {SessionLedger.class},
                (proxy, method, arguments) -> {
                    databaseAnswers.await();
                    return method.invoke(ledger, arguments);
                });
    }
}
