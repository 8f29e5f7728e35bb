package xyz.cr3dentials.camel.session.jdbc;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Clock;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.springframework.jdbc.core.JdbcTemplate;
import xyz.cr3dentials.camel.session.SessionLedger;
import xyz.cr3dentials.camel.session.SessionLedgerContract;

/** The contract on one database that is emptied for each test. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class JdbcLedgerContract extends SessionLedgerContract {

    private HikariDataSource dataSource;

    abstract HikariDataSource open();

    @BeforeAll
    void openDatabase() {
        dataSource = open();
    }

    @AfterAll
    void closeDatabase() {
        dataSource.close();
    }

    @Override
    protected SessionLedger create(Clock clock) {
        SessionLedger ledger = TestDatabases.ledger(dataSource, clock);
        JdbcTemplate jdbc = new JdbcTemplate(dataSource);
        for (String table : new String[] {
            "session",
            "intent",
            "baseline",
            "certificate",
            "learnt",
            "lease",
            "delivery",
            "payload",
            "event",
            "timeline",
            "subscription"
        }) {
            jdbc.execute("delete from session_ledger_" + table);
        }
        return ledger;
    }
}
