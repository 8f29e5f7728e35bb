package xyz.cr3dentials.camel.session;

import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/** The part of the ledger in memory that detection remembers by, and the lock that guards all of it. */
abstract class MemoryDetectionLedger implements DetectionLedger {

    final Subscribers subscribers = new Subscribers();
    final Clock clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Account, MemoryAccount> accounts = new HashMap<>();
    private final MemoryLedgerLimits limits;

    MemoryDetectionLedger(Clock clock, MemoryLedgerLimits limits) {
        this.clock = clock;
        this.limits = limits;
    }

    @Override
    public Optional<Baseline> baseline(Account account, String status) {
        return change(account, kept -> Optional.ofNullable(kept.baselines.get(status)));
    }

    @Override
    public void saveBaseline(Baseline baseline) {
        change(baseline.account(), kept -> {
            kept.baselines.putIfAbsent(baseline.status(), baseline);
            return true;
        });
    }

    @Override
    public long countLearnt(Account account, String status) {
        return change(account, kept -> kept.learnt.getOrDefault(status, 0L));
    }

    @Override
    public Optional<Certificate> certificate(Account account, String status) {
        return change(account, kept -> Optional.ofNullable(kept.certificates.get(status)));
    }

    @Override
    public boolean saveCertificate(Certificate certificate, String owner) {
        return change(certificate.account(), kept -> {
            boolean own = kept.leases.lastOwner(certificate.status(), owner).equals(owner);
            if (own) {
                kept.certificates.put(certificate.status(), certificate);
            }
            return own;
        });
    }

    @Override
    public LeasedLists leaseLists(Account account, Collection<String> statuses, String owner, Duration lease) {
        return change(account, kept -> kept.leases.lease(statuses, owner, clock.instant(), lease));
    }

    @Override
    public void releaseLists(Account account, String owner) {
        change(account, kept -> {
            kept.leases.release(owner);
            return true;
        });
    }

    final <T> T change(Account account, Function<MemoryAccount, T> action) {
        lock.lock();
        try {
            return action.apply(accounts.computeIfAbsent(account, key -> new MemoryAccount(key, limits)));
        } finally {
            lock.unlock();
        }
    }
}
