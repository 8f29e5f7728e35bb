package xyz.cr3dentials.camel.session;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What detection remembers, whatever it is kept in. */
abstract class StoredDetectionLedger implements DetectionLedger {

    private final LedgerStore store;

    StoredDetectionLedger(LedgerStore store) {
        this.store = store;
    }

    @Override
    public Optional<Baseline> baseline(Account account, String status) {
        return store.change("read a baseline", ledger -> ledger.lists().baseline(account, status));
    }

    @Override
    public void saveBaseline(Baseline baseline) {
        store.change("save a baseline", ledger -> {
            ledger.lists().insert(baseline.takenAt(ledger.now()));
            return true;
        });
    }

    @Override
    public long countLearnt(Account account, String status) {
        return store.change("count ends", ledger -> ledger.lists().count(account, status));
    }

    @Override
    public Optional<Certificate> certificate(Account account, String status) {
        return store.change("read a certificate", ledger -> ledger.lists().certificate(account, status));
    }

    @Override
    public boolean saveCertificate(Certificate certificate, String owner) {
        return store.change("save a certificate", ledger -> {
            ListRows.Lease lease = ledger.lists().lockLease(certificate.account(), certificate.status());
            boolean own = lease == null || lease.owner().equals(owner);
            if (own) {
                ledger.lists().put(certificate);
            }
            return own;
        });
    }

    @Override
    public LeasedLists leaseLists(Account account, Collection<String> statuses, String owner, Duration lease) {
        return store.change("lease lists", ledger -> {
            Set<String> kept = new HashSet<>();
            Set<String> taken = new HashSet<>();
            // In one order everywhere, or two nodes could wait for each other.
            for (String status : new TreeSet<>(statuses)) {
                ListRows.Lease known = ledger.lists().lockLease(account, status);
                Instant now = ledger.now();
                ListRows.Lease next = new ListRows.Lease(owner, now.plus(lease));
                if (known == null) {
                    if (ledger.lists().insertLease(account, status, next)) {
                        taken.add(status);
                    }
                } else if (known.owner().equals(owner) || !known.until().isAfter(now)) {
                    ledger.lists().updateLease(account, status, next);
                    (known.owner().equals(owner) ? kept : taken).add(status);
                }
            }
            return new LeasedLists(kept, taken);
        });
    }

    @Override
    public void releaseLists(Account account, String owner) {
        store.change("release lists", ledger -> {
            ledger.lists().endLeases(account, owner, ledger.now());
            return true;
        });
    }
}
