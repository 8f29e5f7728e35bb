package xyz.cr3dentials.camel.component;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import xyz.cr3dentials.camel.session.Account;
import xyz.cr3dentials.camel.session.Delivery;
import xyz.cr3dentials.camel.session.SessionLedger;

/**
 * Claims ended sessions and hands them to the route, on the calling thread or on several of their own. Only one thread
 * claims at a time. Thread-safe.
 */
final class DeliveryDispatcher {

    /** One lease covers what is claimed at once, and what one node holds no other can hand over. */
    private static final int CLAIMED_AT_ONCE = 10;

    /** Threads wait while the next ones are claimed, so many of them are worth a larger claim. */
    private static final int CLAIMED_FOR_A_THREAD = 4;

    private final ReentrantLock claiming = new ReentrantLock();
    private final AtomicInteger inFlight = new AtomicInteger();
    private final SessionLedger ledger;
    private final Account account;
    private final Set<String> statuses;
    private final Duration lease;
    private final Clock clock;
    private final int mostInFlight;
    private final int claimedAtOnce;
    private final BooleanSupplier mayHandOver;
    private final IntConsumer pending;
    private final Route route;
    private final Semaphore freeThreads;
    private volatile @Nullable ExecutorService threads;

    /** Takes one session; it ends by {@link DeliveryDispatcher#ended} on whatever thread, whenever. */
    interface Route {
        void process(Delivery delivery, int index, int total);
    }

    /**
     * @param mostInFlight how many sessions the route may work on at once
     * @param concurrentConsumers how many threads hand over; 1 means the caller's own
     * @param mayHandOver whether the consumer runs
     * @param pending is told how many claimed sessions wait for their turn
     */
    DeliveryDispatcher(
            SessionLedger ledger,
            Account account,
            Set<String> statuses,
            Duration lease,
            Clock clock,
            int mostInFlight,
            int concurrentConsumers,
            BooleanSupplier mayHandOver,
            IntConsumer pending,
            Route route) {
        this.ledger = ledger;
        this.account = account;
        this.statuses = statuses;
        this.lease = lease;
        this.clock = clock;
        this.mostInFlight = mostInFlight;
        this.claimedAtOnce = Math.max(CLAIMED_AT_ONCE, concurrentConsumers * CLAIMED_FOR_A_THREAD);
        this.freeThreads = new Semaphore(concurrentConsumers);
        this.mayHandOver = mayHandOver;
        this.pending = pending;
        this.route = route;
    }

    /** Sets the threads to hand over on, as many as there are concurrent consumers; null for the caller's own. */
    void setThreads(@Nullable ExecutorService threads) {
        this.threads = threads;
    }

    /** Returns how many more sessions the route may work on at once. */
    int room() {
        return mostInFlight - inFlight.get();
    }

    /** Notes that the route is done with a session, and tells whether there was no room before. */
    boolean ended() {
        return inFlight.getAndDecrement() >= mostInFlight;
    }

    /** Tells whether the calling thread is handing over just now and will see whatever has become due. */
    boolean isHandingOverHere() {
        return claiming.isHeldByCurrentThread();
    }

    /** Tells whether some thread is handing over just now. */
    boolean isHandingOver() {
        return claiming.isLocked();
    }

    /**
     * Hands over what is due, as far as there is room.
     *
     * @return how many sessions; none when another thread is at it, which a slow route must not make this one wait for
     */
    int handOver() {
        if (!claiming.tryLock()) {
            return 0;
        }
        try {
            int room = room();
            int handedOver = 0;
            boolean more = true;
            while (more && handedOver < room && mayHandOver.getAsBoolean()) {
                int wanted = Math.min(claimedAtOnce, room - handedOver);
                List<Delivery> claimed = ledger.claim(account, statuses, wanted, lease);
                int processed = handOver(new ArrayDeque<>(claimed));
                handedOver += processed;
                // What was released for want of time is claimed anew.
                more = processed > 0 && (claimed.size() == wanted || processed < claimed.size());
            }
            return handedOver;
        } finally {
            claiming.unlock();
        }
    }

    /** Hands over claimed sessions and gives back those whose turn does not come in time. */
    int handOver(Queue<?> deliveries) {
        int total = deliveries.size();
        int handedOver = 0;
        while (!deliveries.isEmpty()) {
            Delivery delivery = (Delivery) deliveries.remove();
            pending.accept(deliveries.size());
            try {
                if (mayHandOver.getAsBoolean()
                        && (handedOver == 0 || leaseSuffices(delivery))
                        && start(delivery, handedOver, total)) {
                    handedOver++;
                } else {
                    ledger.release(delivery);
                }
            } catch (RuntimeException e) {
                releaseAll(deliveries, e);
                throw e;
            }
        }
        return handedOver;
    }

    /** A session whose lease ends while the route works on it may be handed over twice. */
    private boolean leaseSuffices(Delivery delivery) {
        return clock.instant().isBefore(delivery.leaseUntil().minus(lease.dividedBy(2)));
    }

    private boolean start(Delivery delivery, int index, int total) {
        ExecutorService executor = threads;
        if (executor == null) {
            process(delivery, index, total);
            return true;
        }
        if (!awaitThread()) {
            return false;
        }
        try {
            executor.execute(() -> {
                try {
                    process(delivery, index, total);
                } finally {
                    freeThreads.release();
                }
            });
            return true;
        } catch (RejectedExecutionException e) {
            // The consumer stops; the session is the next one's.
            freeThreads.release();
            return false;
        }
    }

    private boolean awaitThread() {
        try {
            return freeThreads.tryAcquire(lease.toMillis() / 4, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void process(Delivery delivery, int index, int total) {
        inFlight.incrementAndGet();
        route.process(delivery, index, total);
    }

    private void releaseAll(Queue<?> deliveries, RuntimeException cause) {
        while (!deliveries.isEmpty()) {
            try {
                ledger.release((Delivery) deliveries.remove());
            } catch (RuntimeException e) {
                cause.addSuppressed(e);
            }
        }
    }
}
