package xyz.cr3dentials.camel.session.jdbc;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import xyz.cr3dentials.camel.session.Account;
import xyz.cr3dentials.camel.session.Baseline;
import xyz.cr3dentials.camel.session.Certificate;
import xyz.cr3dentials.camel.session.CreateIntent;
import xyz.cr3dentials.camel.session.Delivery;
import xyz.cr3dentials.camel.session.DeliveryCounts;
import xyz.cr3dentials.camel.session.DeliveryFailure;
import xyz.cr3dentials.camel.session.Fact;
import xyz.cr3dentials.camel.session.Hint;
import xyz.cr3dentials.camel.session.Knowledge;
import xyz.cr3dentials.camel.session.LearntBy;
import xyz.cr3dentials.camel.session.LedgerException;
import xyz.cr3dentials.camel.session.ParkedDelivery;
import xyz.cr3dentials.camel.session.PendingSession;
import xyz.cr3dentials.camel.session.SessionKey;
import xyz.cr3dentials.camel.session.SessionLedger;
import xyz.cr3dentials.camel.session.SessionSnapshot;
import xyz.cr3dentials.camel.session.Subscribers;
import xyz.cr3dentials.camel.session.TimelineEntry;

/**
 * A ledger in PostgreSQL or H2: it survives restarts, and any number of nodes that share a PostgreSQL database share it.
 *
 * <p>Each call is a transaction of its own on a connection of its own, which is committed when the call returns and which
 * a transaction of the caller's neither rolls back nor sees; a pool needs room for both. The isolation level is the
 * connections' own; READ COMMITTED, the default of both databases, serves best. Leases and due times are measured by the
 * database's clock, so nodes whose clocks differ agree on them.
 *
 * <p>Subscribers in this process are woken at once. Other nodes are not told; they see the work at their next poll or when
 * they look for {@link #nextDue due work}. Sessions are claimed in the order in which they are due, which for first
 * attempts is the order in which their facts were recorded.
 *
 * <p>Thread-safe. The data source stays the caller's to close.
 */
public final class JdbcSessionLedger implements SessionLedger {

    /** Transactions an {@link #erase} spends on each kind of data; the next call goes on. */
    private static final int ERASING_TRANSACTIONS = 20;

    private final Subscribers subscribers = new Subscribers();
    private final Database database;
    private final IntentTable intents;
    private final FactTable facts;
    private final HintTable hints;
    private final DeliveryTable deliveries;
    private final UpkeepTable upkeep;
    private final CertificateTable certificates;
    private final JdbcLedgerSettings settings;
    private final Clock clock;

    /**
     * Creates a ledger with {@link JdbcLedgerSettings#DEFAULT} and its tables where they are missing.
     *
     * @throws LedgerException if the database cannot be reached, is of an unknown kind or refuses the tables
     */
    public JdbcSessionLedger(DataSource dataSource) {
        this(dataSource, JdbcLedgerSettings.DEFAULT);
    }

    /**
     * Creates a ledger, and its tables where they are missing.
     *
     * @throws LedgerException if the database cannot be reached, is of an unknown kind or refuses the tables
     */
    public JdbcSessionLedger(DataSource dataSource, JdbcLedgerSettings settings) {
        this(dataSource, settings, Clock.systemUTC(), LedgerNow.DATABASE);
    }

