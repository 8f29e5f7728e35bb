package xyz.cr3dentials.camel.http;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.TreeSet;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How many requests one API key may still send, and the line of those in this JVM that wait for it. The tokens come from
 * a {@link BudgetStore}, which other nodes may share. Thread-safe.
 *
 * <p>A request takes one token. The lower its priority, the more tokens it has to leave behind for others.
 */
final class RequestBudget {

    /** After a failure of the store nobody in line asks it again for so long. */
    static final long ASK_AGAIN_NANOS = Duration.ofSeconds(1).toNanos();

    private static final Logger LOG = LoggerFactory.getLogger(RequestBudget.class);

    private final BudgetStore store;
    private final Clock clock;
    private final LongSupplier nanoTime;
    private final UsageWindow usage;
    private final ReentrantLock lock = new ReentrantLock();

    private final TreeSet<Turn> waiting = new TreeSet<>();

    private Duration restoredAfter = Duration.ZERO;
    private long arrivals;
    private long lastUsedNanos;
    private long pausedUntilNanos;
    private boolean paused;
    private long failedAtNanos;
    private @Nullable BudgetStoreException failure;
    private volatile boolean refused;
    private volatile boolean retired;
    private volatile @Nullable ApiResponse latest;

    RequestBudget(BudgetStore store, Clock clock, LongSupplier nanoTime) {
        this.store = store;
        this.clock = clock;
        this.nanoTime = nanoTime;
        this.usage = UsageWindow.ofMinute(nanoTime);
        this.lastUsedNanos = nanoTime.getAsLong();
    }

    /** Puts a request in line; whoever calls this has to {@link #leave} in the end. */
    Turn queue(RequestPriority priority) {
        lock.lock();
        try {
            arrivals++;
            Turn turn = new Turn(priority, arrivals);
            waiting.add(turn);
            return turn;
        } finally {
            lock.unlock();
        }
    }

    /** Takes a request out of line, whether it had its turn or gave up. */
    void leave(Turn turn) {
        lock.lock();
        try {
            waiting.remove(turn);
        } finally {
            lock.unlock();
        }
    }

    /**
     * Takes one token, or says how many nanoseconds to wait before it is worth asking again and what for. There must
     * be a token for everyone ahead in line as well, so nobody passes another and each wakes at a time of its own.
     *
     * @throws BudgetStoreException if the store cannot be asked; try again after {@link #ASK_AGAIN_NANOS}
     */
    BudgetAnswer acquire(Turn turn) {
        int ahead;
        lock.lock();
        try {
            long now = nanoTime.getAsLong();
            lastUsedNanos = now;
            if (paused && pausedUntilNanos - now > 0) {
                return BudgetAnswer.paused(pausedUntilNanos - now);
            }
            paused = false;
            if (failure != null && failedAtNanos + ASK_AGAIN_NANOS - now > 0) {
                throw failure;
            }
            ahead = waiting.headSet(turn).size();
        } finally {
            lock.unlock();
        }
        // Without the lock, since the store may be a database, and others have to be able to leave the line.
        try {
            BudgetAnswer answer = store.take(turn.priority(), ahead);
            return heed(turn, answer);
        } catch (BudgetStoreException e) {
            remember(e);
            throw e;
        }
    }

    private BudgetAnswer heed(Turn turn, BudgetAnswer answer) {
        lock.lock();
        try {
            if (failure != null) {
                LOG.info("The store of the request budget can be used again");
                failure = null;
            }
            refused = answer.refused();
            if (answer.waitNanos() == 0) {
                waiting.remove(turn);
                usage.count();
            } else if (answer.paused()) {
                pauseHere(answer.waitNanos());
            }
            return answer;
        } finally {
            lock.unlock();
        }
    }

    private void remember(BudgetStoreException e) {
        lock.lock();
        try {
            if (failure == null) {
                LOG.warn("Requests wait until the store of their budget can be used: {}", e.getMessage());
            }
            failure = e;
            failedAtNanos = nanoTime.getAsLong();
        } finally {
            lock.unlock();
        }
    }

    /** Stops sending for a while; a pause already under way is never shortened. */
    void pause(Duration duration) {
        lock.lock();
        try {
            pauseHere(duration.toNanos());
        } finally {
            lock.unlock();
        }
        try {
            store.pause(duration);
        } catch (BudgetStoreException e) {
            // This node keeps to it all the same; the others take no token either as long as the store is away.
            LOG.warn("Other nodes were not told of a pause: {}", e.getMessage());
        }
    }

    private void pauseHere(long nanos) {
        long until = nanoTime.getAsLong() + nanos;
        if (!paused || until - pausedUntilNanos > 0) {
            pausedUntilNanos = until;
            paused = true;
        }
    }

    boolean isPaused() {
        lock.lock();
        try {
            return paused && pausedUntilNanos - nanoTime.getAsLong() > 0;
        } finally {
            lock.unlock();
        }
    }

    /** Counts an answer 429 and returns how many came in a row. */
    int countRefusal() {
        refused = true;
        try {
            return store.refused();
        } catch (BudgetStoreException e) {
            LOG.warn("A refusal by the vendor was not counted: {}", e.getMessage());
            return 1;
        }
    }

    /** Keeps the limit's headers of an answer, and tells the store when it ends a row of refusals. */
    void observe(ApiResponse response) {
        if (response.rateLimitLimit() != null
                || response.rateLimitRemaining() != null
                || response.rateLimitReset() != null) {
            latest = response.withoutBody();
        }
        // An answer that comes in a pause belongs to a request sent before it, and says nothing about now.
        if (response.status() != 429 && refused && !isPaused()) {
            try {
                store.accepted();
                refused = false;
            } catch (BudgetStoreException e) {
                LOG.warn("The end of the vendor's refusals was not noted, the next answer will do: {}", e.getMessage());
            }
        }
    }

    /** Lowers the budget when somebody who shares the key asks for less; never raises it. */
    void narrow(BudgetSettings wanted) {
        lock.lock();
        try {
            if (wanted.restoredAfter().compareTo(restoredAfter) > 0) {
                restoredAfter = wanted.restoredAfter();
            }
        } finally {
            lock.unlock();
        }
        store.narrow(wanted);
    }

    RateLimitStatus status() {
        ApiResponse seen = latest;
        lock.lock();
        try {
            long pauseNanos = paused ? pausedUntilNanos - nanoTime.getAsLong() : 0;
            Instant pausedUntil = pauseNanos > 0 ? clock.instant().plusNanos(pauseNanos) : null;
            return new RateLimitStatus(
                    seen == null ? null : RetryHint.number(seen.rateLimitLimit()),
                    seen == null ? null : RetryHint.number(seen.rateLimitRemaining()),
                    seen == null ? null : RetryHint.reset(seen.rateLimitReset()),
                    usage.total(),
                    pausedUntil);
        } finally {
            lock.unlock();
        }
    }

    /** Retires the budget when it was idle for so long that a new one would be no different. */
    boolean retireIfIdle() {
        lock.lock();
        try {
            retired = nanoTime.getAsLong() - lastUsedNanos > restoredAfter.toNanos();
            return retired;
        } finally {
            lock.unlock();
        }
    }

    boolean isRetired() {
        return retired;
    }
}
