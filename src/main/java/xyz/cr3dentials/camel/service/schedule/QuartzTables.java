package xyz.cr3dentials.camel.service.schedule;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.quartz.impl.jdbcjobstore.JobStoreTX;
import org.springframework.core.io.ClassPathResource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/** Makes the tables of Quartz's job store in PostgreSQL by the script that Quartz brings, less its statements that drop. */
final class QuartzTables {

    private static final String SCRIPT = "org/quartz/impl/jdbcjobstore/tables_postgres.sql";
    /** A number that only this lock uses, so that of nodes which start together one makes the tables. */
    private static final long LOCK = 0x63723364_71727a74L;

    private QuartzTables() {}

    /**
     * @throws IllegalStateException if the database cannot be reached or refuses the tables
     */
    static void createIfMissing(DataSource dataSource) {
        JdbcTemplate jdbc = new JdbcTemplate(dataSource);
        try {
            new TransactionTemplate(new JdbcTransactionManager(dataSource)).executeWithoutResult(status -> {
                jdbc.queryForList("select pg_advisory_xact_lock(?)", LOCK);
                if (jdbc.queryForList("select 1 where to_regclass('qrtz_locks') is not null")
                        .isEmpty()) {
                    statements().forEach(jdbc::execute);
                }
            });
        } catch (DataAccessException | TransactionException e) {
            throw new IllegalStateException("The tables of the Quartz scheduler cannot be made in the database", e);
        }
    }

    /** The script has comments on lines of their own and no semicolon within a statement. */
    private static List<String> statements() {
        return Arrays.stream(script().lines()
                        .filter(line -> !line.startsWith("--"))
                        .collect(Collectors.joining("\n"))
                        .split(";"))
                .map(String::trim)
                .filter(statement -> statement.startsWith("CREATE"))
                .toList();
    }

    private static String script() {
        try {
            return new ClassPathResource(SCRIPT, JobStoreTX.class.getClassLoader())
                    .getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
