package xyz.cr3dentials.camel.session.jdbc;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntSupplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import xyz.cr3dentials.camel.session.Account;
import xyz.cr3dentials.camel.session.CreateIntent;
import xyz.cr3dentials.camel.session.DeliveryCounts;
import xyz.cr3dentials.camel.session.Fact;
import xyz.cr3dentials.camel.session.Knowledge;
import xyz.cr3dentials.camel.session.LearntBy;
import xyz.cr3dentials.camel.session.LedgerException;
import xyz.cr3dentials.camel.session.ListingPosition;
import xyz.cr3dentials.camel.session.PendingSession;
import xyz.cr3dentials.camel.session.SessionFilter;
import xyz.cr3dentials.camel.session.SessionKey;
import xyz.cr3dentials.camel.session.SessionLedger;
import xyz.cr3dentials.camel.session.SessionListing;
import xyz.cr3dentials.camel.session.SessionRecord;
import xyz.cr3dentials.camel.session.SessionSnapshot;
import xyz.cr3dentials.camel.session.SessionTally;
import xyz.cr3dentials.camel.session.TimelineEntry;

/**
 * A ledger in PostgreSQL or H2: it survives restarts, and any number of nodes that share a PostgreSQL database share it.
 *
 * <p>Each call is a transaction of its own on a connection of its own, which is committed when the call returns and which
 * a transaction of the caller's neither rolls back nor sees; a pool needs room for both. The isolation level is the
 * connections' own; READ COMMITTED, the default of both databases, serves best. Leases and due times are measured by the
 * database's clock, so nodes whose clocks differ agree on them.
 *
 * <p>Subscribers in this process are woken at once. Other nodes are not told; they see the work when they look for
 * {@link #nextDue due work}, every second. Sessions are claimed in the order in which they are due, which for first
 * attempts is the order in which their facts were recorded.
 *
 * <p>Thread-safe. The data source stays the caller's to close.
 */
public final class JdbcSessionLedger extends JdbcWorkLedger implements SessionLedger {

    /** Transactions an {@link #erase} spends on each kind of data; the next call goes on. */
    private static final int ERASING_TRANSACTIONS = 20;

    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

    private final IntentTable intents;
    private final FactTable facts;
    private final SearchTable searches;
    private final JdbcLedgerSettings settings;

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
        this(migrated(dataSource, settings, now), settings, clock);
    }

    private JdbcSessionLedger(Database database, JdbcLedgerSettings settings, Clock clock) {
        super(database, clock);
        this.intents = new IntentTable(database);
        this.facts = new FactTable(database, certificates);
        this.searches = new SearchTable(database);
        this.settings = settings;
    }

    private static Database migrated(DataSource dataSource, JdbcLedgerSettings settings, LedgerNow now) {
        Dialect dialect = Dialects.of(dataSource);
        Migrations.run(dataSource, dialect, settings.tablePrefix());
        return new Database(dataSource, dialect, settings.tablePrefix(), now);
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
        SessionKey key = created.key();
        boolean bound = database.run("tie a session to its intent", () -> {
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
            intents.redactIfSessionIs(key);
            if (created.terminal()) {
                hints.hint(key, LearntBy.CREATE, clock.instant(), null);
            } else {
                facts.recordOpen(created, clock.instant(), LearntBy.CREATE);
            }
            return true;
        });
        wakeIf(key.account(), bound && created.terminal());
        return bound;
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
    public List<CreateIntent> findIntents(Account account, String reference, int maximum) {
        return database.run("find intents by reference", () -> intents.find(account, reference, maximum));
    }

    @Override
    public List<CreateIntent> unresolvedIntents(
            Account account, Instant openedBefore, Instant openedAfter, int maximum) {
        return database.run(
                "find unresolved intents", () -> intents.unresolved(account, openedBefore, openedAfter, maximum));
    }

    @Override
    public boolean record(Fact fact) {
        return wakeIf(
                fact.snapshot().key().account(), database.run("record a session's status", () -> facts.record(fact)));
    }

    @Override
    public Map<String, String> endedAs(Account account, Collection<String> sessionIds) {
        return database.run("look up statuses", () -> facts.endedAs(account, sessionIds));
    }

    @Override
    public boolean revise(Fact fact, String knownAs) {
        return wakeIf(
                fact.snapshot().key().account(), database.run("revise a decision", () -> facts.revise(fact, knownAs)));
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
    public boolean redact(SessionKey key, Instant at) {
        return database.run("redact a session", () -> {
            intents.redact(key);
            return upkeep.redact(key, at);
        });
    }

    @Override
    public SessionListing search(SessionFilter filter, int limit, @Nullable ListingPosition after) {
        return database.look("search sessions", () -> searches.search(filter, limit, after));
    }

    @Override
    public SessionTally tally(SessionFilter filter) {
        return database.look("count what a search finds", () -> searches.tally(filter));
    }

    @Override
    public Optional<SessionRecord> find(SessionKey key) {
        return database.look("find a session", () -> searches.find(key));
    }

    @Override
    public Optional<SessionRecord> reveal(SessionKey key, Instant at) {
        return database.look("reveal a session", () -> searches.reveal(key, at));
    }

    @Override
    public long revision() {
        return database.revision();
    }

    @Override
    public Subscription subscribe(Account account, Runnable listener) {
        return subscribers.add(account, listener);
    }

    @Override
    public Duration lookEvery() {
        return LOOK_EVERY;
    }
}
