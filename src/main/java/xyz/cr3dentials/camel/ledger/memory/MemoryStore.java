package xyz.cr3dentials.camel.ledger.memory;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import xyz.cr3dentials.camel.ledger.Account;
import xyz.cr3dentials.camel.ledger.state.LedgerStore;
import xyz.cr3dentials.camel.ledger.state.LedgerTransaction;

/** A ledger's store in maps, of which one caller at a time has all. */
final class MemoryStore implements LedgerStore {

    /** Nobody else makes anything due here. */
    private static final Duration LOOK_EVERY = Duration.ofMinutes(1);

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Account, MemoryAccount> accounts = new HashMap<>();
    private final AtomicLong revision = new AtomicLong();
    private final Clock clock;
    private final MemoryLedgerLimits limits;

    MemoryStore(Clock clock, MemoryLedgerLimits limits) {
        this.clock = clock;
        this.limits = limits;
    }

    @Override
    public <T> T change(String task, Function<LedgerTransaction, T> work) {
        lock.lock();
        try {
            Journal journal = new Journal();
            MemoryTransaction transaction = new MemoryTransaction(
                    account -> accounts.computeIfAbsent(account, key -> new MemoryAccount(key, limits)),
                    journal,
                    clock.instant());
            T result = runOrTakeBack(transaction, journal, work);
            if (!journal.isEmpty()) {
                accounts.values().forEach(account -> account.forgetOld(transaction.now()));
                revision.incrementAndGet();
            }
            return result;
        } finally {
            lock.unlock();
        }
    }

    private static <T> T runOrTakeBack(
            MemoryTransaction transaction, Journal journal, Function<LedgerTransaction, T> work) {
        try {
            return work.apply(transaction);
        } catch (RuntimeException | Error e) {
            journal.takeBack();
            throw e;
        }
    }

    @Override
    public <T> T look(String task, Function<LedgerTransaction, T> work) {
        return change(task, work);
    }

    @Override
    public Clock clock() {
        return clock;
    }

    @Override
    public Duration clockDifference() {
        return Duration.ZERO;
    }

    @Override
    public Duration lookEvery() {
        return LOOK_EVERY;
    }

    @Override
    public long revision() {
        return revision.get();
    }
}