    JdbcSessionLedger(DataSource dataSource, JdbcLedgerSettings settings, Clock clock, LedgerNow now) {
        Dialect dialect = Dialects.of(dataSource);
        Migrations.run(dataSource, dialect, settings.tablePrefix());
        this.database = new Database(dataSource, dialect, settings.tablePrefix(), now);
        this.intents = new IntentTable(database);
        this.certificates = new CertificateTable(database);
        this.facts = new FactTable(database, certificates);
        this.hints = new HintTable(database);
        this.deliveries = new DeliveryTable(database);
        this.upkeep = new UpkeepTable(database);
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Tells whether a ledger can be kept in a database.
     *
     * @throws LedgerException if the database cannot be reached
     */
    public static boolean supports(DataSource dataSource) {
        return Dialects.find(dataSource).isPresent();
    }

    @Override
    public void openIntent(CreateIntent intent) {
        run("write down an intent", () -> intents.open(intent));
    }

    @Override
    public boolean bindIntent(String intentId, SessionSnapshot created) {
        return database.run("tie a session to its intent", () -> {
            SessionKey key = created.key();
            Optional<CreateIntent> intent = intents.lock(key.account(), intentId);
            if (intent.isEmpty()) {
                return false;
            }
            String tied = intent.get().sessionId();
            if (tied != null) {
                return tied.equals(key.sessionId());
            }
            if (!facts.bind(key, intent.get(), clock.instant())) {
                return false;
            }
            intents.bind(intent.get(), key.sessionId());
            if (!created.terminal()) {
                facts.recordOpen(created, clock.instant(), LearntBy.CREATE);
            }
            return true;
        });
    }

    @Override
    public void closeIntent(Account account, String intentId, CreateIntent.State state) {
        run("write down what became of an intent", () -> intents.close(account, intentId, state));
    }

    @Override
    public Optional<CreateIntent> findIntent(Account account, String intentId) {
        return database.run("find an intent", () -> intents.find(account, intentId));
    }

    @Override
    public boolean record(Fact fact) {
        return wakeIf(
                fact.snapshot().key().account(), database.run("record a session's status", () -> facts.record(fact)));
    }

    @Override
    public void recordHistory(Account account, String status, Collection<String> sessionIds) {
        run("record history", () -> facts.recordHistory(account, status, sessionIds, clock.instant()));
    }

    @Override
    public Map<String, Knowledge> lookUp(Account account, Collection<String> sessionIds) {
        return database.run("look up sessions", () -> facts.lookUp(account, sessionIds));
    }

    @Override
    public Optional<Baseline> baseline(Account account, String status) {
        return database.run("read a baseline", () -> upkeep.baseline(account, status));
    }

    @Override
    public void saveBaseline(Baseline baseline) {
        run("save a baseline", () -> upkeep.saveBaseline(baseline));
    }

    @Override
    public long countLearnt(Account account, String status) {
        return database.run("count ends", () -> certificates.countLearnt(account, status));
    }

    @Override
    public Optional<Certificate> certificate(Account account, String status) {
        return database.run("read a certificate", () -> certificates.find(account, status));
    }

    @Override
    public void saveCertificate(Certificate certificate) {
        run("save a certificate", () -> certificates.save(certificate));
    }

    @Override
    public List<PendingSession> pending(Account account, int maximum) {
        return database.run("find open sessions", () -> certificates.pending(account, maximum));
    }

    @Override
    public List<PendingSession> overdue(Account account, Instant expiredBefore, Duration lifetime, int maximum) {
        return database.run("find overdue sessions", () -> facts.overdue(account, expiredBefore, lifetime, maximum));
    }

    @Override
    public void abandon(SessionKey key, Instant at) {
        run("abandon a session", () -> facts.abandon(key, at));
    }

    @Override
    public boolean hint(SessionKey key, LearntBy learntBy, Instant hintedAt, @Nullable String intentId) {
        return wakeIf(
                key.account(), database.run("write down a hint", () -> hints.hint(key, learntBy, hintedAt, intentId)));
    }

    @Override
    public List<Hint> claimHints(Account account, int maximum, Duration lease) {
        return database.run("claim hints", () -> hints.claim(account, maximum, lease, newClaimId()));
    }

    @Override
    public void postponeHint(Hint hint, Instant nextAttemptAt) {
        run("postpone a hint", () -> hints.postpone(hint, fromNow(nextAttemptAt)));
    }

    @Override
    public void dropHint(Hint hint) {
        run("drop a hint", () -> hints.drop(hint));
    }

    @Override
    public List<Delivery> claim(Account account, Set<String> statuses, int maximum, Duration lease) {
        if (statuses.isEmpty() || maximum <= 0) {
            return List.of();
        }
        return database.run(
                "claim sessions",
                () -> deliveries.claim(
                        account,
                        statuses,
                        maximum,
                        lease,
                        newClaimId(),
                        clock.instant().plus(lease)));
    }

    @Override
    public boolean markDelivered(Delivery delivery, Instant at) {
        return database.run("mark a session as delivered", () -> deliveries.delivered(delivery, at));
    }

    @Override
    public void markFailed(Delivery delivery, DeliveryFailure failure, Instant at, Instant nextAttemptAt) {
        run("mark a delivery as failed", () -> deliveries.failed(delivery, failure, at, fromNow(nextAttemptAt)));
    }

    @Override
    public void park(Delivery delivery, DeliveryFailure failure, Instant at) {
        run("park a session", () -> deliveries.park(delivery, failure, at));
    }

    @Override
    public void release(Delivery delivery) {
        run("release a session", () -> deliveries.release(delivery));
    }

    @Override
    public List<ParkedDelivery> parked(Account account, int maximum) {
        return database.run("list parked sessions", () -> deliveries.parked(account, maximum));
    }

    @Override
    public boolean replay(SessionKey key, Instant at) {
        return wakeIf(
                key.account(), database.run("replay a session", () -> deliveries.replay(key, at, fromNow(at)) > 0));
    }

    @Override
    public int replayParked(Account account, Instant at) {
        int replayed = database.run("replay parked sessions", () -> deliveries.replayParked(account, at, fromNow(at)));
        wakeIf(account, replayed > 0);
        return replayed;
    }

    @Override
    public Optional<Instant> nextDue(Account account, Set<String> statuses) {
        return database.run("look for due work", () -> deliveries.untilNext(account, statuses))
                .map(clock.instant()::plus);
    }

    @Override
    public DeliveryCounts counts(Account account) {
        return database.run("count sessions", () -> upkeep.counts(account));
    }

    @Override
    public List<TimelineEntry> timeline(SessionKey key) {
        return database.run("read a timeline", () -> upkeep.timeline(key));
    }

    /**
     * {@inheritDoc}
     *
     * <p>Timelines and intents older than the settings allow go, too. One call erases a bounded number; what is left is
     * the next call's.
     */
    @Override
    public int erase(Account account, Instant deliveredBefore) {
        Instant now = clock.instant();
        int erased = repeat("erase data", () -> upkeep.erasePayloads(account, deliveredBefore));
        repeat("erase timelines", () -> upkeep.eraseTimelines(account, now.minus(settings.timelineRetention())));
        run("delete old intents", () -> intents.deleteOpenedBefore(account, now.minus(settings.intentRetention())));
        return erased;
    }

    private int repeat(String task, IntSupplier erasing) {
        int total = 0;
        for (int i = 0; i < ERASING_TRANSACTIONS; i++) {
            int erased = database.run(task, erasing::getAsInt);
            total += erased;
            if (erased < UpkeepTable.ERASED_AT_ONCE) {
                return total;
            }
        }
        return total;
    }

    @Override
    public Subscription subscribe(Account account, Runnable listener) {
        return subscribers.add(account, listener);
    }

    private boolean wakeIf(Account account, boolean due) {
        if (due) {
            subscribers.wake(account);
        }
        return due;
    }

    private void run(String task, Runnable statements) {
        Supplier<Boolean> supplier = () -> {
            statements.run();
            return true;
        };
        database.run(task, supplier);
    }

    /** A time by this node's clock as a distance, which means the same by the database's. */
    private Duration fromNow(Instant at) {
        return Duration.between(clock.instant(), at);
    }

    private static String newClaimId() {
        return UUID.randomUUID().toString();
    }
}
