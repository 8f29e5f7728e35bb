package xyz.cr3dentials.camel.component.cr3dentials;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.apache.camel.ShutdownRunningTask;
import org.apache.camel.support.ScheduledBatchPollingConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import xyz.cr3dentials.camel.session.Account;
import xyz.cr3dentials.camel.session.CertificateDetector;
import xyz.cr3dentials.camel.session.Delivery;
import xyz.cr3dentials.camel.session.DeliveryBackoff;
import xyz.cr3dentials.camel.session.DetectionRules;
import xyz.cr3dentials.camel.session.SessionLedger;
import xyz.cr3dentials.camel.session.SessionSnapshot;
import xyz.cr3dentials.camel.session.TerminalSessionDetector;

/**
 * Hands each session that has ended to the route, one exchange a session, and tells the ledger how the route ended.
 *
 * <p>A poll detects ended sessions and hands over what is due. Between two polls a worker does the same for sessions that
 * a webhook hints at and for those whose redelivery is due. One lock keeps the two from handing over at the same time.
 */
final class Cr3dentialsTerminalSessionsConsumer extends ScheduledBatchPollingConsumer {

    private static final Logger LOG = LoggerFactory.getLogger(Cr3dentialsTerminalSessionsConsumer.class);
    /** The vendor documents 168 hours as the longest a session lives. */
    private static final Duration LIFETIME = Duration.ofDays(7);

    private static final int PAGE_SIZE = 100;
    private static final int UNLIMITED = 1_000;
    /** One lease covers what is claimed at once, and what one node holds no other can hand over. */
    private static final int CLAIMED_AT_ONCE = 10;

    /** A poll that goes on for longer, since a lot of history is read, does not hold up what it has found. */
    private static final Duration LONG_POLL = Duration.ofSeconds(2);

    private final ReentrantLock handingOver = new ReentrantLock();
    private final AtomicInteger inFlight = new AtomicInteger();
    private final AtomicInteger handedOverSincePoll = new AtomicInteger();
    private final Cr3dentialsEndpoint endpoint;
    private final Cr3dentialsConfiguration options;
    private final Account account;
    private final SessionLedger ledger;
    private final Set<String> statuses;
    private final TerminalSessionDetector detector;
    private final DeliveryBackoff backoff;
    private final Clock clock;
    private final ClientLease lease;

    private @Nullable ScheduledExecutorService executor;
    private volatile @Nullable DeliveryWorker worker;
    private SessionLedger.@Nullable Subscription subscription;
    private volatile @Nullable Thread pollingThread;
    private volatile Instant pollBegan = Instant.MAX;
    private boolean lastPollFailed;

    Cr3dentialsTerminalSessionsConsumer(Cr3dentialsEndpoint endpoint, Processor processor) {
        super(endpoint, processor);
        this.endpoint = endpoint;
        this.options = endpoint.getConfiguration();
        this.account = endpoint.getAccount();
        this.ledger = endpoint.getSessionLedger();
        this.clock = endpoint.getClock();
        List<String> wanted = TerminalStatuses.parse(options.getStatuses());
        this.statuses = Set.copyOf(wanted);
        this.backoff = new DeliveryBackoff(
                Duration.ofMillis(options.getRedeliveryDelay()),
                Duration.ofMillis(Math.max(options.getRedeliveryDelay(), options.getMaximumRedeliveryDelay())),
                () -> ThreadLocalRandom.current().nextDouble());
        DetectionRules rules = new DetectionRules(
                account,
                wanted,
                options.isFetchDetails() ? TerminalStatuses.INCOMPLETE_IN_LIST : Set.of(),
                PAGE_SIZE,
                LIFETIME,
                Duration.ofMillis(options.getExpiryGrace()),
                options.getBackfill() == Backfill.all,
                true);
        this.lease = endpoint.leaseClient();
        this.detector = new CertificateDetector(
                new ClientSessionSource(account, lease.client()),
                ledger,
                rules,
                clock,
                () -> ThreadLocalRandom.current().nextDouble());
        setExceptionHandler(new PollExceptionHandler(getExceptionHandler()));
    }

