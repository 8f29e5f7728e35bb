package xyz.cr3dentials.camel.ledger.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.JdbcTemplate;
import xyz.cr3dentials.camel.ledger.Account;
import xyz.cr3dentials.camel.ledger.ListingPosition;
import xyz.cr3dentials.camel.ledger.SessionFilter;
import xyz.cr3dentials.camel.ledger.SessionState;

/** A page of the newest sessions is found at its place in an index, however many sessions there are. */
class SearchPlanTest {

    private static final Account MANY = new Account("many", "default");
    private static final Account SOME = new Account("some", "default");
    private static final SessionFilter ALL = SessionFilter.of(Set.of(MANY, SOME));

    private HikariDataSource pool;
    private ExplainedQueries explained;
    private JdbcSessionLedger ledger;

    @AfterEach
    void closeDatabase() {
        pool.close();
    }

    static Stream<SessionFilter> filters() {
        return Stream.of(ALL, SessionFilter.of(Set.of(MANY)), SessionFilter.of(Set.of(SOME)));
    }

    @ParameterizedTest
    @MethodSource("filters")
    void postgresReadsNoMoreThanThePage(SessionFilter filter) {
        fill(TestDatabases.postgres(2), "generate_series");
        ListingPosition next = search(filter, null);
        assertThat(explained.plan())
                .contains("Index Scan Backward using session_ledger_session_known")
                .doesNotContain("Sort", "Seq Scan");
        search(filter, next);
        assertThat(explained.plan())
                .contains("Index Scan Backward using session_ledger_session_known", "Index Cond: ((known_since <= ")
                .doesNotContain("Sort", "Seq Scan");
    }

    @ParameterizedTest
    @MethodSource("filters")
    void h2ReadsNoMoreThanThePage(SessionFilter filter) {
        fill(TestDatabases.h2(), "system_range");
        ListingPosition next = search(filter, null);
        assertThat(explained.plan()).contains("SESSION_LEDGER_SESSION_KNOWN", "/* index sorted */");
        search(filter, next);
        assertThat(explained.plan()).contains("SESSION_LEDGER_SESSION_KNOWN: KNOWN_SINCE <= ", "/* index sorted */");
    }

    /** Its cache is small, and reading all rows from the disk takes it longer than people like to wait. */
    @Test
    void h2FindsInTheIndexWhatFiltersAskFor() {
        fill(TestDatabases.h2(), "system_range");
        ledger.tally(ALL);
        assertThat(explained.plan()).contains("SESSION_LEDGER_SESSION_KNOWN").doesNotContain("tableScan");
        SessionFilter narrow = new SessionFilter(
                Set.of(MANY, SOME), Set.of(SessionState.PARKED), Set.of("DONE"), "loan-1", null, null, null);
        ledger.search(narrow, 50, null);
        assertThat(explained.plan()).contains("SESSION_LEDGER_SESSION_KNOWN", "/* index sorted */");
        assertThat(new JdbcTemplate(pool)
                        .queryForList(
                                "select column_name from information_schema.index_columns where index_name = 'SESSION_LEDGER_SESSION_KNOWN' order by ordinal_position",
                                String.class))
                .containsExactly("KNOWN_SINCE", "SESSION_ID", "VENDOR", "ACCOUNT", "STATE", "STATUS", "REFERENCE");
    }

    private ListingPosition search(SessionFilter filter, ListingPosition after) {
        ListingPosition next = ledger.search(filter, 50, after).next();
        assertThat(next).isNotNull();
        assertThat(explained.query()).doesNotContain("payload", "timeline", "*");
        return next;
    }

    private void fill(HikariDataSource database, String series) {
        pool = database;
        explained = new ExplainedQueries(pool);
        ledger = new JdbcSessionLedger(explained);
        JdbcTemplate jdbc = new JdbcTemplate(pool);
        jdbc.update(
                "insert into session_ledger_session (vendor, account, session_id, state, status, known_since, reference) select case when mod(i, 10) = 0 then 'some' else 'many' end, 'default', 'session-' || i, case when mod(i, 7) = 0 then 'DELIVERED' else 'HISTORY' end, 'DONE', current_timestamp + i * interval '1' second, repeat('x', 200) from "
                        + series + "(1, 20000) as t(i)");
        jdbc.execute("analyze");
    }
}
