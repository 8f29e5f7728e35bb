package xyz.cr3dentials.camel.service.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import xyz.cr3dentials.camel.ledger.Account;
import xyz.cr3dentials.camel.ledger.Certificate;
import xyz.cr3dentials.camel.ledger.LearntBy;
import xyz.cr3dentials.camel.ledger.ManualClock;
import xyz.cr3dentials.camel.ledger.SessionKey;
import xyz.cr3dentials.camel.ledger.jdbc.JdbcSessionLedger;
import xyz.cr3dentials.camel.ledger.jdbc.TestDatabases;
import xyz.cr3dentials.camel.sandbox.Fault;
import xyz.cr3dentials.camel.sandbox.SandboxSettings;
import xyz.cr3dentials.camel.sandbox.cr3dentials.Cr3dentialsSandbox;
import xyz.cr3dentials.camel.sandbox.cr3dentials.Cr3dentialsSwitches;
import xyz.cr3dentials.camel.service.ledger.LedgerWatch;
import xyz.cr3dentials.camel.service.settings.FollowedAccount;

class ServiceMetricsTest {

    private static final Account ACCOUNT = new Account("cr3dentials", "default");

    private final ManualClock clock = new ManualClock();
    private boolean writable = true;
    private final HikariDataSource pool = pool();
    private final JdbcSessionLedger ledger = TestDatabases.ledger(pool, clock);
    private final LedgerWatch watch = new LedgerWatch(
            ledger,
            List.of(new FollowedAccount(ACCOUNT, List.of("COMPLETED", "ERROR"), Duration.ofMinutes(1), 120, null)),
            () -> writable,
            clock,
            Duration.ofSeconds(5),
            Duration.ofMinutes(1));
    private final ServiceMetrics metrics = new ServiceMetrics(watch, clock);
    private final DefaultCamelContext context = new DefaultCamelContext();

    @BeforeEach
    void observe() {
        metrics.observe(context, pool, clock);
    }

    @AfterEach
    void close() {
        context.stop();
        metrics.close();
        watch.close();
        pool.close();
    }

    @Test
    void showsWhatTheLedgerHolds() throws IOException {
        Instant now = clock.instant();
        ledger.hint(new SessionKey(ACCOUNT, "canary-session"), LearntBy.WEBHOOK, null);
        ledger.detection()
                .saveCertificate(
                        new Certificate(
                                ACCOUNT,
                                "ERROR",
                                3,
                                0,
                                now.minusSeconds(42),
                                Certificate.Place.FIRST,
                                -1,
                                new Certificate.Faults(null, now)),
                        "detector");

        assertThat(scrape())
                .contains(
                        "session_ledger_up 1.0",
                        "session_ledger_sessions{account=\"default\",state=\"hinted\",vendor=\"cr3dentials\"} 1.0",
                        "session_ledger_sessions{account=\"default\",state=\"parked\",vendor=\"cr3dentials\"} 0.0",
                        "session_list_proven_age_seconds{account=\"default\",status=\"ERROR\",vendor=\"cr3dentials\"} 42.0",
                        "session_list_total_disproven{account=\"default\",status=\"ERROR\",vendor=\"cr3dentials\"} 1.0",
                        "session_list_total_disproven{account=\"default\",status=\"COMPLETED\",vendor=\"cr3dentials\"} 0.0",
                        "session_list_proven_age_seconds{account=\"default\",status=\"COMPLETED\",vendor=\"cr3dentials\"} NaN",
                        "jvm_memory_used_bytes",
                        "hikaricp_connections_max{pool=\"service\"} 3.0")
                .doesNotContain("canary");
    }

    @Test
    void aLedgerThatTakesNoWritesIsNotUpAndKeepsItsFigures() throws Exception {
        assertThat(scrape()).contains("session_ledger_up 1.0");
        writable = false;
        assertThat(scrape())
                .contains(
                        "session_ledger_up 0.0",
                        "session_ledger_sessions{account=\"default\",state=\"parked\",vendor=\"cr3dentials\"} 0.0");
    }