    @Override
    protected int poll() throws Exception {
        shutdownRunningTask = null;
        pendingExchanges = 0;
        handedOverSincePoll.set(0);
        RuntimeException failure = detect();
        ledger.erase(account, clock.instant().minusMillis(options.getPayloadRetention()));
        handOver();
        restWorker();
        if (failure != null) {
            lastPollFailed = true;
            throw failure;
        }
        forceConsumerAsReady();
        if (lastPollFailed) {
            lastPollFailed = false;
            LOG.info("Polling works again: {}", endpoint);
        }
        return handedOverSincePoll.get();
    }

    /** Returns what went wrong instead of throwing it, since what was found before must be handed over all the same. */
    private @Nullable RuntimeException detect() {
        pollBegan = clock.instant();
        pollingThread = Thread.currentThread();
        try {
            detector.detect();
            return null;
        } catch (RuntimeException e) {
            return e;
        } finally {
            pollingThread = null;
        }
    }

    /** Called by the ledger when work is due. What a poll finds it hands over itself, in one batch, unless it is long. */
    private void wake() {
        boolean ownPoll = Thread.currentThread() == pollingThread;
        DeliveryWorker current = worker;
        if (current != null && !(ownPoll && clock.instant().isBefore(pollBegan.plus(LONG_POLL)))) {
            current.wake();
        }
    }

    private void restWorker() {
        DeliveryWorker current = worker;
        if (current != null) {
            current.rest();
        }
    }

    /** What the worker does: only hints, since the poll alone reads lists. */
    private void workBetweenPolls() {
        if (!mayHandOver()) {
            return;
        }
        RuntimeException failure = null;
        try {
            detector.confirmHints();
        } catch (RuntimeException e) {
            failure = e;
        }
        int room;
        int handedOver;
        do {
            room = room();
            handedOver = handOver();
        } while (handedOver > 0 && handedOver == room && mayHandOver());
        if (failure != null) {
            getExceptionHandler().handleException("Asking for a session failed, it is asked for again", failure);
        }
    }

    private int handOver() {
        handingOver.lock();
        try {
            int room = room();
            if (room <= 0 || !mayHandOver()) {
                return 0;
            }
            int handedOver = 0;
            boolean more = true;
            while (more && handedOver < room && mayHandOver()) {
                int wanted = Math.min(CLAIMED_AT_ONCE, room - handedOver);
                List<Delivery> claimed = ledger.claim(account, statuses, wanted, lease());
                int processed = processBatch(new ArrayDeque<>(claimed));
                handedOver += processed;
                handedOverSincePoll.addAndGet(processed);
                // What was released for want of time is claimed anew.
                more = processed > 0 && (claimed.size() == wanted || processed < claimed.size());
            }
            return handedOver;
        } finally {
            handingOver.unlock();
        }
    }

    private Duration lease() {
        return Duration.ofMillis(options.getDeliveryLease());
    }

    /** Returns how many more sessions the route may work on at once. */
    private int room() {
        return (maxMessagesPerPoll > 0 ? maxMessagesPerPoll : UNLIMITED) - inFlight.get();
    }

    private boolean mayHandOver() {
        return isBatchAllowed()
                && (!isSuspendingOrSuspended() || shutdownRunningTask == ShutdownRunningTask.CompleteAllTasks);
    }

