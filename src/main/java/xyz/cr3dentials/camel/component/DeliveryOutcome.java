package xyz.cr3dentials.camel.component;

import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import org.apache.camel.Exchange;
import org.apache.camel.RollbackExchangeException;
import org.apache.camel.support.SynchronizationAdapter;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import xyz.cr3dentials.camel.session.Delivery;
import xyz.cr3dentials.camel.session.DeliveryBackoff;
import xyz.cr3dentials.camel.session.DeliveryFailure;
import xyz.cr3dentials.camel.session.SessionLedger;

/** Tells the ledger how the route ended for one session; it may end on another thread, much later. */
final class DeliveryOutcome extends SynchronizationAdapter {

    private static final Logger LOG = LoggerFactory.getLogger(DeliveryOutcome.class);

    private final SessionLedger ledger;
    private final Delivery delivery;
    private final DeliveryBackoff backoff;
    private final int maximumDeliveries;
    private final Clock clock;
    private final Listener listener;

    /** Is told once, when the ledger has been told. */
    @FunctionalInterface
    interface Listener {

        /** Called once; {@code dueAgain} tells whether the session is, or may be, to be handed over once more. */
        void ended(boolean dueAgain);
    }

    DeliveryOutcome(
            SessionLedger ledger,
            Delivery delivery,
            DeliveryBackoff backoff,
            int maximumDeliveries,
            Clock clock,
            Listener listener) {
        this.ledger = ledger;
        this.delivery = delivery;
        this.backoff = backoff;
        this.maximumDeliveries = maximumDeliveries;
        this.clock = clock;
        this.listener = listener;
    }

    @Override
    public void onComplete(Exchange exchange) {
        // markRollbackOnly ends a route without an exception.
        if (exchange.isRollbackOnly() || exchange.isRollbackOnlyLast()) {
            onFailure(exchange);
            return;
        }
        boolean delivered = false;
        try {
            delivered = ledger.markDelivered(delivery, clock.instant());
            if (!delivered) {
                LOG.warn(
                        "Session {} was handed over, but its claim was lost meanwhile: it is handed over again. Set a longer deliveryLease than {} if the route is this slow.",
                        delivery.key().sessionId(),
                        delivery.leaseUntil());
            }
        } finally {
            listener.ended(!delivered);
        }
    }

    @Override
    public void onFailure(Exchange exchange) {
        Throwable cause = exchange.getException();
        String failedAt = exchange.getProperty(Exchange.FAILURE_ENDPOINT, String.class) == null
                ? exchange.getFromRouteId()
                : exchange.getProperty(Exchange.FAILURE_ROUTE_ID, exchange.getFromRouteId(), String.class);
        try {
            failed(cause == null ? new RollbackExchangeException(exchange) : cause, failedAt);
        } finally {
            listener.ended(true);
        }
    }

    /** Schedules the next attempt, or parks the session after the last. */
    void failed(Throwable cause, @Nullable String failedAt) {
        Instant now = clock.instant();
        DeliveryFailure failure =
                new DeliveryFailure(cause.getClass().getName(), Objects.requireNonNullElse(failedAt, "route"));
        if (delivery.attempt() >= maximumDeliveries) {
            ledger.park(delivery, failure, now);
            LOG.warn(
                    "Session {} in status {} is parked after {} failed deliveries; the last failed with {} in {}. Replay it when the cause is gone.",
                    delivery.key().sessionId(),
                    delivery.fact().snapshot().status(),
                    delivery.attempt(),
                    failure.causeClass(),
                    failure.failedAt());
        } else {
            ledger.markFailed(delivery, failure, now, now.plus(backoff.after(delivery.attempt())));
        }
    }
}
