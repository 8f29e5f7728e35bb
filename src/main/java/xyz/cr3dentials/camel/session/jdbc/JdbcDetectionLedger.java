package xyz.cr3dentials.camel.session.jdbc;

import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import xyz.cr3dentials.camel.session.Account;
import xyz.cr3dentials.camel.session.Baseline;
import xyz.cr3dentials.camel.session.Certificate;
import xyz.cr3dentials.camel.session.DetectionLedger;
import xyz.cr3dentials.camel.session.LeasedLists;

/** The part of the ledger that detection remembers by. */
abstract class JdbcDetectionLedger extends JdbcLedgerBase implements DetectionLedger {

    final UpkeepTable upkeep;
    final CertificateTable certificates;
    private final LeaseTable leases;

    JdbcDetectionLedger(Database database, Clock clock) {
        super(database, clock);
        this.upkeep = new UpkeepTable(database);
        this.certificates = new CertificateTable(database);
        this.leases = new LeaseTable(database);
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
    public boolean saveCertificate(Certificate certificate, String owner) {
        return database.run(
                "save a certificate",
                () -> leases.lockUnlessOthers(certificate, owner) && certificates.save(certificate));
    }

    @Override
    public LeasedLists leaseLists(Account account, Collection<String> statuses, String owner, Duration lease) {
        return database.run("lease lists", () -> leases.lease(account, statuses, owner, lease));
    }

    @Override
    public void releaseLists(Account account, String owner) {
        run("release lists", () -> leases.release(account, owner));
    }
}
