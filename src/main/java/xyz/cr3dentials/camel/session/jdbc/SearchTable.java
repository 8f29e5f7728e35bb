package xyz.cr3dentials.camel.session.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import xyz.cr3dentials.camel.session.Account;
import xyz.cr3dentials.camel.session.DeliveryFailure;
import xyz.cr3dentials.camel.session.LearntBy;
import xyz.cr3dentials.camel.session.ListingPosition;
import xyz.cr3dentials.camel.session.SessionEntry;
import xyz.cr3dentials.camel.session.SessionFilter;
import xyz.cr3dentials.camel.session.SessionKey;
import xyz.cr3dentials.camel.session.SessionListing;
import xyz.cr3dentials.camel.session.SessionRecord;
import xyz.cr3dentials.camel.session.SessionState;
import xyz.cr3dentials.camel.session.SessionTally;
import xyz.cr3dentials.camel.session.TimelineEntry.Event;

/** The statements of those who look into the ledger. */
final class SearchTable {

    private static final String ENTRY =
            "select s.vendor, s.account, s.session_id, s.state, s.status, s.reference, s.known_since, s.created_at, s.completed_at, s.expires_at, s.learnt_by, s.learnt_at, s.attempts, s.settled_at, s.due_at, s.failure_cause, s.failure_place";

    // The first condition says nothing new; it is what every database finds the place in the index by.
    private static final String AFTER =
            "s.known_since <= :afterTime and (s.known_since, s.session_id, s.vendor, s.account) < (:afterTime, :afterId, :afterVendor, :afterAccount)";

    private static final String NEWEST_FIRST =
            " order by s.known_since desc, s.session_id desc, s.vendor desc, s.account desc limit :maximum";

    private final Database database;

    SearchTable(Database database) {
        this.database = database;
    }

    SessionListing search(SessionFilter filter, int limit, @Nullable ListingPosition after) {
        if (filter.accounts().isEmpty()) {
            return new SessionListing(List.of(), null);
        }
        Parameters parameters = parameters(filter).number("maximum", limit + 1);
        List<String> conditions = conditions(filter);
        if (after != null) {
            conditions.add(AFTER);
            parameters
                    .time("afterTime", after.knownSince())
                    .text("afterId", after.key().sessionId())
                    .text("afterVendor", after.key().account().vendor())
                    .text("afterAccount", after.key().account().name());
        }
        List<SessionEntry> found = database.list(
                ENTRY + " from {session} as s{newestFirst} where " + String.join(" and ", conditions) + NEWEST_FIRST,
                parameters,
                (row, number) -> entry(row));
        return SessionListing.ofUpToOneMore(found, limit);
    }

    SessionTally tally(SessionFilter filter) {
        if (filter.accounts().isEmpty()) {
            return SessionTally.of(List.of());
        }
        return SessionTally.of(database.list(
                "select s.state, s.status, count(*) as sessions from {session} as s{newestFirst} where "
                        + String.join(" and ", conditions(filter)) + " group by s.state, s.status",
                parameters(filter),
                (row, number) -> new SessionTally.Part(
                        SessionState.valueOf(row.getString("state")),
                        row.getString("status"),
                        row.getLong("sessions"))));
    }

    Optional<SessionRecord> find(SessionKey key) {
        return database
                .list(
                        ENTRY + ", s.timeline, s.payload from {session} as s where " + Database.KEY,
                        Parameters.of(key),
                        (row, number) -> record(row))
                .stream()
                .findFirst();
    }

    Optional<SessionRecord> reveal(SessionKey key, Instant at) {
        int written = database.update(
                "update {session} as s set timeline = {noted} where " + Database.KEY,
                Parameters.of(key).text("note", TimelineText.line(at, Event.REVEALED, "")));
        return written == 0 ? Optional.empty() : find(key);
    }

    /** Only what is asked for, so that the database need not guess whether a condition matters. */
    private static List<String> conditions(SessionFilter filter) {
        List<String> conditions = new ArrayList<>();
        List<String> accounts = new ArrayList<>();
        for (int i = 0; i < filter.accounts().size(); i++) {
            accounts.add("(s.vendor = :vendor%s and s.account = :account%s)".formatted(i, i));
        }
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

    private static SessionRecord record(ResultSet row) throws SQLException {
        String payload = Columns.text(row, "payload");
        return new SessionRecord(
                entry(row), TimelineText.parse(row.getString("timeline")), payload == null ? "" : payload);
    }

    private static SessionEntry entry(ResultSet row) throws SQLException {
        String learntBy = Columns.text(row, "learnt_by");
        String cause = Columns.text(row, "failure_cause");
        return new SessionEntry(
                new SessionKey(
                        new Account(row.getString("vendor"), row.getString("account")), row.getString("session_id")),
                SessionState.valueOf(row.getString("state")),
                row.getString("status"),
                Columns.text(row, "reference"),
                Columns.requiredTime(row, "known_since"),
                Columns.time(row, "created_at"),
                Columns.time(row, "completed_at"),
                Columns.time(row, "expires_at"),
                learntBy == null ? null : LearntBy.valueOf(learntBy),
                Columns.time(row, "learnt_at"),
                row.getInt("attempts"),
                Columns.time(row, "settled_at"),
                Columns.time(row, "due_at"),
                cause == null ? null : new DeliveryFailure(cause, row.getString("failure_place")));
    }
}
