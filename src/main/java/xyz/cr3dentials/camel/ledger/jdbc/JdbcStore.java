package xyz.cr3dentials.camel.ledger.jdbc;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import javax.sql.DataSource;
import xyz.cr3dentials.camel.ledger.state.LedgerStore;
import xyz.cr3dentials.camel.ledger.state.LedgerTransaction;

/** A ledger's store in PostgreSQL or H2. */
final class JdbcStore implements LedgerStore {

    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

    private final ReentrantLock h2 = new ReentrantLock();
    private final Database database;
    private final DatabaseClock clock;

    private JdbcStore(Database database, DatabaseClock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Opens a store, with its tables created or brought up to date. */
    static JdbcStore open(DataSource dataSource, String tablePrefix, DatabaseClock clock) {
        Dialect dialect = Dialects.of(dataSource);
        dialect.prepare(dataSource);
        Migrations.run(dataSource, dialect, tablePrefix);
        return new JdbcStore(new Database(dataSource, dialect, tablePrefix, clock), clock);
    }

    /**
     * {@inheritDoc}
     *
     * <p>H2 locks whatever a statement looks at, so that writers would wait for each other and give up; they belong to one
     * process, and take turns here.
     */
    @Override
    public <T> T change(String task, Function<LedgerTransaction, T> work) {
        if (database.dialect() != Dialect.H2) {
            return database.run(task, work::apply);
        }
        h2.lock();
        try {
            return database.run(task, work::apply);
        } finally {
            h2.unlock();
        }
    }

    @Override
    public <T> T look(String task, Function<LedgerTransaction, T> work) {
        return database.look(task, work::apply);
    }

    @Override
    public Clock clock() {
        return clock;
    }

    @Override
    public Duration clockDifference() {
        return clock.ahead();
    }

    @Override
    public Duration lookEvery() {
        return LOOK_EVERY;
    }

    @Override
    public long revision() {
        return database.revision();
    }
}
