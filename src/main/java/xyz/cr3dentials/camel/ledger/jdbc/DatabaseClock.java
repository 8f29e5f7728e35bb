package xyz.cr3dentials.camel.ledger.jdbc;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import xyz.cr3dentials.camel.ledger.SessionLedger;

/**
 * The database's clock, which all nodes agree on; between two questions it goes on with this process's own. Thread-safe.
 */
final class DatabaseClock extends Clock {

    private static final Logger LOG = LoggerFactory.getLogger(DatabaseClock.class);

    private final Clock own;
    private final @Nullable Clock test;
    private volatile Duration ahead = Duration.ZERO;
    private volatile boolean warned;

    private DatabaseClock(Clock own, @Nullable Clock test) {
        this.own = own;
        this.test = test;
    }

    /** @param own the clock of this process */
    static DatabaseClock of(Clock own) {
        return new DatabaseClock(own, null);
    }

    /** A clock of this process in place of the database's, for tests that move the time. */
    static DatabaseClock replacedBy(Clock test) {
        return new DatabaseClock(test, test);
    }

    /**
     * Takes note of the database's time.
     *
     * @param asked asks the database
     */
    Instant read(Supplier<Instant> asked) {
        if (test != null) {
            return test.instant();
        }
        Instant before = own.instant();
        Instant present = asked.get();
        note(Duration.between(present, before));
        return present;
    }

    private void note(Duration difference) {
        ahead = difference;
        boolean wrong = difference.abs().compareTo(SessionLedger.TOLERATED_CLOCK_DIFFERENCE) > 0;
        if (wrong && !warned) {
            LOG.warn(
                    "This node's clock is {} s {} the database's; the database's is used for everything that is stored. Set the node's clock right, by NTP for instance.",
                    difference.abs().toSeconds(),
                    difference.isNegative() ? "behind" : "ahead of");
        }
        warned = wrong;
    }

    /** Returns by how much this process's clock was ahead of the database's when that was asked last. */
    Duration ahead() {
        return ahead;
    }

    @Override
    public Instant instant() {
        return own.instant().minus(ahead);
    }

    @Override
    public ZoneId getZone() {
        return own.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return test == null ? new DatabaseClock(own.withZone(zone), null) : replacedBy(test.withZone(zone));
    }
}
