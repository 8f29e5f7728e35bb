package xyz.cr3dentials.camel.session.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static xyz.cr3dentials.camel.session.jdbc.LedgerFixtures.ACCOUNT;
import static xyz.cr3dentials.camel.session.jdbc.LedgerFixtures.ENDED;
import static xyz.cr3dentials.camel.session.jdbc.LedgerFixtures.LEASE;
import static xyz.cr3dentials.camel.session.jdbc.LedgerFixtures.ended;
import static xyz.cr3dentials.camel.session.jdbc.LedgerFixtures.key;
import static xyz.cr3dentials.camel.session.jdbc.LedgerFixtures.open;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.transaction.support.TransactionTemplate;
import xyz.cr3dentials.camel.session.CreateIntent;
import xyz.cr3dentials.camel.session.Hint;
import xyz.cr3dentials.camel.session.LearntBy;

/** A hint is one statement without a transaction around it, and is durable all the same. */
class PostgresSingleStatementTest {

    private HikariDataSource dataSource;
    private JdbcSessionLedger ledger;

    @BeforeEach
    void openLedger() {
        dataSource = TestDatabases.postgres(4);
        ledger = new JdbcSessionLedger(dataSource);
        ledger.openIntent(new CreateIntent(ACCOUNT, "i1", null, Instant.now(), CreateIntent.State.OPEN, null));
        ledger.bindIntent("i1", open("s1", Instant.now()).snapshot());
    }

    @AfterEach
    void closeDatabase() {
        dataSource.close();
    }

    @Test
    void aHintOutlivesTheCallersTransaction() {
        new TransactionTemplate(new DataSourceTransactionManager(dataSource)).executeWithoutResult(callers -> {
            hintTwice(ledger);
            callers.setRollbackOnly();
        });
        assertHinted();
    }

    @Test
    void aHintIsCommittedOnAConnectionThatDoesNotCommitByItself() {
        try (HikariDataSource manual = new HikariDataSource()) {
            manual.setJdbcUrl(dataSource.getJdbcUrl());
            manual.setUsername(dataSource.getUsername());
            manual.setMaximumPoolSize(2);
            manual.setAutoCommit(false);
            hintTwice(new JdbcSessionLedger(manual));
        }
        assertHinted();
    }

    @Test
    void whatCannotBeReadIsNotCommittedLater() {
        JdbcTemplate jdbc = new JdbcTemplate(dataSource);
        SingleConnectionDataSource single =
                new SingleConnectionDataSource(dataSource.getJdbcUrl(), dataSource.getUsername(), "", true);
        single.setAutoCommit(false);
        try {
            JdbcSessionLedger manual = new JdbcSessionLedger(single);
            manual.record(ended("s2", Instant.now()));
            jdbc.update("update session_ledger_session set learnt_by = 'ANOTHER' where session_id = 's2'");
            assertThatIllegalArgumentException().isThrownBy(() -> manual.claim(ACCOUNT, ENDED, 10, LEASE));
            manual.record(open("s3", Instant.now()));
        } finally {
            single.destroy();
        }
        assertThat(jdbc.queryForObject(
                        "select attempts from session_ledger_session where session_id = 's2'", Integer.class))
                .isZero();
    }

    private static void hintTwice(JdbcSessionLedger told) {
        assertThat(told.hintIfTied(key("s1"), "i1", LearntBy.WEBHOOK, Instant.now()))
                .isPresent();
        assertThat(told.hint(key("s2"), LearntBy.WEBHOOK, Instant.now(), null)).isTrue();
    }

    private void assertHinted() {
        assertThat(ledger.claimHints(ACCOUNT, 10, LEASE))
                .extracting(Hint::key)
                .containsExactlyInAnyOrder(key("s1"), key("s2"));
    }
}
