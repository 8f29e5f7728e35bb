package xyz.cr3dentials.camel.ledger.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;
import static xyz.cr3dentials.camel.ledger.jdbc.LedgerFixtures.ENDS;
import static xyz.cr3dentials.camel.ledger.jdbc.LedgerFixtures.LEASE;
import static xyz.cr3dentials.camel.ledger.jdbc.LedgerFixtures.ended;
import static xyz.cr3dentials.camel.ledger.jdbc.LedgerFixtures.record;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import xyz.cr3dentials.camel.TestPostgres;
import xyz.cr3dentials.camel.ledger.LedgerException;

class PostgresFailureTest {

    private HikariDataSource dataSource;
    private JdbcSessionLedger ledger;
    private String database;

    @BeforeEach
    void openLedger() {
        dataSource = TestDatabases.postgres(4);
        // Nobody comes for a database that is gone.
        dataSource.setConnectionTimeout(5_000);
        ledger = new JdbcSessionLedger(dataSource);
        ledger.register(ENDS);
        database = new JdbcTemplate(dataSource).queryForObject("select current_database()", String.class);
    }

    @AfterEach
    void closeDatabase() {
        dataSource.close();
    }

    @Test
    void aDatabaseInWhichNotEveryTextCanBeKeptIsRefused() throws Exception {
        try (Connection admin = TestPostgres.administrator();
                var statement = admin.createStatement()) {
            statement.execute(
                    "create database western encoding 'LATIN1' lc_collate 'C' lc_ctype 'C' template template0");
            HikariConfig config = new HikariConfig();
            config.setJdbcUrl(dataSource.getJdbcUrl().replace("/" + database, "/western"));
            config.setUsername("postgres");
            try (HikariDataSource western = new HikariDataSource(config)) {
                assertThatExceptionOfType(LedgerException.class)
                        .isThrownBy(() -> new JdbcSessionLedger(western))
                        .withMessageContainingAll("'LATIN1'", "encoding UTF8 template template0");
                assertThat(new JdbcTemplate(western)
                                .queryForObject(
                                        "select count(*) from pg_tables where schemaname = 'public'", Integer.class))
                        .isZero();
            } finally {
                statement.execute("drop database western");
            }
        }
    }

    @Test
    void aDatabaseThatIsGoneIsToldAndUsedAgainWhenItIsBack() throws Exception {
        record(ledger, ended("s1", Instant.now()));
        try (Connection admin = TestPostgres.administrator();
                var statement = admin.createStatement()) {
            statement.execute("alter database " + database + " allow_connections false");
            statement.execute(
                    "select pg_terminate_backend(pid) from pg_stat_activity where datname = '" + database + "'");
            assertThatExceptionOfType(LedgerException.class)
                    .isThrownBy(() -> record(ledger, ended("s2", Instant.now())))
                    .withMessageContaining("record a session's status");
            statement.execute("alter database " + database + " allow_connections true");
        }
        // The pool may still hold connections that were cut.
        await().atMost(Duration.ofSeconds(30))
                .ignoreExceptionsInstanceOf(LedgerException.class)
                .until(() -> record(ledger, ended("s2", Instant.now())));
        assertThat(ledger.claim(ENDS, 10, LEASE)).hasSize(2);
    }

    @Test
    void aConnectionCutInTheMiddleOfACallLeavesNothingHalfDone() throws Exception {
        JdbcTemplate jdbc = new JdbcTemplate(dataSource);
        record(ledger, LedgerFixtures.open("s1", Instant.now()));
        ExecutorService executor = Executors.newSingleThreadExecutor();
        try (Connection holder = dataSource.getConnection()) {
            holder.setAutoCommit(false);
            holder.createStatement().execute("select 1 from session_ledger_session for update");
            Future<Boolean> recording = executor.submit(() -> record(ledger, ended("s1", Instant.now())));
            String waiting = "from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'";
            await().until(() -> jdbc.queryForObject("select count(*) " + waiting, Integer.class) == 1);
            jdbc.queryForList("select pg_terminate_backend(pid) " + waiting);
            assertThatExceptionOfType(ExecutionException.class)
                    .isThrownBy(() -> recording.get(1, TimeUnit.MINUTES))
                    .withCauseInstanceOf(LedgerException.class)
                    .withMessageContaining("57P01");
            holder.rollback();
        } finally {
            executor.shutdownNow();
        }
        assertThat(record(ledger, ended("s1", Instant.now()))).isTrue();
    }

    @Test
    void aFailureTellsNothingOfTheRowThatTheDatabaseQuotes() {
        new JdbcTemplate(dataSource)
                .execute(
                        "alter table session_ledger_payload add constraint forbidden check (json not like '%secret%')");
        assertThatExceptionOfType(LedgerException.class)
                .isThrownBy(() -> record(ledger, ended("s1", Instant.now())))
                .withMessageContaining("23514")
                .satisfies(failure -> {
                    StringWriter text = new StringWriter();
                    failure.printStackTrace(new PrintWriter(text));
                    assertThat(text.toString()).doesNotContain("secret-of").doesNotContain("s1,");
                });
    }

    @Test
    void aClaimReadsDueRowsOnlyHoweverManyOldOnesThereAre() {
        JdbcTemplate jdbc = new JdbcTemplate(dataSource);
        jdbc.update(
                "insert into session_ledger_session (vendor, account, session_id, state, status, known_since, settled_at) select 'vendor', 'default', 'old' || i, case when i % 2 = 0 then 'DELIVERED' else 'HISTORY' end, 'DONE', now(), now() from generate_series(1, 100000) as i");
        jdbc.update(
                "insert into session_ledger_delivery (vendor, account, kind, item_id, subscription, type, state, attempts, settled_at) select 'vendor', 'default', 'END', 'old' || i, 'default', 'DONE', 'DELIVERED', 1, now() from generate_series(1, 100000) as i");
        jdbc.execute("vacuum analyze session_ledger_session");
        jdbc.execute("vacuum analyze session_ledger_delivery");
        record(ledger, ended("s1", Instant.now()));
        assertThat(
                        plan(
                                "select item_id from session_ledger_delivery where vendor = 'vendor' and account = 'default' and kind = 'END' and subscription = 'default' and due_at is not null and type in ('DONE') and due_at <= current_timestamp order by due_at limit 10 for update skip locked"))
                .contains("session_ledger_delivery_due")
                .doesNotContain("Seq Scan");
        assertThat(
                        plan(
                                "select session_id from session_ledger_session where vendor = 'vendor' and account = 'default' and hint_due_at <= current_timestamp order by vendor, account, hint_rank, hint_due_at limit 1 for update skip locked"))
                .contains("session_ledger_session_hint")
                .doesNotContain("Seq Scan");
        assertThat(
                        plan(
                                "select session_id from session_ledger_session where vendor = 'vendor' and account = 'default' and state = 'OPEN' and hint_due_at is null and expires_at < current_timestamp order by expires_at limit 10"))
                .contains("session_ledger_session_state")
                .doesNotContain("Seq Scan");
        assertThat(ledger.claim(ENDS, 10, LEASE)).hasSize(1);
    }

    private String plan(String sql) {
        return String.join("\n", new JdbcTemplate(dataSource).queryForList("explain " + sql, String.class));
    }
}
