package xyz.cr3dentials.camel.session;

import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The part of the ledger in memory that detection remembers by, and the lock that guards all of it. */
abstract class MemoryDetectionLedger implements DetectionLedger, LedgerSearch {

    final Subscribers subscribers = new Subscribers();
    final Clock clock;
    private final AtomicLong revision = new AtomicLong();
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Account, MemoryAccount> accounts = new HashMap<>();
    private final MemoryLedgerLimits limits;

    MemoryDetectionLedger(Clock clock, MemoryLedgerLimits limits) {
        this.clock = clock;
        this.limits = limits;
    }

    @Override
    public Optional<Baseline> baseline(Account account, String status) {
        return read(account, kept -> Optional.ofNullable(kept.baselines.get(status)));
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
        return read(account, kept -> kept.learnt.getOrDefault(status, 0L));
    }

    @Override
    public Optional<Certificate> certificate(Account account, String status) {
        return read(account, kept -> Optional.ofNullable(kept.certificates.get(status)));
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

    @Override
    public SessionListing search(SessionFilter filter, int limit, @Nullable ListingPosition after) {
        List<SessionEntry> found = matching(filter)
                .filter(entry -> after == null || ListingPosition.NEWEST_FIRST.compare(entry.position(), after) > 0)
                .sorted(Comparator.comparing(SessionEntry::position, ListingPosition.NEWEST_FIRST))
                .limit(limit + 1L)
                .toList();
        return SessionListing.ofUpToOneMore(found, limit);
    }

    @Override
    public SessionTally tally(SessionFilter filter) {
        return SessionTally.of(matching(filter)
                .map(entry -> new SessionTally.Part(entry.state(), entry.status(), 1))
                .toList());
    }

    private Stream<SessionEntry> matching(SessionFilter filter) {
        return filter.accounts().stream()
                .flatMap(account -> this.<List<SessionEntry>>read(account, kept -> kept.matching(filter)).stream());
    }

    @Override
    public Optional<SessionRecord> find(SessionKey key) {
        return read(key.account(), kept -> Optional.ofNullable(kept.find(key.sessionId()))
                .map(MemorySession::toRecord));
    }

    @Override
    public long revision() {
        return revision.get();
    }

    final <T> T change(Account account, Function<MemoryAccount, T> action) {
        T result = read(account, action);
        // After the change, so that who sees the number sees the change.
        revision.incrementAndGet();
        return result;
    }

    final <T> T read(Account account, Function<MemoryAccount, T> action) {
        lock.lock();
        try {
            return action.apply(accounts.computeIfAbsent(account, key -> new MemoryAccount(key, limits)));
        } finally {
            lock.unlock();
        }
    }
}
