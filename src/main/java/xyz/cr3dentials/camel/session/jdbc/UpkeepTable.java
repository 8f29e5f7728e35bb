package xyz.cr3dentials.camel.session.jdbc;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import xyz.cr3dentials.camel.session.Account;
import xyz.cr3dentials.camel.session.Baseline;
import xyz.cr3dentials.camel.session.DeliveryCounts;
import xyz.cr3dentials.camel.session.SessionKey;
import xyz.cr3dentials.camel.session.TimelineEntry;
import xyz.cr3dentials.camel.session.TimelineEntry.Event;

/** The statements on baselines, and those that count, show and erase. */
final class UpkeepTable {

    /** Rows a transaction, so that none holds many locks for long. */
    static final int ERASED_AT_ONCE = 500;

    private static final String OF_ACCOUNT = " from {session} where vendor = :vendor and account = :account and ";

    private final Database database;

    UpkeepTable(Database database) {
        this.database = database;
    }

    Optional<Baseline> baseline(Account account, String status) {
        return database
                .list(
                        "select taken_at, history_delivered, latest_end from {baseline} where vendor = :vendor and account = :account and status = :status",
                        Parameters.of(account).text("status", status),
                        (row, number) -> new Baseline(
                                account,
                                status,
                                Columns.requiredTime(row, "taken_at"),
                                row.getBoolean("history_delivered"),
                                Columns.time(row, "latest_end")))
                .stream()
                .findFirst();
    }

    void saveBaseline(Baseline baseline) {
        database.insertIfAbsent(
                "insert into {baseline} (vendor, account, status, taken_at, history_delivered, latest_end) values (:vendor, :account, :status, :takenAt, :historyDelivered, :latestEnd)",
                Parameters.of(baseline.account())
                        .text("status", baseline.status())
                        .time("takenAt", baseline.takenAt())
                        .flag("historyDelivered", baseline.historyDelivered())
                        .time("latestEnd", baseline.latestEnd()));
    }

    DeliveryCounts counts(Account account) {
        return database.list(
                        "select (select count(*)" + OF_ACCOUNT + "state = 'OPEN') as pending, (select count(*)"
                                + OF_ACCOUNT + "hint_due_at is not null) as hinted, (select count(*)" + OF_ACCOUNT
                                + "state = 'DUE') as backlog, (select count(*)" + OF_ACCOUNT
                                + "state = 'PARKED') as parked",
                        Parameters.of(account),
                        (row, number) -> new DeliveryCounts(
                                row.getLong("pending"),
                                row.getLong("hinted"),
                                row.getLong("backlog"),
                                row.getLong("parked")))
                .get(0);
    }

    List<TimelineEntry> timeline(SessionKey key) {
        return database
                .list(
                        "select timeline from {session} as s where " + Database.KEY,
                        Parameters.of(key),
                        (row, number) -> TimelineText.parse(row.getString("timeline")))
                .stream()
                .findFirst()
                .orElse(List.of());
    }

    /** Erases the data of sessions settled before a time, as many as one transaction takes, and returns how many. */
    int erasePayloads(Account account, Instant before) {
        return erase(account, "payload_kept_since", "payload = null, payload_kept_since = null", before);
    }

    /** The same for timelines. */
    int eraseTimelines(Account account, Instant before) {
        return erase(account, "timeline_kept_since", "timeline = '', timeline_kept_since = null", before);
    }

    boolean redact(SessionKey key, Instant at) {
        return database.update(
                        "update {session} as s set payload = null, payload_kept_since = null, reference = null, redacted_at = coalesce(redacted_at, :at), timeline = {noted} where "
                                + Database.KEY,
                        Parameters.of(key).time("at", at).text("note", TimelineText.line(at, Event.REDACTED, "")))
                > 0;
    }

    private int erase(Account account, String keptSince, String changes, Instant before) {
        List<Parameters> rows = database.list(
                "select session_id from {session} where vendor = :vendor and account = :account and " + keptSince
                        + " < :before order by vendor, account, " + keptSince
                        + " limit :maximum for update skip locked",
                Parameters.of(account).time("before", before).number("maximum", ERASED_AT_ONCE),
                (row, number) -> Parameters.of(new SessionKey(account, row.getString("session_id"))));
        database.updateAll("update {session} as s set " + changes + " where " + Database.KEY, rows);
        return rows.size();
    }
}
