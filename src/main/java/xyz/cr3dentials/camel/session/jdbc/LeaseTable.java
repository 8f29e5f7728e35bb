package xyz.cr3dentials.camel.session.jdbc;

import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import xyz.cr3dentials.camel.session.Account;
import xyz.cr3dentials.camel.session.Certificate;
import xyz.cr3dentials.camel.session.LeasedLists;

/** The statements on the leases of lists; a row stays when its lease is over, and tells who had the list last. */
final class LeaseTable {

    private static final String UNTIL = "{now} + cast(:lease as double precision) * interval '1' second";
    private static final String ROW = " where vendor = :vendor and account = :account and status = :status";

    private static final String EXTEND = "update {lease} set leased_until = " + UNTIL + ROW + " and owner = :owner";
    private static final String TAKE =
            "update {lease} set owner = :owner, leased_until = " + UNTIL + ROW + " and leased_until <= {now}";
    private static final String INSERT =
            "insert into {lease} (vendor, account, status, owner, leased_until) values (:vendor, :account, :status, :owner, "
                    + UNTIL + ")";

    private final Database database;

    LeaseTable(Database database) {
        this.database = database;
    }

    LeasedLists lease(Account account, Collection<String> statuses, String owner, Duration lease) {
        Set<String> kept = new HashSet<>();
        Set<String> taken = new HashSet<>();
        // In one order everywhere, or two nodes could wait for each other.
        for (String status : statuses.stream().sorted().toList()) {
            Parameters parameters = Parameters.of(account)
                    .text("status", status)
                    .text("owner", owner)
                    .seconds("lease", lease);
            if (database.update(EXTEND, parameters) > 0) {
                kept.add(status);
            } else if (database.update(TAKE, parameters) > 0 || database.insertIfAbsent(INSERT, parameters) > 0) {
                taken.add(status);
            }
        }
        return new LeasedLists(kept, taken);
    }

    void release(Account account, String owner) {
        database.update(
                "update {lease} set leased_until = {now} where vendor = :vendor and account = :account and owner = :owner and leased_until > {now}",
                Parameters.of(account).text("owner", owner));
    }

    /** Tells whether nobody else has leased a list since, and keeps it so until the end of the transaction. */
    boolean lockUnlessOthers(Certificate certificate, String owner) {
        return database
                .list(
                        "select owner from {lease}" + ROW + " for update",
                        Parameters.of(certificate.account()).text("status", certificate.status()),
                        (row, number) -> row.getString("owner"))
                .stream()
                .allMatch(owner::equals);
    }
}
