package xyz.cr3dentials.camel.ledger.jdbc;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import xyz.cr3dentials.camel.ledger.Account;
import xyz.cr3dentials.camel.ledger.Baseline;
import xyz.cr3dentials.camel.ledger.Certificate;
import xyz.cr3dentials.camel.ledger.SessionKey;
import xyz.cr3dentials.camel.ledger.state.ListRows;

/** The statements on what detection remembers of lists. */
final class ListTable implements ListRows {

    /** Rows a counter is spread over, so that nodes which record at the same time seldom wait for each other. */
    private static final int PARTS = 16;

    private static final String ROW = " where vendor = :vendor and account = :account and status = :status";

    private final Database database;

    ListTable(Database database) {
        this.database = database;
    }

    @Override
    public Optional<Baseline> baseline(Account account, String status) {
        return Optional.ofNullable(database.first(
                "select taken_at, history_delivered, latest_end from {baseline}" + ROW,
                parameters(account, status),
                (row, number) -> new Baseline(
                        account,
                        status,
                        Columns.requiredTime(row, "taken_at"),
                        row.getBoolean("history_delivered"),
                        Columns.time(row, "latest_end"))));
    }

    @Override
    public void insert(Baseline baseline) {
        database.insertIfAbsent(
                "insert into {baseline} (vendor, account, status, taken_at, history_delivered, latest_end) values (:vendor, :account, :status, :takenAt, :historyDelivered, :latestEnd)",
                parameters(baseline.account(), baseline.status())
                        .time("takenAt", baseline.takenAt())
                        .flag("historyDelivered", baseline.historyDelivered())
                        .time("latestEnd", baseline.latestEnd()));
    }

    @Override
    public Optional<Certificate> certificate(Account account, String status) {
        return Optional.ofNullable(database.first(
                "select listed_before, open_before, proven_at, place, next_offset, purged_at, disproven_at from {certificate}"
                        + ROW,
                parameters(account, status),
                (row, number) -> new Certificate(
                        account,
                        status,
                        row.getLong("listed_before"),
                        row.getLong("open_before"),
                        Columns.time(row, "proven_at"),
                        Certificate.Place.valueOf(row.getString("place")),
                        row.getLong("next_offset"),
                        new Certificate.Faults(Columns.time(row, "purged_at"), Columns.time(row, "disproven_at")))));
    }

    @Override
    public void put(Certificate certificate) {
        Parameters parameters = parameters(certificate.account(), certificate.status())
                .wholeNumber("listedBefore", certificate.listedBefore())
                .wholeNumber("openBefore", certificate.openBefore())
                .time("provenAt", certificate.provenAt())
                .text("place", certificate.place().name())
                .wholeNumber("nextOffset", certificate.nextOffset())
                .time("purgedAt", certificate.purgedAt())
                .time("disprovenAt", certificate.disprovenAt());
        updateOrInsert(
                "update {certificate} set listed_before = :listedBefore, open_before = :openBefore, proven_at = :provenAt, place = :place, next_offset = :nextOffset, purged_at = :purgedAt, disproven_at = :disprovenAt"
                        + ROW,
                "insert into {certificate} (vendor, account, status, listed_before, open_before, proven_at, place, next_offset, purged_at, disproven_at) values (:vendor, :account, :status, :listedBefore, :openBefore, :provenAt, :place, :nextOffset, :purgedAt, :disprovenAt)",
                parameters);
    }

    /** Somebody else may insert the row between the two. */
    private void updateOrInsert(String update, String insert, Parameters parameters) {
        if (database.update(update, parameters) == 0 && !database.insertIfAbsent(insert, parameters)) {
            database.update(update, parameters);
        }
    }

    @Override
    public long count(Account account, String status) {
        return database.count("select coalesce(sum(learnt), 0) from {learnt}" + ROW, parameters(account, status));
    }

    @Override
    public void add(SessionKey key, String status, int difference) {
        updateOrInsert(
                "update {learnt} set learnt = learnt + :difference" + ROW + " and part = :part",
                "insert into {learnt} (vendor, account, status, part, learnt) values (:vendor, :account, :status, :part, :difference)",
                parameters(key.account(), status)
                        .number("part", Math.floorMod(key.sessionId().hashCode(), PARTS))
                        .number("difference", difference));
    }

    @Override
    public @Nullable Lease lockLease(Account account, String status) {
        return database.first(
                "select owner, leased_until from {lease}" + ROW + " for update",
                parameters(account, status),
                (row, number) -> new Lease(row.getString("owner"), Columns.requiredTime(row, "leased_until")));
    }

    @Override
    public boolean insertLease(Account account, String status, Lease lease) {
        return database.insertIfAbsent(
                "insert into {lease} (vendor, account, status, owner, leased_until) values (:vendor, :account, :status, :owner, :until)",
                parameters(account, status, lease));
    }

    @Override
    public void updateLease(Account account, String status, Lease lease) {
        database.update(
                "update {lease} set owner = :owner, leased_until = :until" + ROW, parameters(account, status, lease));
    }

    @Override
    public void endLeases(Account account, String owner, Instant now) {
        database.update(
                "update {lease} set leased_until = :now where vendor = :vendor and account = :account and owner = :owner and leased_until > :now",
                Parameters.of(account).text("owner", owner).time("now", now));
    }

    private static Parameters parameters(Account account, String status) {
        return Parameters.of(account).text("status", status);
    }

    private static Parameters parameters(Account account, String status, Lease lease) {
        return parameters(account, status).text("owner", lease.owner()).time("until", lease.until());
    }
}
