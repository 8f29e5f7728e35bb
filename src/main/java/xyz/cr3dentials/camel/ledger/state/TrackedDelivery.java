package xyz.cr3dentials.camel.ledger.state;

import java.time.Instant;
import java.util.Collection;
import org.jspecify.annotations.Nullable;
import xyz.cr3dentials.camel.ledger.DeliveryFailure;
import xyz.cr3dentials.camel.ledger.DeliveryId;

/**
 * How far an item has come on its way to one subscription. Immutable. A claim moves {@code dueAt} to the end of its lease,
 * so that a claim whose owner died comes due by itself.
 *
 * @param id which item for which subscription
 * @param type the session's status, or the event's type
 * @param state where it stands
 * @param attempts how often it was handed over since it became due
 * @param dueAt when it is handed over next, or until when a route may keep it; {@code null} unless it is due
 * @param claim who hands it over, or was the last to
 * @param settledAt when it was delivered or parked
 * @param failure why the latest attempt that failed did so
 */
public record TrackedDelivery(
        DeliveryId id,
        String type,
        State state,
        int attempts,
        @Nullable Instant dueAt,
        @Nullable String claim,
        @Nullable Instant settledAt,
        @Nullable DeliveryFailure failure) {

    /** Where a delivery stands. */
    public enum State {
        /** To be handed over, or being so. */
        DUE,
        /** Given up until a replay. */
        PARKED,
        /** The route has taken it. */
        DELIVERED
    }

    static TrackedDelivery due(DeliveryId id, String type, Instant now) {
        return new TrackedDelivery(id, type, State.DUE, 0, now, null, null, null);
    }

    /** Of an item that cannot be handed over before it is read. */
    static TrackedDelivery unreadable(DeliveryId id, String type, DeliveryFailure failure, Instant now) {
        return new TrackedDelivery(id, type, State.PARKED, 0, null, null, now, failure);
    }

    boolean isHeldBy(String claimId) {
        return state == State.DUE && claimId.equals(claim);
    }

    TrackedDelivery claimed(String claimId, Instant leaseUntil) {
        return new TrackedDelivery(id, type, State.DUE, attempts + 1, leaseUntil, claimId, null, failure);
    }

    TrackedDelivery delivered(Instant now) {
        return new TrackedDelivery(id, type, State.DELIVERED, attempts, null, null, now, failure);
    }

    TrackedDelivery failed(DeliveryFailure cause, Instant next) {
        return new TrackedDelivery(id, type, State.DUE, attempts, next, null, null, cause);
    }

    TrackedDelivery parked(DeliveryFailure cause, Instant now) {
        return new TrackedDelivery(id, type, State.PARKED, attempts, null, null, now, cause);
    }

    /** As if it had not been claimed. */
    TrackedDelivery released(Instant now) {
        return new TrackedDelivery(id, type, State.DUE, attempts - 1, now, null, null, failure);
    }

    TrackedDelivery replayed(Instant now) {
        return new TrackedDelivery(id, type, State.DUE, 0, now, null, null, failure);
    }

    /** Returns where an item stands as a whole: what needs a person comes first. */
    static State summary(Collection<TrackedDelivery> deliveries) {
        if (deliveries.stream().anyMatch(delivery -> delivery.state == State.PARKED)) {
            return State.PARKED;
        }
        return deliveries.stream().anyMatch(delivery -> delivery.state == State.DUE) ? State.DUE : State.DELIVERED;
    }
}
