package xyz.cr3dentials.camel.ledger.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Clock;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.jdbc.core.JdbcTemplate;
import xyz.cr3dentials.camel.ledger.Delivery;
import xyz.cr3dentials.camel.ledger.ItemKind;
import xyz.cr3dentials.camel.ledger.SessionLedger;
import xyz.cr3dentials.camel.ledger.SessionLedgerContract;
import xyz.cr3dentials.camel.ledger.Subscription;
import xyz.cr3dentials.camel.ledger.VendorEvent;

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

    /** Somebody may have deleted it by hand; nothing else has its name. */
    @Test
    void settlesTheDeliveryOfASessionWhoseRowIsGoneAndNoEventOfThatName() {
        JdbcTemplate jdbc = new JdbcTemplate(dataSource);
        ledger.register(new Subscription(ACCOUNT, ItemKind.EVENT, Subscription.DEFAULT, Set.of()));
        ledger.record(new VendorEvent(ACCOUNT, "s1", "sent", null, null, "{}"));
        record(ended("s1", "DONE"));
        Delivery claimed = claim().get(0);
        jdbc.execute("delete from session_ledger_session");
        assertThat(ledger.markDelivered(claimed)).isTrue();
        assertThat(jdbc.queryForObject("select count(erasable_since) from session_ledger_event", Integer.class))
                .isZero();
    }
}
