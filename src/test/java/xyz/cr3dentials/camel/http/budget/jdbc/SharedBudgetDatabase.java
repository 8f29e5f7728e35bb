package xyz.cr3dentials.camel.http.budget.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import xyz.cr3dentials.camel.TestPostgres;
import xyz.cr3dentials.camel.http.budget.BudgetStores;

/** A database of budgets whose clock stands until it is told to move, for any number of nodes. */
public final class SharedBudgetDatabase implements AutoCloseable {

    private static final String CLOCK = "(select moment from test_clock)";

    private final TestPostgres.Database database = TestPostgres.database();
    private final List<HikariDataSource> pools = new CopyOnWriteArrayList<>();
    private final HikariDataSource own = open();
    private final AtomicLong monotonic = new AtomicLong();

    /** Creates the database; it is noon of a day. */
    public SharedBudgetDatabase() {
        execute("create table test_clock as select timestamp with time zone '2026-11-20 12:00:00+00' as moment");
    }

    /** Returns what a further node has: a pool and a copy of the code's state of its own. */
    public BudgetStores node() {
        return new PostgresBudgetStores(open(), new BudgetStatements(CLOCK), monotonic::get);
    }

    /** Lets time pass for the database and the nodes; it is rounded up to microseconds. */
    public void advance(long nanos) {
        monotonic.addAndGet(-Math.floorDiv(-nanos, 1000) * 1000);
        set(nanos);
    }

    /** Sets the database's clock forward, or back if the nanoseconds are negative, while no time passes. */
    public void set(long nanos) {
        execute("update test_clock set moment = moment + %d * interval '1 microsecond'"
                .formatted(-Math.floorDiv(-nanos, 1000)));
    }

    /** Returns all the database knows of budgets, as text. */
    public String rows() {
        return text("select coalesce(string_agg(k::text, E'\\n' order by id), '') from request_key k");
    }

    HikariDataSource open() {
        return open(true);
    }

    HikariDataSource open(boolean autoCommit) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(database.url());
        config.setUsername("postgres");
        config.setMaximumPoolSize(2);
        config.setMinimumIdle(1);
        config.setConnectionTimeout(5_000);
        config.setAutoCommit(autoCommit);
        HikariDataSource pool = new HikariDataSource(config);
        pools.add(pool);
        return pool;
    }

    void execute(String sql) {
        try (var connection = own.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    String text(String query) {
        try (var connection = own.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        pools.forEach(HikariDataSource::close);
        database.close();
    }
}
