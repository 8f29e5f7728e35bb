package xyz.cr3dentials.camel.component;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.Processor;
import org.apache.camel.ShutdownRunningTask;
import org.apache.camel.support.ScheduledBatchPollingConsumer;
import org.apache.camel.util.StringHelper;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import xyz.cr3dentials.camel.session.Account;
import xyz.cr3dentials.camel.session.Delivery;
import xyz.cr3dentials.camel.session.DeliveryBackoff;
import xyz.cr3dentials.camel.session.SessionLedger;
import xyz.cr3dentials.camel.session.TerminalSessionDetector;
import xyz.cr3dentials.camel.vendor.ApiClient;

/**
 * Hands each session that has ended to the route, one exchange a session, and tells the ledger how the route ended.
 *
 * <p>A poll detects ended sessions and hands over what is due. Between two polls a worker does the same for sessions that
 * a webhook hints at and for those whose redelivery is due.
 */
final class TerminalSessionsConsumer extends ScheduledBatchPollingConsumer {

    private static final Logger LOG = LoggerFactory.getLogger(TerminalSessionsConsumer.class);
    private static final int UNLIMITED = 1_000;
    /** A poll that goes on for longer, since a lot of history is read, does not hold up what it has found. */
    private static final Duration LONG_POLL = Duration.ofSeconds(2);

    private final AtomicInteger handedOverSincePoll = new AtomicInteger();
    private final VendorEndpoint<?> endpoint;
    private final SessionConfiguration options;
    private final Account account;
    private final SessionLedger ledger;
    private final Set<String> statuses;
    private final TerminalSessionDetector detector;
    private final DeliveryBackoff backoff;
    private final Clock clock;
    private final ClientLease<?> lease;
    private final DeliveryDispatcher dispatcher;

    private @Nullable ScheduledExecutorService executor;
    private @Nullable ExecutorService routeThreads;
    private volatile @Nullable DeliveryWorker worker;
    private SessionLedger.@Nullable Subscription subscription;
    private volatile @Nullable Thread pollingThread;
    private volatile Instant pollBegan = Instant.MAX;
    private boolean lastPollFailed;

    private TerminalSessionsConsumer(
            VendorEndpoint<?> endpoint,
            Processor processor,
            List<String> wanted,
            ClientLease<?> lease,
            TerminalSessionDetector detector) {
        super(endpoint, processor);
        this.endpoint = endpoint;
        this.options = endpoint.getConfiguration();
        this.account = endpoint.account();
        this.ledger = endpoint.ledger();
        this.clock = endpoint.clock();
        this.statuses = Set.copyOf(wanted);
        this.backoff = new DeliveryBackoff(
                Duration.ofMillis(options.getRedeliveryDelay()),
                Duration.ofMillis(Math.max(options.getRedeliveryDelay(), options.getMaximumRedeliveryDelay())),
                () -> ThreadLocalRandom.current().nextDouble());
        this.lease = lease;
        this.detector = detector;
        this.dispatcher = new DeliveryDispatcher(
                ledger,
                account,
                statuses,
                Duration.ofMillis(options.getDeliveryLease()),
                clock,
                options.getMaxMessagesPerPoll() > 0 ? options.getMaxMessagesPerPoll() : UNLIMITED,
                options.getConcurrentConsumers(),
                this::mayHandOver,
                waiting -> pendingExchanges = waiting,
                this::process);
        setExceptionHandler(new PollExceptionHandler(getExceptionHandler()));
    }

    static <C extends ApiClient<C>> TerminalSessionsConsumer create(VendorEndpoint<C> endpoint, Processor processor) {
        List<String> wanted =
                TerminalStatuses.parse(endpoint.getConfiguration().getStatuses(), endpoint.terminalStatuses());
        ClientLease<C> lease = endpoint.leaseClient();
        return new TerminalSessionsConsumer(
                endpoint, processor, wanted, lease, endpoint.createDetector(lease.client(), wanted));
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
            room = dispatcher.room();
            handedOver = handOver();
        } while (handedOver > 0 && handedOver == room && mayHandOver());
        if (failure != null) {
            getExceptionHandler().handleException("Asking for a session failed, it is asked for again", failure);
        }
    }

    private int handOver() {
        int handedOver = dispatcher.handOver();
        handedOverSincePoll.addAndGet(handedOver);
        return handedOver;
    }

    private boolean mayHandOver() {
        return isBatchAllowed()
                && (!isSuspendingOrSuspended() || shutdownRunningTask == ShutdownRunningTask.CompleteAllTasks);
    }

    @Override
    public int processBatch(Queue<Object> deliveries) {
        return dispatcher.handOver(deliveries);
    }

    private void process(Delivery delivery, int index, int total) {
        DeliveryOutcome outcome = new DeliveryOutcome(
                ledger, delivery, backoff, options.getMaximumDeliveries(), clock, this::afterDelivery);
        Exchange exchange = createExchange(true);
        try {
            endpoint.fill(exchange, delivery);
        } catch (Exception e) {
            releaseExchange(exchange, false);
            afterDelivery(true);
            outcome.failed(e, "reading the session's data");
            return;
        }
        exchange.setProperty(ExchangePropertyKey.BATCH_INDEX, index);
        exchange.setProperty(ExchangePropertyKey.BATCH_SIZE, total);
        exchange.setProperty(ExchangePropertyKey.BATCH_COMPLETE, index == total - 1);
        exchange.getExchangeExtension().addOnCompletion(outcome);
        getAsyncProcessor().process(exchange, defaultConsumerCallback(exchange, true));
    }

    /** Who hands over looks afterwards what is due next, so that not every session costs a question to the ledger. */
    private void afterDelivery(boolean dueAgain) {
        boolean wasFull = dispatcher.ended();
        if (dispatcher.isHandingOverHere()) {
            return;
        }
        if (wasFull) {
            wakeWorker();
        } else if (dueAgain && !dispatcher.isHandingOver()) {
            restWorker();
        }
    }

    private void wakeWorker() {
        DeliveryWorker current = worker;
        if (current != null) {
            current.wake();
        }
    }

    @Override
    protected void doStart() throws Exception {
        ScheduledExecutorService threads = endpoint.getCamelContext()
                .getExecutorServiceManager()
                .newSingleThreadScheduledExecutor(this, threadName("Delivery"));
        executor = threads;
        worker = new DeliveryWorker(threads, clock, this::workBetweenPolls, this::nextDue, ledger.lookEvery());
        if (options.getConcurrentConsumers() > 1) {
            routeThreads = endpoint.getCamelContext()
                    .getExecutorServiceManager()
                    .newFixedThreadPool(this, threadName("Route"), options.getConcurrentConsumers());
            dispatcher.setThreads(routeThreads);
        }
        subscription = ledger.subscribe(account, this::wake);
        super.doStart();
    }

    private String threadName(String work) {
        return StringHelper.capitalize(endpoint.scheme()) + work;
    }

    private Optional<Instant> nextDue() {
        return mayHandOver() ? ledger.nextDue(account, statuses) : Optional.empty();
    }

    @Override
    protected void doResume() throws Exception {
        super.doResume();
        wakeWorker();
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
        DeliveryWorker current = worker;
        if (current != null) {
            worker = null;
            current.stop();
        }
        super.doStop();
        if (executor != null) {
            endpoint.getCamelContext().getExecutorServiceManager().shutdownGraceful(executor);
            executor = null;
        }
        if (routeThreads != null) {
            endpoint.getCamelContext().getExecutorServiceManager().shutdownGraceful(routeThreads);
            routeThreads = null;
        }
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
