package xyz.cr3dentials.camel.ledger.memory;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import xyz.cr3dentials.camel.ledger.Account;
import xyz.cr3dentials.camel.ledger.Baseline;
import xyz.cr3dentials.camel.ledger.Certificate;
import xyz.cr3dentials.camel.ledger.SessionKey;
import xyz.cr3dentials.camel.ledger.state.ListRows;

/** What detection remembers of lists, in a {@link MemoryStore}. */
final class MemoryLists implements ListRows {

    private final MemoryTransaction transaction;

    MemoryLists(MemoryTransaction transaction) {
        this.transaction = transaction;
    }

    @Override
    public Optional<Baseline> baseline(Account account, String status) {
        return Optional.ofNullable(transaction.of(account).baselines.get(status));
    }

    @Override
    public void insert(Baseline baseline) {
        Map<String, Baseline> baselines = transaction.of(baseline.account()).baselines;
        if (!baselines.containsKey(baseline.status())) {
            transaction.journal().put(baselines, baseline.status(), baseline);
        }
    }

    @Override
    public Optional<Certificate> certificate(Account account, String status) {
        return Optional.ofNullable(transaction.of(account).certificates.get(status));
    }

    @Override
    public void put(Certificate certificate) {
        transaction
                .journal()
                .put(transaction.of(certificate.account()).certificates, certificate.status(), certificate);
    }

    @Override
    public long count(Account account, String status) {
        return transaction.of(account).learnt.getOrDefault(status, 0L);
    }

    @Override
    public void add(SessionKey key, String status, int difference) {
        transaction
                .journal()
                .put(transaction.of(key.account()).learnt, status, count(key.account(), status) + difference);
    }

    @Override
    public @Nullable Lease lockLease(Account account, String status) {
        return transaction.of(account).leases.get(status);
    }

    @Override
    public boolean insertLease(Account account, String status, Lease lease) {
        updateLease(account, status, lease);
        return true;
    }

    @Override
    public void updateLease(Account account, String status, Lease lease) {
        transaction.journal().put(transaction.of(account).leases, status, lease);
    }

    @Override
    public void endLeases(Account account, String owner, Instant now) {
        Map<String, Lease> leases = transaction.of(account).leases;
        Map.copyOf(leases).forEach((status, lease) -> {
            if (lease.owner().equals(owner) && lease.until().isAfter(now)) {
                updateLease(account, status, new Lease(owner, now));
            }
        });
    }
}
