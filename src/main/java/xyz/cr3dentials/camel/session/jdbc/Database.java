package xyz.cr3dentials.camel.session.jdbc;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;
import xyz.cr3dentials.camel.jdbc.LostRaces;
import xyz.cr3dentials.camel.session.LedgerException;

/** Runs the ledger's statements, in transactions of their own, with the names and expressions they leave open. */
final class Database {

    /** Which row a statement on the session table {@code s} is about. */
    static final String KEY = "s.vendor = :vendor and s.account = :account and s.session_id = :sessionId";

    private static final int TIMEOUT_SECONDS = 30;
    /** For those who look on: they have somebody who waits, and may ask anything of millions of rows. */
    private static final int LOOK_TIMEOUT_SECONDS = 5;

    private final LostRaces races = new LostRaces(Duration.ofSeconds(TIMEOUT_SECONDS));
    private final LostRaces lookRaces = new LostRaces(Duration.ofSeconds(LOOK_TIMEOUT_SECONDS));
    private final Map<String, String> expanded = new ConcurrentHashMap<>();
    private final NamedParameterJdbcTemplate jdbc;
    private final TransactionTemplate transactions;
    private final TransactionTemplate looks;
    private final TransactionTemplate withoutTransaction;
    private final Dialect dialect;
    private final String prefix;
    private final LedgerNow now;
    private final AtomicLong writes = new AtomicLong();
    private final AtomicLong revision = new AtomicLong();

    Database(DataSource dataSource, Dialect dialect, String prefix, LedgerNow now) {
        JdbcTemplate template = new JdbcTemplate(dataSource);
        template.setQueryTimeout(TIMEOUT_SECONDS);
        this.jdbc = new NamedParameterJdbcTemplate(template);
        JdbcTransactionManager manager = new JdbcTransactionManager(dataSource);
        this.withoutTransaction = new TransactionTemplate(manager);
        withoutTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_NOT_SUPPORTED);
        this.transactions = new TransactionTemplate(manager);
        // What the ledger was told stays told, even if a transaction of the caller's is rolled back.
        transactions.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        transactions.setTimeout(TIMEOUT_SECONDS);
        this.looks = new TransactionTemplate(manager);
        looks.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        looks.setTimeout(LOOK_TIMEOUT_SECONDS);
        this.dialect = dialect;
        this.prefix = prefix;
        this.now = now;
    }

    /**
     * Runs statements in one transaction; one that the database gave up for the sake of another is repeated.
     *
     * @param task what is done, for the exception's text
     */
    <T> T run(String task, Supplier<T> statements) {
        return repeat(races, task, () -> transactions.execute(status -> withoutData(task, statements)));
    }

    /** Runs statements like {@link #run}, but gives up after a few seconds. */
    <T> T look(String task, Supplier<T> statements) {
        return repeat(lookRaces, task, () -> looks.execute(status -> withoutData(task, statements)));
    }

    /**
     * Runs what is a single statement where the database has one for "insert or update": it commits by itself, which saves
     * the round trips of a transaction.
     *
     * @param task what is done, for the exception's text
     */
    <T> T runOne(String task, Supplier<T> statement) {
        return dialect.upsertsInOneStatement() ? runSingle(task, statement) : run(task, statement);
    }

    /** Runs a single statement, which commits by itself: that saves the round trips of a transaction. */
    <T> T runSingle(String task, Supplier<T> statement) {
        return repeat(
                races,
                task,
                () -> withoutTransaction.execute(status -> withoutData(task, () -> committing(statement))));
    }

    /** A pool may hand out connections that do not commit by themselves. */
    private <T> T committing(Supplier<T> statement) {
        return jdbc.getJdbcOperations().execute((ConnectionCallback<T>) connection -> {
            if (connection.getAutoCommit()) {
                return statement.get();
            }
            try {
                T result = statement.get();
                connection.commit();
                return result;
            } catch (RuntimeException e) {
                // Not only what the database refuses: nor may a later commit keep what could not be read.
                connection.rollback();
                throw e;
            }
        });
    }

    private <T> T repeat(LostRaces losses, String task, Supplier<T> transaction) {
        long before = writes.get();
        T result = losses.repeat(() -> {
            try {
                return transaction.get();
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
    private static <T> T withoutData(String task, Supplier<T> statements) {
        try {
            return statements.get();
        } catch (DataAccessException e) {
            throw SqlFailures.toLedgerException(task, e);
        }
    }

    /** See {@link xyz.cr3dentials.camel.session.LedgerSearch#revision}. */
    long revision() {
        return revision.get();
    }

    int update(String sql, Parameters parameters) {
        int changed = jdbc.update(expand(sql), source(parameters));
        if (changed > 0) {
            writes.incrementAndGet();
        }
        return changed;
    }

    void updateAll(String sql, List<Parameters> rows) {
        if (!rows.isEmpty()) {
            writes.incrementAndGet();
            jdbc.batchUpdate(expand(sql), rows.stream().map(this::source).toArray(SqlParameterSource[]::new));
        }
    }

    <T> List<T> list(String sql, Parameters parameters, RowMapper<T> mapper) {
        return jdbc.query(expand(sql), source(parameters), mapper);
    }

    /** Changes rows and returns what the statement says of them; does nothing where a statement cannot do both. */
    <T> List<T> changeAndList(String sql, Parameters parameters, RowMapper<T> mapper) {
        return dialect.returnsChangedRows() ? changed(list(sql, parameters, mapper)) : List.of();
    }

    int insertIfAbsent(String insert, Parameters parameters) {
        return dialect.insertIfAbsent(this, insert, parameters);
    }

    void insertAllIfAbsent(String insert, List<Parameters> rows) {
        dialect.insertAllIfAbsent(this, insert, rows);
    }

    int upsert(SessionUpsert upsert, Parameters parameters) {
        return dialect.upsert(this, upsert, parameters);
    }

    <T> List<T> listAndUpsert(
            String query, String condition, SessionUpsert upsert, Parameters parameters, RowMapper<T> mapper) {
        writes.incrementAndGet();
        return dialect.listAndUpsert(this, query, condition, upsert, parameters, mapper);
    }

    /**
     * Takes the sessions that are due first.
     *
     * @param parameters the account, {@code maximum} and those of the claim's texts
     */
    <T> List<T> claim(SessionClaim claim, Parameters parameters, RowMapper<T> mapper) {
        return changed(dialect.claim(this, claim, parameters, mapper));
    }

    private <T> List<T> changed(List<T> rows) {
        if (!rows.isEmpty()) {
            writes.incrementAndGet();
        }
        return rows;
    }

    private SqlParameterSource source(Parameters parameters) {
        Clock clock = now.clock();
        return (clock == null ? parameters : parameters.time("now", clock.instant())).source();
    }

    private String expand(String sql) {
        return expanded.computeIfAbsent(sql, text -> text.replace("{noted}", TimelineText.APPEND)
                .replace("{unhinted}", HintTable.CLEAR)
                .replace("{kept}", FactTable.KEPT)
                .replace("{now}", now.expression())
                .replace("{newestFirst}", dialect.newestFirst(prefix))
                .replace("{session}", prefix + "session")
                .replace("{intent}", prefix + "intent")
                .replace("{baseline}", prefix + "baseline")
                .replace("{certificate}", prefix + "certificate")
                .replace("{learnt}", prefix + "learnt")
                .replace("{lease}", prefix + "lease"));
    }
}
