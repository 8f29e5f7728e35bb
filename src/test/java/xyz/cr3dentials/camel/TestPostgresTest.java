package xyz.cr3dentials.camel;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import xyz.cr3dentials.camel.ledger.jdbc.TestDatabases;

class TestPostgresTest {

    @Test
    void testsOneAfterAnotherShareADatabaseAndEachFindsItEmpty() {
        long before = databases();
        for (int test = 0; test < 5; test++) {
            try (HikariDataSource pool = TestDatabases.postgres(2)) {
                JdbcTemplate jdbc = new JdbcTemplate(pool);
                assertThat(jdbc.queryForObject(
                                "select count(*) from pg_tables where schemaname = 'public'", long.class))
                        .isZero();
                jdbc.execute("create table left_behind (id int)");
                jdbc.execute("alter database " + jdbc.queryForObject("select current_database()", String.class)
                        + " set default_transaction_read_only = on");
            }
        }
        assertThat(databases()).isLessThanOrEqualTo(before + 1);
    }

    private static long databases() {
        try (HikariDataSource pool = TestDatabases.postgres(1)) {
            return new JdbcTemplate(pool).queryForObject("select count(*) from pg_database", long.class);
        }
    }
}
