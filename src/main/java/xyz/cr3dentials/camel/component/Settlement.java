package xyz.cr3dentials.camel.component;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.camel.Exchange;
import org.apache.camel.RollbackExchangeException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import xyz.cr3dentials.camel.detection.DeliveryBackoff;
import xyz.cr3dentials.camel.ledger.Delivery;
import xyz.cr3dentials.camel.ledger.DeliveryFailure;
import xyz.cr3dentials.camel.ledger.ItemKind;
import xyz.cr3dentials.camel.ledger.SessionLedger;

/** Tells the ledger how a route ended with an item: it is delivered, due again after a while, or parked. Thread-safe. */
final class Settlement {

    private static final Logger LOG = LoggerFactory.getLogger(Settlement.class);

    private final SessionLedger ledger;
    private final SessionConfiguration options;
    private final DeliveryBackoff backoff;

    Settlement(SessionLedger ledger, SessionConfiguration options) {
        this.ledger = ledger;
        this.options = options;
        this.backoff = new DeliveryBackoff(
                Duration.ofMillis(options.getRedeliveryDelay()),
                Duration.ofMillis(Math.max(options.getRedeliveryDelay(), options.getMaximumRedeliveryDelay())),
                () -> ThreadLocalRandom.current().nextDouble());
    }

    /** Settles by how an exchange ended, and returns whether the item is due again; markRollbackOnly ends one without an exception. */
    boolean settle(Delivery delivery, Exchange done) {
        Throwable failure = done.getException();
        boolean rolledBack = done.isRollbackOnly() || done.isRollbackOnlyLast();
        if (failure == null && !rolledBack) {
            return !delivered(delivery);
        }
        return failed(delivery, failure == null ? new RollbackExchangeException(done) : failure, placeOf(done));
    }

    private static String placeOf(Exchange exchange) {
        @Nullable
        String place = exchange.getProperty(Exchange.FAILURE_ENDPOINT, String.class) == null
                ? exchange.getFromRouteId()
                : exchange.getProperty(Exchange.FAILURE_ROUTE_ID, exchange.getFromRouteId(), String.class);
        return Objects.requireNonNullElse(place, "route");
    }

    private boolean delivered(Delivery delivery) {
        boolean delivered = ledger.markDelivered(delivery);
        if (!delivered) {
            LOG.warn(
                    "{} {} was handed over, but its claim was lost meanwhile: it is handed over again. Set a longer deliveryLease than {} ms if the route is this slow.",
                    named(delivery),
                    delivery.id().itemId(),
                    options.getDeliveryLease());
        }
        return delivered;
    }

    /** Settles an item that the route did not take, and returns true, since it may be due again. */
    boolean failed(Delivery delivery, Throwable cause, String place) {
        DeliveryFailure failure = new DeliveryFailure(cause.getClass().getName(), place);
        if (delivery.attempt() < options.getMaximumDeliveries()) {
            ledger.markFailed(delivery, failure, backoff.after(delivery.attempt()));
            return true;
        }
        ledger.park(delivery, failure);
        LOG.warn(
                "{} {} is parked after {} failed deliveries; the last failed with {} in {}. Replay it when the cause is gone.",
                named(delivery),
                delivery.id().itemId(),
                delivery.attempt(),
                failure.causeClass(),
                failure.failedAt());
        return true;
    }

    private static String named(Delivery delivery) {
        return delivery.id().kind() == ItemKind.END ? "Session" : "Event";
    }
}
