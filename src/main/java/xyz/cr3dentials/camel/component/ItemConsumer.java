package xyz.cr3dentials.camel.component;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.Processor;
import org.apache.camel.ShutdownRunningTask;
import org.apache.camel.spi.ExecutorServiceManager;
import org.apache.camel.support.ScheduledBatchPollingConsumer;
import org.apache.camel.support.SynchronizationAdapter;
import org.apache.camel.util.StringHelper;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import xyz.cr3dentials.camel.api.ApiClient;
import xyz.cr3dentials.camel.component.connection.ClientLease;
import xyz.cr3dentials.camel.component.consumer.Backfill;
import xyz.cr3dentials.camel.component.consumer.Confirmations;
import xyz.cr3dentials.camel.component.consumer.DueWork;
import xyz.cr3dentials.camel.component.consumer.PollExceptionHandler;
import xyz.cr3dentials.camel.component.consumer.RouteThreads;
import xyz.cr3dentials.camel.component.consumer.SubscriptionNames;
import xyz.cr3dentials.camel.component.message.TerminalStatuses;
import xyz.cr3dentials.camel.detection.TerminalSessionDetector;
import xyz.cr3dentials.camel.ledger.Delivery;
import xyz.cr3dentials.camel.ledger.ItemKind;
import xyz.cr3dentials.camel.ledger.SessionLedger;
import xyz.cr3dentials.camel.ledger.Subscription;

/**
 * Hands each item of a subscription to the route, one exchange an item: the ends of sessions, or authentic events.
 *
 * <p>An item is claimed, goes through the route, and is settled by how the route ends. That has a thread of its own, which
 * waits for nothing that costs a request: a poll looks at the vendor's lists on Camel's thread, and sessions that something
 * hints at are asked for on a third one.
 */
final class ItemConsumer extends ScheduledBatchPollingConsumer {

    private static final Logger LOG = LoggerFactory.getLogger(ItemConsumer.class);
    private static final int UNLIMITED = 1_000;
    /** One lease covers what is claimed at once, and what one node holds no other can hand over. */
    private static final int CLAIMED_AT_ONCE = 10;
    /** Threads wait while the next ones are claimed, so many of them are worth a larger claim. */
    private static final int CLAIMED_FOR_A_THREAD = 4;

    private final ReentrantLock handingOver = new ReentrantLock();
    private final AtomicInteger inFlight = new AtomicInteger();
    private final AtomicInteger handedOverSincePoll = new AtomicInteger();
    private final VendorEndpoint<?> endpoint;
    private final SessionConfiguration options;
    private final SessionLedger ledger;
    private final Subscription subscription;
    private final AutoCloseable client;
    private final TerminalSessionDetector detector;
    private final Settlement settlement;
    private final Duration lease;
    private final List<ExecutorService> threads = new ArrayList<>();
    private volatile @Nullable DueWork deliveries;
    private volatile List<DueWork> works = List.of();
    private volatile @Nullable RouteThreads routeThreads;
    private SessionLedger.@Nullable Listening listening;
    private boolean lastPollFailed;

    private ItemConsumer(
            VendorEndpoint<?> endpoint,
            Processor processor,
            ItemKind kind,
            Set<String> types,
            AutoCloseable client,
            TerminalSessionDetector detector) {
        super(endpoint, processor);
        this.endpoint = endpoint;
        this.options = endpoint.getConfiguration();
        this.ledger = endpoint.ledger();
        this.subscription = new Subscription(endpoint.account(), kind, options.getSubscription(), types);
        this.client = client;
        this.detector = detector;
        this.settlement = new Settlement(ledger, options);
        this.lease = Duration.ofMillis(options.getDeliveryLease());
        setExceptionHandler(new PollExceptionHandler(getExceptionHandler()));
    }

    static <C extends ApiClient<C>> ItemConsumer ofEnds(VendorEndpoint<C> endpoint, Processor processor) {
        List<String> wanted =
                TerminalStatuses.parse(endpoint.getConfiguration().getStatuses(), endpoint.terminalStatuses());
        ClientLease<C> client = endpoint.leaseClient();
        TerminalSessionDetector detector = endpoint.createDetector(client.client(), wanted);
        return new ItemConsumer(endpoint, processor, ItemKind.END, Set.copyOf(wanted), client, detector);
    }

