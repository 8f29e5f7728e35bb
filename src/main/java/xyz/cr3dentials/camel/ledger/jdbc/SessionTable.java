package xyz.cr3dentials.camel.ledger.jdbc;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import xyz.cr3dentials.camel.ledger.Account;
import xyz.cr3dentials.camel.ledger.ListingPosition;
import xyz.cr3dentials.camel.ledger.SessionFilter;
import xyz.cr3dentials.camel.ledger.SessionKey;
import xyz.cr3dentials.camel.ledger.SessionState;
import xyz.cr3dentials.camel.ledger.SessionTally;
import xyz.cr3dentials.camel.ledger.TimelineEntry;
import xyz.cr3dentials.camel.ledger.state.SessionRows;
import xyz.cr3dentials.camel.ledger.state.TrackedSession;

/** The statements on sessions and timelines. */
final class SessionTable implements SessionRows {

    private static final String OF_ACCOUNT = " where s.vendor = :vendor and s.account = :account";
    private static final String OF_KEY = OF_ACCOUNT + " and s.session_id = :sessionId";
    private static final String SELECT = "select s.vendor, s.account, s.session_id, s."
            + String.join(", s.", SessionColumns.NAMES) + " from {session} as s";
    private static final String INSERT = "insert into {session} (vendor, account, session_id, "
            + String.join(", ", SessionColumns.NAMES) + ") values (:vendor, :account, :sessionId, :"
            + String.join(", :", SessionColumns.NAMES)
            + ")";
    private static final String UPDATE = "update {session} as s set "
            + String.join(
                    ", ",
                    SessionColumns.NAMES.stream()
                            .map(column -> column + " = :" + column)
                            .toList())
            + OF_KEY;
    private static final String SKIPPING = " limit :maximum for update skip locked";
    // The first condition says nothing new; it is what every database finds the place in the index by.
    private static final String AFTER =
            "s.known_since <= :afterTime and (s.known_since, s.session_id, s.vendor, s.account) < (:afterTime, :afterId, :afterVendor, :afterAccount)";
    private static final String NEWEST_FIRST =
            " order by s.known_since desc, s.session_id desc, s.vendor desc, s.account desc limit :maximum";
    private static final String OVERDUE = SELECT + OF_ACCOUNT + " and s.state = 'OPEN' and s.hint_due_at is null and ";

    private final Database database;
    private final JdbcTransaction transaction;

    SessionTable(Database database, JdbcTransaction transaction) {
        this.database = database;
        this.transaction = transaction;
    }

    @Override
    public Optional<TrackedSession> lock(SessionKey key) {
        return list(SELECT + OF_KEY + " for update", Parameters.of(key)).stream()
                .findFirst();
    }

    @Override
    public Map<String, TrackedSession> find(Account account, Collection<String> sessionIds) {
        Map<String, TrackedSession> found = new LinkedHashMap<>();
        for (List<String> ids : IdLists.split(sessionIds)) {
            list(
                            SELECT + OF_ACCOUNT + " and s.session_id in (:ids)",
                            Parameters.of(account).texts("ids", ids))
                    .forEach(session -> found.put(session.key().sessionId(), session));
        }
        return found;
    }

    @Override
    public boolean insert(TrackedSession session) {
        return database.insertIfAbsent(INSERT, SessionColumns.parameters(session));
    }

    @Override
    public void insertUnknown(List<TrackedSession> sessions) {
        database.insertAllIfAbsent(
                INSERT, sessions.stream().map(SessionColumns::parameters).toList());
    }

    @Override
    public void update(TrackedSession session) {
        database.update(UPDATE, SessionColumns.parameters(session));
    }

    @Override
    public void delete(SessionKey key) {
        database.update("delete from {session} as s" + OF_KEY, Parameters.of(key));
        database.update("delete from {timeline} as s" + OF_KEY, Parameters.of(key));
    }

    @Override
    public List<TrackedSession> dueHints(Account account, int maximum) {
        return list(
                SELECT + OF_ACCOUNT
                        + " and s.hint_due_at <= :now order by s.vendor, s.account, s.hint_rank, s.hint_due_at"
                        + SKIPPING,
                Parameters.of(account).time("now", transaction.now()).number("maximum", maximum));
    }

    /** One rank after the other, since the index has them so; the minimum of both would read every hint. */
    @Override
    public Optional<Instant> nextHint(Account account) {
        return Stream.of(0, 1)
                .flatMap(rank -> database
                        .list(
                                "select s.hint_due_at from {session} as s" + OF_ACCOUNT
                                        + " and s.hint_due_at is not null and s.hint_rank = :rank and (s.hint_claim_id is null or s.hint_due_at <= :now) order by s.vendor, s.account, s.hint_rank, s.hint_due_at limit 1",
                                Parameters.of(account).number("rank", rank).time("now", transaction.now()),
                                (row, number) -> Columns.requiredTime(row, "hint_due_at"))
                        .stream())
                .min(Comparator.naturalOrder());
    }

    @Override
    public List<TrackedSession> open(Account account, int maximum) {
        return list(
                SELECT + OF_ACCOUNT + " and s.state = 'OPEN' order by s.known_since desc limit :maximum",
                Parameters.of(account).number("maximum", maximum));
    }

