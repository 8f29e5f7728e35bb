package xyz.cr3dentials.camel.session.jdbc;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Supplier;
import xyz.cr3dentials.camel.session.Account;
import xyz.cr3dentials.camel.session.Subscribers;

/** What all parts of a ledger in a database need: transactions, the time, and who is to be woken. */
abstract class JdbcLedgerBase {

    final Subscribers subscribers = new Subscribers();
    final Database database;
    final Clock clock;

    JdbcLedgerBase(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    final boolean wakeIf(Account account, boolean due) {
        if (due) {
            subscribers.wake(account);
        }
        return due;
    }

    final void run(String task, Runnable statements) {
        Supplier<Boolean> supplier = () -> {
            statements.run();
            return true;
        };
        database.run(task, supplier);
    }

    final void runSingle(String task, Runnable statement) {
        Supplier<Boolean> supplier = () -> {
            statement.run();
            return true;
        };
        database.runSingle(task, supplier);
    }

    /** A time by this node's clock as a distance, which means the same by the database's. */
    final Duration fromNow(Instant at) {
        return Duration.between(clock.instant(), at);
    }

    static String newClaimId() {
        return UUID.randomUUID().toString();
    }
}
