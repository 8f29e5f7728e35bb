package xyz.cr3dentials.camel.service.ledger;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import xyz.cr3dentials.camel.ledger.SessionLedger;
import xyz.cr3dentials.camel.service.ledger.AccountReading.ListReading;
import xyz.cr3dentials.camel.service.settings.FollowedAccount;

/**
 * Reads the ledger for those who watch the service, at most once in a while however many ask, and never makes them wait long
 * for a database that hangs: all who come while one reading is under way share its patience. Thread-safe.
 */
public final class LedgerWatch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LedgerWatch.class);
    private static final Duration KEPT = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final ReentrantLock lock = new ReentrantLock();
    private final ExecutorService thread = Executors.newSingleThreadExecutor(task -> {
        Thread reader = new Thread(task, "ledger-watch");
        reader.setDaemon(true);
        return reader;
    });
    private final SessionLedger ledger;
    private final List<FollowedAccount> accounts;
    private final BooleanSupplier writable;
    private final Clock clock;
    private final Duration kept;
    private final Duration patience;

    private @Nullable LedgerReading latest;
    private @Nullable Future<LedgerReading> underWay;
    private Instant begunAt = Instant.EPOCH;
    private volatile boolean failing;

    /** Watches some accounts; close it before the ledger's database. */
    public LedgerWatch(SessionLedger ledger, List<FollowedAccount> accounts, BooleanSupplier writable, Clock clock) {
        this(ledger, accounts, writable, clock, KEPT, PATIENCE);
    }

    /**
     * Watches some accounts; close it before the ledger's database.
     *
     * @param writable whether the ledger takes writes, as known already; asks no database
     * @param kept for how long an answer is given again
     * @param patience how long those who ask wait for the ledger at most
     */
    public LedgerWatch(
            SessionLedger ledger,
            List<FollowedAccount> accounts,
            BooleanSupplier writable,
            Clock clock,
            Duration kept,
            Duration patience) {
        this.ledger = ledger;
        this.accounts = List.copyOf(accounts);
        this.writable = writable;
        this.clock = clock;
        this.kept = kept;
        this.patience = patience;
    }

    /** Returns by how much this node's clock is ahead of the ledger's; asks nobody. */
    public Duration clockDifference() {
        return ledger.clockDifference();
    }

    /** Returns the accounts that are watched. */
    public List<FollowedAccount> accounts() {
        return accounts;
    }

    /** Returns what the ledger says, or said a few seconds ago; an unreadable one when it does not answer in time. */
    public LedgerReading look() {
        return reading().withWritable(writable.getAsBoolean());
    }

    /**
     * Returns what the ledger said when it was last asked, and has it asked again if that was a while ago; waits for
     * nothing. Unreadable, without accounts, when it was never asked before.
     */
    public LedgerReading known() {
        LedgerReading known;
        lock.lock();
        try {
            known = latest == null ? LedgerReading.unreadable(clock.instant()) : latest;
            if (latest == null || !isFresh(known)) {
                Future<LedgerReading> unused = underWay();
            }
        } finally {
            lock.unlock();
        }
        return known.withWritable(writable.getAsBoolean());
    }

    private LedgerReading reading() {
        Future<LedgerReading> reading;
        Duration left;
        lock.lock();
        try {
            LedgerReading known = latest;
            if (known != null && isFresh(known)) {
                return known;
            }
            reading = underWay();
            left = patience.minus(Duration.between(begunAt, clock.instant()));
            if (left.compareTo(patience) > 0) {
                // The clock was put back.
                left = patience;
            }
        } finally {
            lock.unlock();
        }
        return await(reading, left.isNegative() ? Duration.ZERO : left);
    }

    private Future<LedgerReading> underWay() {
        Future<LedgerReading> running = underWay;
        if (running != null && !running.isDone()) {
            return running;
        }
        Future<LedgerReading> begun = thread.submit(this::read);
        underWay = begun;
        begunAt = clock.instant();
        return begun;
    }

    private boolean isFresh(LedgerReading reading) {
        Duration age = Duration.between(reading.at(), clock.instant());
        return !age.isNegative() && age.compareTo(kept) < 0;
    }

    private LedgerReading await(Future<LedgerReading> reading, Duration left) {
        try {
            return reading.get(left.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            noteFailure("it does not answer");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new IllegalStateException("The ledger could not be watched", e.getCause());
        }
        return LedgerReading.unreadable(clock.instant());
    }

    private LedgerReading read() {
        LedgerReading reading = ask();
        lock.lock();
        try {
            latest = reading;
        } finally {
            lock.unlock();
        }
        return reading;
    }

    private LedgerReading ask() {
        Instant now = clock.instant();
        try {
            LedgerReading reading = new LedgerReading(
                    now,
                    true,
                    false,
                    ledger.clockDifference(),
                    accounts.stream().map(account -> ask(account, now)).toList());
            failing = false;
            return reading;
        } catch (RuntimeException e) {
            noteFailure(e.toString());
            return LedgerReading.unreadable(now);
        }
    }

    private AccountReading ask(FollowedAccount watched, Instant now) {
        return new AccountReading(
                watched.account(),
                ledger.counts(watched.account()),
                ledger.nextDue(watched.account()).orElse(null),
                watched.statuses().stream()
                        .map(status -> ListReading.of(
                                status,
                                ledger.detection()
                                        .certificate(watched.account(), status)
                                        .orElse(null),
                                now,
                                watched.behindAfter()))
                        .toList());
    }

    /** Once for each outage, since watchers come every few seconds. */
    private void noteFailure(String cause) {
        if (!failing) {
            failing = true;
            LOG.warn("The session ledger cannot be read for metrics and health: {}", cause);
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