    /** Two statements, each along an index; one with "or" would read every open session. */
    @Override
    public List<TrackedSession> overdue(Account account, Instant expiredBefore, Instant knownBefore, int maximum) {
        Parameters parameters = Parameters.of(account)
                .time("before", expiredBefore)
                .time("knownBefore", knownBefore)
                .number("maximum", maximum);
        return Stream.concat(
                        list(OVERDUE + "s.expires_at < :before order by s.expires_at limit :maximum", parameters)
                                .stream(),
                        list(
                                OVERDUE
                                        + "s.expires_at is null and s.known_since < :knownBefore order by s.known_since limit :maximum",
                                parameters)
                                .stream())
                .toList();
    }

    @Override
    public List<TrackedSession> erasable(Account account, Instant before, int maximum) {
        return list(
                SELECT + OF_ACCOUNT + " and s.erasable_since < :before order by s.vendor, s.account, s.erasable_since"
                        + SKIPPING,
                Parameters.of(account).time("before", before).number("maximum", maximum));
    }

    @Override
    public long countOpen(Account account) {
        return count(account, "s.state = 'OPEN'");
    }

    @Override
    public long countHinted(Account account) {
        return count(account, "s.hint_due_at is not null");
    }

    private long count(Account account, String condition) {
        return database.count(
                "select count(*) from {session} as s" + OF_ACCOUNT + " and " + condition, Parameters.of(account));
    }

    // ---- timelines

    @Override
    public void append(SessionKey key, List<TimelineEntry> entries) {
        database.updateAll(
                "insert into {timeline} (vendor, account, session_id, at, event, detail) values (:vendor, :account, :sessionId, :at, :event, :detail)",
                entries.stream()
                        .map(entry -> Parameters.of(key)
                                .time("at", entry.at())
                                .text("event", entry.event().name())
                                .text("detail", entry.detail()))
                        .toList());
    }

    @Override
    public List<TimelineEntry> timeline(SessionKey key) {
        return database.list(
                "select s.at, s.event, s.detail from {timeline} as s" + OF_KEY + " order by s.id",
                Parameters.of(key),
                (row, number) -> new TimelineEntry(
                        Columns.requiredTime(row, "at"),
                        TimelineEntry.Event.valueOf(row.getString("event")),
                        row.getString("detail")));
    }

    @Override
    public int deleteTimeline(Account account, Instant before, int maximum) {
        return database.update(
                "delete from {timeline} where id in (select s.id from {timeline} as s" + OF_ACCOUNT
                        + " and s.at < :before limit :maximum)",
                Parameters.of(account).time("before", before).number("maximum", maximum));
    }

    // ---- those who look

    @Override
    public List<TrackedSession> search(SessionFilter filter, int maximum, @Nullable ListingPosition after) {
        if (filter.accounts().isEmpty()) {
            return List.of();
        }
        Parameters parameters = parameters(filter).number("maximum", maximum);
        List<String> conditions = conditions(filter);
        if (after != null) {
            conditions.add(AFTER);
            parameters
                    .time("afterTime", after.knownSince())
                    .text("afterId", after.key().sessionId())
                    .text("afterVendor", after.key().account().vendor())
                    .text("afterAccount", after.key().account().name());
        }
        return list(SELECT + "{newestFirst} where " + String.join(" and ", conditions) + NEWEST_FIRST, parameters);
    }

    @Override
    public List<SessionTally.Part> tally(SessionFilter filter) {
        if (filter.accounts().isEmpty()) {
            return List.of();
        }
        return database.list(
                "select s.state, s.status, count(*) as sessions from {session} as s{newestFirst} where "
                        + String.join(" and ", conditions(filter)) + " group by s.state, s.status",
                parameters(filter),
                (row, number) -> new SessionTally.Part(
                        SessionState.valueOf(row.getString("state")),
                        row.getString("status"),
                        row.getLong("sessions")));
    }

    /** Only what is asked for, so that the database need not guess whether a condition matters. */
    private static List<String> conditions(SessionFilter filter) {
        List<String> accounts = new ArrayList<>();
        for (int i = 0; i < filter.accounts().size(); i++) {
            accounts.add("(s.vendor = :vendor%s and s.account = :account%s)".formatted(i, i));
        }
        List<String> conditions = new ArrayList<>();
        conditions.add("(" + String.join(" or ", accounts) + ")");
        Stream.of(
                        given(!filter.states().isEmpty(), "s.state in (:states)"),
                        given(!filter.statuses().isEmpty(), "s.status in (:statuses)"),
                        given(filter.reference() != null, "s.reference = :reference"),
                        given(filter.sessionId() != null, "s.session_id = :sessionId"),
                        given(filter.since() != null, "s.known_since >= :since"),
                        given(filter.until() != null, "s.known_since < :until"))
                .flatMap(Optional::stream)
                .forEach(conditions::add);
        return conditions;
    }

    private static Optional<String> given(boolean isGiven, String condition) {
        return isGiven ? Optional.of(condition) : Optional.empty();
    }

    private static Parameters parameters(SessionFilter filter) {
        Parameters parameters = new Parameters()
                .texts("states", filter.states().stream().map(Enum::name).toList())
                .texts("statuses", filter.statuses())
                .secret("reference", filter.reference())
                .text("sessionId", filter.sessionId())
                .time("since", filter.since())
                .time("until", filter.until());
        int number = 0;
        for (Account account : filter.accounts()) {
            parameters.text("vendor" + number, account.vendor()).text("account" + number, account.name());
            number++;
        }
        return parameters;
    }

    private List<TrackedSession> list(String sql, Parameters parameters) {
        return database.list(sql, parameters, (row, number) -> SessionColumns.session(row));
    }
}
