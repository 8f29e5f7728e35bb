package xyz.cr3dentials.camel.ledger;

import java.time.Instant;

/**
 * An item that is no longer offered to a route, until it is replayed.
 *
 * @param id which item for which subscription
 * @param type the session's terminal status or the event's type
 * @param attempts how often it was handed over
 * @param parkedAt when it was given up
 * @param failure why the last attempt failed
 */
public record ParkedDelivery(DeliveryId id, String type, int attempts, Instant parkedAt, DeliveryFailure failure) {}