    @Test
    void aLostDatabaseCostsTheLedgersFiguresAndNoOthers() throws Exception {
        assertThat(scrape()).contains("session_ledger_up 1.0");
        dropTables();
        writable = false;
        clock.advance(Duration.ofSeconds(5));

        assertThat(scrape())
                .contains(
                        "session_ledger_up 0.0",
                        "session_ledger_sessions{account=\"default\",state=\"parked\",vendor=\"cr3dentials\"} NaN",
                        "jvm_memory_used_bytes",
                        "hikaricp_connections_max{pool=\"service\"} 3.0");
    }

    @Test
    void countsTheExchangesOfEachRouteAndNoTotalBesideThem() throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:counted").routeId("counted").to("log:counted");
            }
        });
        context.start();
        context.createProducerTemplate().sendBodyAndHeader("direct:counted", "canary body", "name", "canary header");

        String scrape = scrape();
        assertThat(scrape.lines().filter(line -> line.startsWith("camel_exchanges_succeeded_total{")))
                .singleElement()
                .asString()
                .contains("routeId=\"counted\"")
                .endsWith(" 1.0");
        assertThat(scrape).doesNotContain("canary");
    }

    @Test
    void countsCallsThatAreNoWebhooksByReason() throws Exception {
        String uri = "cr3dentials:receiveWebhook?webhookSecret=RAW(k1:a-secret-of-at-least-thirty-two-bytes)";
        context.start();
        for (int i = 0; i < 3; i++) {
            context.createProducerTemplate().sendBodyAndHeader(uri, "{}", "token", "canary-token");
        }

        assertThat(scrape())
                .contains(
                        "webhook_refused_total{reason=\"token\",vendor=\"cr3dentials\"} 3.0",
                        "webhook_refused_total{reason=\"size\",vendor=\"cr3dentials\"} 0.0",
                        "webhook_failed_total{vendor=\"cr3dentials\"} 0.0")
                .doesNotContain("canary");
    }

    @Test
    void showsTheRequestBudgetAndItsPause() throws Exception {
        try (Cr3dentialsSandbox vendor = Cr3dentialsSandbox.start()) {
            vendor.set(Cr3dentialsSwitches.RETRY_AFTER, true);
            context.start();
            assertThat(scrape()).contains("vendor_requests_last_minute{vendor=\"cr3dentials\"} 0.0");
            String call = "cr3dentials:listPlatforms?maximumAttempts=1&baseUrl=" + vendor.baseUrl() + "&apiKey="
                    + SandboxSettings.DEFAULT_API_KEY;
            context.createFluentProducerTemplate().to(call).request();
            context.createFluentProducerTemplate()
                    .to(call + "&connectTimeout=4321")
                    .request();

            // Both clients draw from the budget of one key.
            assertThat(scrape())
                    .contains("vendor_requests_last_minute{vendor=\"cr3dentials\"} 2.0")
                    .contains("vendor_requests_paused_seconds{vendor=\"cr3dentials\"} 0.0")
                    .contains("vendor_requests_limit{vendor=\"cr3dentials\"} 120.0")
                    .contains("vendor_requests_remaining{vendor=\"cr3dentials\"} 118.0")
                    .contains("vendor_list_rows_unreadable_total{vendor=\"cr3dentials\"} 0.0")
                    .doesNotContain(SandboxSettings.DEFAULT_API_KEY)
                    .doesNotContain("127.0.0.1", "localhost");

            vendor.faults().next(1, Fault.Kind.TOO_MANY_REQUESTS);
            assertThat(context.createFluentProducerTemplate().to(call).send().isFailed())
                    .isTrue();
            assertThat(scrape().lines().filter(line -> line.startsWith("vendor_requests_paused_seconds{")))
                    .singleElement()
                    .satisfies(line -> assertThat(Double.parseDouble(line.substring(line.indexOf(' '))))
                            .isPositive());
        }
    }

    private String scrape() throws IOException {
        ByteArrayOutputStream target = new ByteArrayOutputStream();
        metrics.scrape(target);
        return target.toString(StandardCharsets.UTF_8);
    }

    private void dropTables() throws SQLException {
        try (Connection connection = pool.getConnection()) {
            connection.createStatement().execute("drop all objects");
        }
    }

    private static HikariDataSource pool() {
        HikariConfig config = new HikariConfig();
        config.setPoolName("service");
        config.setJdbcUrl("jdbc:h2:mem:metrics-" + System.nanoTime());
        config.setMaximumPoolSize(3);
        return new HikariDataSource(config);
    }
}
