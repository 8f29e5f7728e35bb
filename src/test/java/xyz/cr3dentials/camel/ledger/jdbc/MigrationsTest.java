package xyz.cr3dentials.camel.ledger.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;
import static xyz.cr3dentials.camel.ledger.jdbc.LedgerFixtures.ACCOUNT;
import static xyz.cr3dentials.camel.ledger.jdbc.LedgerFixtures.ENDS;
import static xyz.cr3dentials.camel.ledger.jdbc.LedgerFixtures.LEASE;
import static xyz.cr3dentials.camel.ledger.jdbc.LedgerFixtures.key;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.JdbcTemplate;
import xyz.cr3dentials.camel.ledger.Delivery;
import xyz.cr3dentials.camel.ledger.LearntBy;
import xyz.cr3dentials.camel.ledger.SessionEntry;
import xyz.cr3dentials.camel.ledger.SessionFilter;
import xyz.cr3dentials.camel.ledger.SessionSnapshot;
import xyz.cr3dentials.camel.ledger.SessionState;

/** A ledger that an earlier version has filled, and both versions side by side while nodes are replaced one by one. */
class MigrationsTest {

    static Stream<Named<Supplier<HikariDataSource>>> databases() {
        return Stream.of(Named.of("H2", TestDatabases::h2), Named.of("PostgreSQL", () -> TestDatabases.postgres(4)));
    }

    /** A large table's new index takes minutes. */
    @Test
    void aMigrationMayTakeLongerThanAPoolLetsAStatementWait() throws Exception {
        ExecutorService starting = Executors.newSingleThreadExecutor();
        try (HikariDataSource unhurried = TestDatabases.postgres(4);
                HikariDataSource hurried = new HikariDataSource();
                Connection holder = unhurried.getConnection()) {
            OldLedgers.migrateToVersion3(unhurried);
            hurried.setJdbcUrl(unhurried.getJdbcUrl());
            hurried.setUsername(unhurried.getUsername());
            hurried.addDataSourceProperty("socketTimeout", "1");
            hurried.setMaximumPoolSize(4);
            holder.setAutoCommit(false);
            holder.createStatement().execute("lock table session_ledger_session in share update exclusive mode");
            Future<JdbcSessionLedger> ledger = starting.submit(() -> new JdbcSessionLedger(hurried));
            JdbcTemplate jdbc = new JdbcTemplate(unhurried);
            String longWaiting =
                    "select pid from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock' and query_start < clock_timestamp() - interval '2 seconds'";
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> !jdbc.queryForList(longWaiting).isEmpty());
            Integer migrating = jdbc.queryForObject(longWaiting, Integer.class);
            holder.rollback();

            assertThat(ledger.get(60, TimeUnit.SECONDS).revision()).isNotNegative();
            // Its connection was not broken off and the migration begun again.
            assertThat(jdbc.queryForList("select pid from pg_stat_activity", Integer.class))
                    .contains(migrating);
            try (Connection connection = hurried.getConnection()) {
                assertThat(connection.getNetworkTimeout()).isEqualTo(1_000);
            }
        } finally {
            starting.shutdownNow();
        }
    }

    @ParameterizedTest
    @MethodSource("databases")
    void whatAnEarlierVersionWroteIsFoundAndDelivered(Supplier<HikariDataSource> database) {
        try (HikariDataSource dataSource = database.get()) {
            OldLedgers.migrateToVersion3(dataSource);
            JdbcTemplate jdbc = new JdbcTemplate(dataSource);
            for (int i = 0; i < 300; i++) {
                jdbc.update(
                        "insert into session_ledger_session (vendor, account, session_id, state, status, known_since, due_at, learnt_by, learnt_at, counted) values (?, ?, ?, 'DUE', 'DONE', current_timestamp, current_timestamp, 'LIST', current_timestamp, true)",
                        ACCOUNT.vendor(),
                        ACCOUNT.name(),
                        "old" + i);
            }
            JdbcSessionLedger ledger = new JdbcSessionLedger(dataSource);
            assertThat(ledger.search(SessionFilter.of(Set.of(ACCOUNT)), 1_000, null)
                            .sessions())
                    .hasSize(300)
                    .extracting(SessionEntry::state)
                    .containsOnly(SessionState.DUE);
            assertThat(ledger.reveal(key("old0"))).isPresent();
            assertThat(ledger.claim(ENDS, 300, LEASE))
                    .hasSize(300)
                    .extracting(Delivery::attempt)
                    .containsOnly(1);
        }
    }

    @ParameterizedTest
    @MethodSource("databases")
    void aRedactionOfAnEarlierVersionIsRememberedAndCompleted(Supplier<HikariDataSource> database) {
        try (HikariDataSource dataSource = database.get()) {
            OldLedgers.migrateToVersion3(dataSource);
            JdbcTemplate jdbc = new JdbcTemplate(dataSource);
            Instant then = Instant.now().truncatedTo(ChronoUnit.SECONDS);
            insertOpen(jdbc, "redacted", then + " LEARNT NEW by LIST\n" + then + " REDACTED \n");
            insertOpen(jdbc, "other", then + " LEARNT REDACTED by LIST\n");
            JdbcSessionLedger ledger = new JdbcSessionLedger(dataSource);
            ledger.register(ENDS);
            for (String id : List.of("redacted", "other")) {
                ledger.record(
                        new SessionSnapshot(key(id), "DONE", true, null, null, null, "jane", "{\"data\":1}"),
                        LearntBy.LIST);
                assertThat(ledger.findIntents(ACCOUNT, "jane-" + id, 1)).hasSize(id.equals("other") ? 1 : 0);
            }
            assertThat(ledger.claim(ENDS, 300, LEASE))
                    .extracting(
                            delivery -> delivery.fact().snapshot().key().sessionId(),
                            delivery -> delivery.fact().snapshot().reference())
                    .containsExactlyInAnyOrder(tuple("redacted", null), tuple("other", "jane"));
        }
    }

    private static void insertOpen(JdbcTemplate jdbc, String sessionId, String timeline) {
        jdbc.update(
                "insert into session_ledger_session (vendor, account, session_id, state, status, known_since, reference, timeline) values (?, ?, ?, 'OPEN', 'NEW', current_timestamp, ?, ?)",
                ACCOUNT.vendor(),
                ACCOUNT.name(),
                sessionId,
                "jane-" + sessionId,
                timeline);
        jdbc.update(
                "insert into session_ledger_intent (vendor, account, intent_id, reference, opened_at, state, session_id) values (?, ?, ?, ?, current_timestamp, 'BOUND', ?)",
                ACCOUNT.vendor(),
                ACCOUNT.name(),
                "intent-" + sessionId,
                "jane-" + sessionId,
                sessionId);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void anEarlierVersionStillStartsBesideThisOne(Supplier<HikariDataSource> database) {
        try (HikariDataSource dataSource = database.get()) {
            assertThat(new JdbcSessionLedger(dataSource)).isNotNull();
            assertThatCode(() -> OldLedgers.migrateToVersion3(dataSource)).doesNotThrowAnyException();
        }
    }
}
