package xyz.cr3dentials.camel.http.budget;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How many requests one API key may still send, and the line of those in this JVM that wait for it. The slots come from
 * a {@link BudgetStore}, which other nodes may share. Thread-safe.
 */
public final class RequestBudget {

    /** After a failure of the store nobody in line asks it again for so long. */
    public static final long ASK_AGAIN_NANOS = Duration.ofSeconds(1).toNanos();

    /** How long the vendor's word of a smaller limit applies after it was heard last. */
    private static final long LOWERED_NANOS = Duration.ofMinutes(10).toNanos();

    private static final Logger LOG = LoggerFactory.getLogger(RequestBudget.class);

    private final BudgetStore store;
    private final Clock clock;
    private final LongSupplier nanoTime;
    private final UsageWindow usage;
    private final ReentrantLock lock = new ReentrantLock();
    private final Line line = new Line();

    private BudgetSettings settings;
    private Duration restoredAfter;
    private BudgetSettings inForce;
    private long loweredAtNanos;
    private long lastUsedNanos;
    private long pausedUntilNanos;
    private boolean paused;
    private long failedAtNanos;
    private @Nullable BudgetStoreException failure;
    private volatile boolean refused;
    private volatile boolean retired;
    private volatile RateLimit latest = RateLimit.UNNAMED;

    public RequestBudget(BudgetStore store, BudgetSettings settings, Clock clock, LongSupplier nanoTime) {
        this.store = store;
        this.settings = settings;
        this.inForce = settings;
        this.restoredAfter = settings.restoredAfter();
        this.clock = clock;
        this.nanoTime = nanoTime;
        this.usage = new UsageWindow(nanoTime);
        this.lastUsedNanos = nanoTime.getAsLong();
    }

    /** Puts a request in line; whoever calls this has to {@link #leave} in the end. */
    public Turn queue(RequestPriority priority) {
        lock.lock();
        try {
            return line.join(priority);
        } finally {
            lock.unlock();
        }
    }

    /** Takes a request out of line, whether it had its turn or gave up. */
    public void leave(Turn turn) {
        lock.lock();
        try {
            line.leave(turn);
        } finally {
            lock.unlock();
        }
    }

    /**
     * Takes a slot, or says how many nanoseconds to wait before it is worth asking again and what for. There must be a
     * slot for everyone ahead in line as well, so nobody passes another and each wakes at a time of its own.
     *
     * @param timeLimit how long after it was let out the request can still arrive
     * @throws BudgetStoreException if the store cannot be asked; try again after {@link #ASK_AGAIN_NANOS}
     */
    public BudgetAnswer acquire(Turn turn, Duration timeLimit) {
        BudgetDemand demand;
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
            demand = new BudgetDemand(inForce, turn.priority(), line.ahead(turn), timeLimit);
        } finally {
            lock.unlock();
        }
        // Without the lock, since the store may be a database, and others have to be able to leave the line.
        try {
            return heed(turn, store.take(demand));
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
                line.serve(turn);
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

    /** Says what became of a request. The store frees the slot later all the same when it does not learn of it. */
    public void free(BudgetSlot slot, boolean sent) {
        try {
            if (sent) {
                slot.answered();
            } else {
                slot.unused();
            }
        } catch (BudgetStoreException e) {
            LOG.warn("A request's place in the budget frees itself later than it could: {}", e.getMessage());
        }
    }

    /** Stops sending for a while; a pause already under way is never shortened. */
    public void pause(Duration duration) {
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

    public boolean isPaused() {
        lock.lock();
        try {
            return paused && pausedUntilNanos - nanoTime.getAsLong() > 0;
        } finally {
            lock.unlock();
        }
    }

    /** Counts an answer 429 and returns how many came in a row. */
    public int countRefusal() {
        refused = true;
        try {
            return store.refused();
        } catch (BudgetStoreException e) {
            LOG.warn("A refusal by the vendor was not counted: {}", e.getMessage());
            return 1;
        }
    }

    /** Keeps the limit's headers of an answer, and tells the store when it ends a row of refusals. */
    public void observe(int status, RateLimit limit) {
        if (limit.isNamed()) {
            latest = limit;
            heedLimit(limit.limit());
        }
        // An answer that comes in a pause belongs to a request sent before it, and says nothing about now.
        if (status != 429 && refused && !isPaused()) {
            try {
                store.accepted();
                refused = false;
            } catch (BudgetStoreException e) {
                LOG.warn("The end of the vendor's refusals was not noted, the next answer will do: {}", e.getMessage());
            }
        }
    }

    /** A key's limit can be smaller than configured, and endpoints can differ: the smallest one named lately applies. */
    private void heedLimit(@Nullable Long named) {
        if (named == null) {
            return;
        }
        lock.lock();
        try {
            long now = nanoTime.getAsLong();
            BudgetSettings wanted = settings.limitedTo(named);
            boolean smaller = wanted.usable() < inForce.usable();
            if (smaller) {
                LOG.warn("The vendor limits the API key to {} requests a minute, which is less than configured", named);
            }
            if (smaller || now - loweredAtNanos > LOWERED_NANOS) {
                inForce = wanted;
            }
            if (inForce.equals(wanted)) {
                loweredAtNanos = now;
            }
        } finally {
            lock.unlock();
        }
    }

    /** Lowers the budget when somebody who shares the key asks for less; never raises it. */
    public void narrow(BudgetSettings wanted) {
        lock.lock();
        try {
            if (wanted.restoredAfter().compareTo(restoredAfter) > 0) {
                restoredAfter = wanted.restoredAfter();
            }
            BudgetSettings narrowed = settings.narrowedBy(wanted);
            if (!narrowed.equals(settings)) {
                settings = narrowed;
                inForce = narrowed.narrowedBy(inForce);
            }
        } finally {
            lock.unlock();
        }
    }

    public RateLimitStatus status() {
        RateLimit seen = latest;
        lock.lock();
        try {
            long pauseNanos = paused ? pausedUntilNanos - nanoTime.getAsLong() : 0;
            Instant pausedUntil = pauseNanos > 0 ? clock.instant().plusNanos(pauseNanos) : null;
            return new RateLimitStatus(seen.limit(), seen.remaining(), seen.reset(), usage.total(), pausedUntil);
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

    public boolean isRetired() {
        return retired;
    }
}