    @Override
    public int processBatch(Queue<Object> deliveries) {
        int total = deliveries.size();
        int handedOver = 0;
        while (!deliveries.isEmpty()) {
            Delivery delivery = (Delivery) deliveries.remove();
            pendingExchanges = deliveries.size();
            try {
                if (mayHandOver() && (handedOver == 0 || leaseSuffices(delivery))) {
                    process(delivery, handedOver, total);
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
        return clock.instant().isBefore(delivery.leaseUntil().minus(lease().dividedBy(2)));
    }

    private void releaseAll(Queue<Object> deliveries, RuntimeException cause) {
        while (!deliveries.isEmpty()) {
            try {
                ledger.release((Delivery) deliveries.remove());
            } catch (RuntimeException e) {
                cause.addSuppressed(e);
            }
        }
    }

    private void process(Delivery delivery, int index, int total) {
        inFlight.incrementAndGet();
        DeliveryOutcome outcome = new DeliveryOutcome(
                ledger, delivery, backoff, options.getMaximumDeliveries(), clock, this::afterDelivery);
        Exchange exchange = createExchange(true);
        try {
            fill(exchange, delivery.fact().snapshot(), delivery);
        } catch (Exception e) {
            releaseExchange(exchange, false);
            afterDelivery();
            outcome.failed(e, "reading the session's data");
            return;
        }
        exchange.setProperty(ExchangePropertyKey.BATCH_INDEX, index);
        exchange.setProperty(ExchangePropertyKey.BATCH_SIZE, total);
        exchange.setProperty(ExchangePropertyKey.BATCH_COMPLETE, index == total - 1);
        exchange.getExchangeExtension().addOnCompletion(outcome);
        getAsyncProcessor().process(exchange, defaultConsumerCallback(exchange, true));
    }

    private void fill(Exchange exchange, SessionSnapshot snapshot, Delivery delivery) throws Exception {
        Message message = exchange.getMessage();
        message.setBody(Snapshots.toSession(snapshot, endpoint.getObjectMapper()));
        message.setHeader(Cr3dentialsConstants.SESSION_ID, snapshot.key().sessionId());
        message.setHeader(Cr3dentialsConstants.STATUS, snapshot.status());
        message.setHeader(
                Cr3dentialsConstants.LEARNT_BY, delivery.fact().learntBy().name());
        message.setHeader(Cr3dentialsConstants.DELIVERY_ATTEMPT, delivery.attempt());
        setIfKnown(message, Cr3dentialsConstants.EXTERNAL_REFERENCE_ID, snapshot.reference());
        setIfKnown(message, Cr3dentialsConstants.EXPIRES_AT, snapshot.expiresAt());
        setIfKnown(message, Cr3dentialsConstants.COMPLETED_AT, snapshot.completedAt());
        Instant completedAt = snapshot.completedAt();
        setIfKnown(message, Exchange.MESSAGE_TIMESTAMP, completedAt == null ? null : completedAt.toEpochMilli());
    }

    private static void setIfKnown(Message message, String name, @Nullable Object value) {
        if (value != null) {
            message.setHeader(name, value);
        }
    }

    private void afterDelivery() {
        boolean wasFull = room() <= 0;
        inFlight.decrementAndGet();
        DeliveryWorker current = worker;
        if (current != null && wasFull && !handingOver.isHeldByCurrentThread()) {
            current.wake();
        } else if (!handingOver.isHeldByCurrentThread()) {
            restWorker();
        }
    }

    @Override
    protected void doStart() throws Exception {
        ScheduledExecutorService threads = endpoint.getCamelContext()
                .getExecutorServiceManager()
                .newSingleThreadScheduledExecutor(this, "Cr3dentialsDelivery");
        executor = threads;
        worker = new DeliveryWorker(threads, clock, this::workBetweenPolls, this::nextDue);
        subscription = ledger.subscribe(account, this::wake);
        super.doStart();
    }

    private Optional<Instant> nextDue() {
        return mayHandOver() ? ledger.nextDue(account, statuses) : Optional.empty();
    }

    @Override
    protected void doResume() throws Exception {
        super.doResume();
        DeliveryWorker current = worker;
        if (current != null) {
            current.wake();
        }
    }

    /** A route that is stopped may start again with this consumer, one that is removed may not. */
    @Override
    protected void doShutdown() throws Exception {
        super.doShutdown();
        lease.close();
    }

    @Override
    protected void doStop() throws Exception {
        if (subscription != null) {
            subscription.close();
            subscription = null;
        }
        worker = null;
        super.doStop();
        if (executor != null) {
            endpoint.getCamelContext().getExecutorServiceManager().shutdownGraceful(executor);
            executor = null;
        }
    }
}
