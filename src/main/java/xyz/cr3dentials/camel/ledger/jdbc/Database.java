package xyz.cr3dentials.camel.ledger.jdbc;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;
import xyz.cr3dentials.camel.jdbc.LostRaces;
import xyz.cr3dentials.camel.ledger.LedgerException;

/** Runs the ledger's statements, in transactions of their own, with the names and expressions they leave open. */
final class Database {

    private static final int TIMEOUT_SECONDS = 30;
    /** For those who look on: they have somebody who waits, and may ask anything of millions of rows. */
    private static final int LOOK_TIMEOUT_SECONDS = 5;

    private final LostRaces races = new LostRaces(Duration.ofSeconds(TIMEOUT_SECONDS));
    private final LostRaces lookRaces = new LostRaces(Duration.ofSeconds(LOOK_TIMEOUT_SECONDS));
    private final Map<String, String> expanded = new ConcurrentHashMap<>();
    private final NamedParameterJdbcTemplate jdbc;
    private final TransactionTemplate transactions;
    private final TransactionTemplate looks;
    private final Dialect dialect;
    private final String prefix;
    private final DatabaseClock clock;
    private final AtomicLong writes = new AtomicLong();
    private final AtomicLong revision = new AtomicLong();

    Database(DataSource dataSource, Dialect dialect, String prefix, DatabaseClock clock) {
        JdbcTemplate template = new JdbcTemplate(dataSource);
        template.setQueryTimeout(TIMEOUT_SECONDS);
        this.jdbc = new NamedParameterJdbcTemplate(template);
        JdbcTransactionManager manager = new JdbcTransactionManager(dataSource);
        this.transactions = new TransactionTemplate(manager);
        // What the ledger was told stays told, even if a transaction of the caller's is rolled back.
        transactions.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        transactions.setTimeout(TIMEOUT_SECONDS);
        this.looks = new TransactionTemplate(manager);
        looks.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        looks.setTimeout(LOOK_TIMEOUT_SECONDS);
        this.dialect = dialect;
        this.prefix = prefix;
        this.clock = clock;
    }

    /**
     * Runs statements in one transaction; one that the database gave up for the sake of another is repeated.
     *
     * @param task what is done, for the exception's text
     */
    <T> T run(String task, Function<JdbcTransaction, T> statements) {
        return repeat(races, task, transactions, statements);
    }

    /** Runs statements like {@link #run}, but gives up after a few seconds. */
    <T> T look(String task, Function<JdbcTransaction, T> statements) {
        return repeat(lookRaces, task, looks, statements);
    }

    private <T> T repeat(
            LostRaces losses, String task, TransactionTemplate template, Function<JdbcTransaction, T> statements) {
        long before = writes.get();
        T result = losses.repeat(() -> {
            try {
                return template.execute(status -> withoutData(task, statements));
            } catch (LedgerException | TransactionException e) {
                throw SqlFailures.toLedgerException(task, e);
            }
        });
        // After the commit, so that who sees the number sees the change. Another thread's write may count twice.
        if (writes.get() != before) {
            revision.incrementAndGet();
        }
        return result;
    }

    /** Inside the transaction, since the transaction's manager logs what it cannot throw. */
    private <T> T withoutData(String task, Function<JdbcTransaction, T> statements) {
        try {
            return statements.apply(new JdbcTransaction(this));
        } catch (DataAccessException e) {
            throw SqlFailures.toLedgerException(task, e);
        }
    }

    /** See {@link xyz.cr3dentials.camel.ledger.LedgerSearch#revision}. */
    long revision() {
        return revision.get();
    }

    Dialect dialect() {
        return dialect;
    }

    /** Asks for the database's time. */
    Instant now() {
        return clock.read(() -> list(
                        "select {now} as present",
                        new Parameters(),
                        (row, number) -> Columns.requiredTime(row, "present"))
                .get(0));
    }

    int update(String sql, Parameters parameters) {
        int changed = jdbc.update(expand(sql), parameters.source());
        if (changed > 0) {
            writes.incrementAndGet();
        }
        return changed;
    }

    /** Runs a statement for each of some parameters, and returns how many rows each has changed. */
    int[] updateAll(String sql, List<Parameters> rows) {
        if (rows.size() < 2) {
            return rows.stream().mapToInt(row -> update(sql, row)).toArray();
        }
        writes.incrementAndGet();
        return jdbc.batchUpdate(
                expand(sql), rows.stream().map(Parameters::source).toArray(SqlParameterSource[]::new));
    }

    <T> List<T> list(String sql, Parameters parameters, RowMapper<T> mapper) {
        return jdbc.query(expand(sql), parameters.source(), mapper);
    }

    <T> @Nullable T first(String sql, Parameters parameters, RowMapper<T> mapper) {
        List<T> rows = list(sql, parameters, mapper);
        return rows.isEmpty() ? null : rows.get(0);
    }

    long count(String sql, Parameters parameters) {
        return list(sql, parameters, (row, number) -> row.getLong(1)).get(0);
    }

    /** Inserts one row; returns false when its key exists. */
    boolean insertIfAbsent(String insert, Parameters parameters) {
        try {
            return update(insert + dialect.unlessKnown(), parameters) > 0;
        } catch (DuplicateKeyException e) {
            if (dialect.failsOnKnown()) {
                return false;
            }
            throw e;
        }
    }

    /** Inserts those rows whose key does not exist. */
    void insertAllIfAbsent(String insert, List<Parameters> rows) {
        if (dialect.failsOnKnown()) {
            rows.forEach(row -> insertIfAbsent(insert, row));
        } else {
            updateAll(insert + dialect.unlessKnown(), rows);
        }
    }

    private String expand(String sql) {
        return expanded.computeIfAbsent(sql, text -> text.replace("{now}", dialect.presentTime())
                .replace("{newestFirst}", dialect.newestFirst(prefix))
                .replace("{", prefix)
                .replace("}", ""));
    }
}
