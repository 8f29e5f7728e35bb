package xyz.cr3dentials.camel.session.jdbc;

import java.util.List;
import java.util.Optional;
import xyz.cr3dentials.camel.session.Account;
import xyz.cr3dentials.camel.session.Certificate;
import xyz.cr3dentials.camel.session.PendingSession;
import xyz.cr3dentials.camel.session.SessionKey;
import xyz.cr3dentials.camel.session.SessionSnapshot;

/** The statements on certificates and on the counters of ends learnt. */
final class CertificateTable {

    /** Rows a counter is spread over. */
    private static final int PARTS = 16;

    private static final String ROW = " where vendor = :vendor and account = :account and status = :status";

    private final Database database;

    CertificateTable(Database database) {
        this.database = database;
    }

    /** Counts a session's end unless that was done before or it is history; in the transaction that records it. */
    void count(SessionSnapshot ended) {
        Parameters parameters = Parameters.of(ended.key())
                .text("status", ended.status())
                .number("part", Math.floorMod(ended.key().sessionId().hashCode(), PARTS));
        if (database.update(
                        "update {session} as s set counted = true where " + Database.KEY + " and s.counted = false",
                        parameters)
                == 0) {
            return;
        }
        String increment = "update {learnt} set learnt = learnt + 1" + ROW + " and part = :part";
        if (database.update(increment, parameters) == 0) {
            database.insertIfAbsent(
                    "insert into {learnt} (vendor, account, status, part, learnt) values (:vendor, :account, :status, :part, 0)",
                    parameters);
            database.update(increment, parameters);
        }
    }

    long countLearnt(Account account, String status) {
        return database.list(
                        "select coalesce(sum(learnt), 0) as total from {learnt}" + ROW,
                        Parameters.of(account).text("status", status),
                        (row, number) -> row.getLong("total"))
                .get(0);
    }

    Optional<Certificate> find(Account account, String status) {
        return database
                .list(
                        "select listed_before, open_before, proven_at, place, next_offset, purged_at from {certificate}"
                                + ROW,
                        Parameters.of(account).text("status", status),
                        (row, number) -> new Certificate(
                                account,
                                status,
                                row.getLong("listed_before"),
                                row.getLong("open_before"),
                                Columns.time(row, "proven_at"),
                                Certificate.Place.valueOf(row.getString("place")),
                                row.getLong("next_offset"),
                                Columns.time(row, "purged_at")))
                .stream()
                .findFirst();
    }

    boolean save(Certificate certificate) {
        Parameters parameters = Parameters.of(certificate.account())
                .text("status", certificate.status())
                .wholeNumber("listedBefore", certificate.listedBefore())
                .wholeNumber("openBefore", certificate.openBefore())
                .time("provenAt", certificate.provenAt())
                .text("place", certificate.place().name())
                .wholeNumber("nextOffset", certificate.nextOffset())
                .time("purgedAt", certificate.purgedAt());
        String update =
                "update {certificate} set listed_before = :listedBefore, open_before = :openBefore, proven_at = :provenAt, place = :place, next_offset = :nextOffset, purged_at = :purgedAt"
                        + ROW;
        return database.update(update, parameters) > 0
                || database.insertIfAbsent(
                                "insert into {certificate} (vendor, account, status, listed_before, open_before, proven_at, place, next_offset, purged_at) values (:vendor, :account, :status, :listedBefore, :openBefore, :provenAt, :place, :nextOffset, :purgedAt)",
                                parameters)
                        > 0
                || database.update(update, parameters) > 0;
    }

    List<PendingSession> pending(Account account, int maximum) {
        return database.list(
                "select session_id, status, known_since, expires_at from {session} where vendor = :vendor and account = :account and state = 'OPEN' order by known_since desc limit :maximum",
                Parameters.of(account).number("maximum", maximum),
                (row, number) -> new PendingSession(
                        new SessionKey(account, row.getString("session_id")),
                        row.getString("status"),
                        Columns.requiredTime(row, "known_since"),
                        Columns.time(row, "expires_at")));
    }
}
