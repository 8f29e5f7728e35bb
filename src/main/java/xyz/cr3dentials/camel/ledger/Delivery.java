package xyz.cr3dentials.camel.ledger;

import java.time.Instant;

/**
 * An item that one caller has claimed to hand to a route.
 *
 * @param id which item for which subscription
 * @param item what is to be handed over
 * @param attempt which attempt this is, from 1
 * @param claimId names this claim, so that a claim whose lease ran out changes nothing
 * @param leaseUntil when another caller may claim the item unless this claim is settled before, by the ledger's clock
 */
public record Delivery(DeliveryId id, Item item, int attempt, String claimId, Instant leaseUntil) {

    /**
     * Returns the end that is to be handed over.
     *
     * @throws IllegalStateException when it is an event
     */
    public Fact fact() {
        if (item instanceof Fact fact) {
            return fact;
        }
        throw new IllegalStateException(id + " is not the end of a session");
    }
}