    static ItemConsumer ofEvents(VendorEndpoint<?> endpoint, Processor processor) {
        AutoCloseable nothing = () -> {};
        return new ItemConsumer(
                endpoint, processor, ItemKind.EVENT, Set.of(), nothing, TerminalSessionDetector.NOTHING);
    }

    // ---- looking for news

    @Override
    protected int poll() throws Exception {
        shutdownRunningTask = null;
        ledger.register(subscription);
        RuntimeException failure = detect();
        ledger.erase(subscription.account(), Duration.ofMillis(options.getPayloadRetention()));
        wake();
        if (failure != null) {
            lastPollFailed = true;
            throw failure;
        }
        forceConsumerAsReady();
        if (lastPollFailed) {
            lastPollFailed = false;
            LOG.info("Polling works again: {}", endpoint);
        }
        return handedOverSincePoll.getAndSet(0);
    }

    /** Returns what went wrong instead of throwing it, since the rest of the poll costs no request. */
    private @Nullable RuntimeException detect() {
        try {
            detector.detect();
            return null;
        } catch (RuntimeException e) {
            return e;
        }
    }

    // ---- claim

    private void handOver() {
        handingOver.lock();
        try {
            int atOnce = Math.max(CLAIMED_AT_ONCE, options.getConcurrentConsumers() * CLAIMED_FOR_A_THREAD);
            int handedOver = 1;
            while (handedOver > 0 && mayHandOver() && room() > 0) {
                handedOver =
                        processBatch(new ArrayDeque<>(ledger.claim(subscription, Math.min(atOnce, room()), lease)));
            }
        } finally {
            handingOver.unlock();
        }
    }

    private int room() {
        int most = options.getMaxMessagesPerPoll() > 0 ? options.getMaxMessagesPerPoll() : UNLIMITED;
        return most - inFlight.get();
    }

    private boolean mayHandOver() {
        return isBatchAllowed()
                && (!isSuspendingOrSuspended() || shutdownRunningTask == ShutdownRunningTask.CompleteAllTasks);
    }

    /** Hands over claimed items and gives back those whose turn does not come in time. */
    @Override
    public int processBatch(Queue<Object> claimed) {
        int total = claimed.size();
        int handedOver = 0;
        while (!claimed.isEmpty()) {
            Delivery delivery = (Delivery) claimed.remove();
            pendingExchanges = claimed.size();
            try {
                if (mayHandOver() && (handedOver == 0 || isLeaseLong(delivery)) && start(delivery, handedOver, total)) {
                    handedOver++;
                } else {
                    ledger.release(delivery);
                }
            } catch (RuntimeException e) {
                releaseAll(claimed, e);
                throw e;
            }
        }
        handedOverSincePoll.addAndGet(handedOver);
        return handedOver;
    }

    /** An item whose lease ends while the route works on it may be handed over twice. */
    private boolean isLeaseLong(Delivery delivery) {
        return ledger.clock().instant().isBefore(delivery.leaseUntil().minus(lease.dividedBy(2)));
    }

    private void releaseAll(Queue<Object> claimed, RuntimeException cause) {
        while (!claimed.isEmpty()) {
            try {
                ledger.release((Delivery) claimed.remove());
            } catch (RuntimeException e) {
                cause.addSuppressed(e);
            }
        }
    }

    // ---- route

    private boolean start(Delivery delivery, int index, int total) {
        RouteThreads several = routeThreads;
        if (several != null) {
            return several.run(() -> process(delivery, index, total));
        }
        process(delivery, index, total);
        return true;
    }

    private void process(Delivery delivery, int index, int total) {
        inFlight.incrementAndGet();
        Exchange exchange = createExchange(true);
        try {
            endpoint.fillWith(exchange, delivery);
        } catch (Exception e) {
            releaseExchange(exchange, false);
            settle(() -> settlement.failed(delivery, e, "reading the item's data"));
            return;
        }
        exchange.setProperty(ExchangePropertyKey.BATCH_INDEX, index);
        exchange.setProperty(ExchangePropertyKey.BATCH_SIZE, total);
        exchange.setProperty(ExchangePropertyKey.BATCH_COMPLETE, index == total - 1);
        exchange.getExchangeExtension().addOnCompletion(new SynchronizationAdapter() {
            @Override
            public void onDone(Exchange done) {
                settle(() -> settlement.settle(delivery, done));
            }
        });
        getAsyncProcessor().process(exchange, defaultConsumerCallback(exchange, true));
    }

    // ---- settle

    /** Tells the ledger how the route ended; it may end on another thread, much later. */
    private void settle(BooleanSupplier telling) {
        boolean dueAgain = true;
        try {
            dueAgain = telling.getAsBoolean();
        } finally {
            boolean wasFull = room() <= 0;
            inFlight.decrementAndGet();
            DueWork work = deliveries;
            if (work != null && wasFull) {
                work.wake();
            } else if (work != null && dueAgain && !handingOver.isLocked()) {
                work.rest();
            }
        }
    }

    // ---- start and stop

    @Override
    protected void doStart() throws Exception {
        SubscriptionNames.of(endpoint.getCamelContext()).add(this, subscription, options.isSharedSubscription());
        if (options.getBackfill() == Backfill.all) {
            ledger.backfill(subscription);
        }
        // Whatever is recorded from now on is kept for it.
        ledger.register(subscription);
        DueWork delivering = newWork("Delivery", this::handOver, () -> ledger.nextDelivery(subscription));
        deliveries = delivering;
        Confirmations confirmations = new Confirmations(
                detector, this::mayHandOver, getExceptionHandler(), manager(), threadName("Confirmation"));
        works = subscription.kind() == ItemKind.EVENT
                ? List.of(delivering)
                : List.of(
                        delivering,
                        newWork("Confirmation", confirmations::run, () -> ledger.nextHint(subscription.account())));
        int several = options.getConcurrentConsumers();
        if (several > 1) {
            ExecutorService pool = manager().newFixedThreadPool(this, threadName("Route"), several);
            threads.add(pool);
            routeThreads = new RouteThreads(pool, several, lease.dividedBy(4));
        }
        listening = ledger.listen(subscription.account(), this::wake);
        super.doStart();
    }

    /** On a thread of its own. */
    private DueWork newWork(String name, Runnable task, Supplier<Optional<Instant>> nextDue) {
        ScheduledExecutorService thread = manager().newSingleThreadScheduledExecutor(this, threadName(name));
        threads.add(thread);
        return new DueWork(
                thread,
                ledger.clock(),
                task,
                () -> mayHandOver() ? nextDue.get() : Optional.empty(),
                ledger.lookEvery());
    }

    private ExecutorServiceManager manager() {
        return endpoint.getCamelContext().getExecutorServiceManager();
    }

    private String threadName(String work) {
        return StringHelper.capitalize(endpoint.scheme()) + work;
    }

    /** Called by the ledger when work is due, on the thread that made it so. */
    private void wake() {
        works.forEach(DueWork::wake);
    }

    @Override
    protected void doResume() throws Exception {
        super.doResume();
        wake();
    }

    /** A route that is stopped may start again with this consumer, one that is removed may not. */
    @Override
    protected void doShutdown() throws Exception {
        super.doShutdown();
        client.close();
    }

    @Override
    protected void doStop() throws Exception {
        if (listening != null) {
            listening.close();
            listening = null;
        }
        works.forEach(DueWork::stop);
        works = List.of();
        deliveries = null;
        super.doStop();
        threads.forEach(manager()::shutdownGraceful);
        threads.clear();
        routeThreads = null;
        SubscriptionNames.of(endpoint.getCamelContext()).remove(this);
        leaveLists();
    }

    /** Once nothing runs any more, so that another node takes the lists over at its next poll. */
    private void leaveLists() {
        try {
            detector.close();
        } catch (RuntimeException e) {
            LOG.warn("The lists of {} stay leased for a while, since the ledger failed: {}", endpoint, e.toString());
        }
    }
}
