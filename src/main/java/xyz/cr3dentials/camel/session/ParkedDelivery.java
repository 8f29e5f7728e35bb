package xyz.cr3dentials.camel.session;

import java.time.Instant;

/**
 * A terminal session that no longer is offered to a route, until it is replayed.
 *
 * @param key the session
 * @param status its terminal status
 * @param attempts how often it was handed over
 * @param parkedAt when it was given up
 * @param failure why the last attempt failed
 */
public record ParkedDelivery(SessionKey key, String status, int attempts, Instant parkedAt, DeliveryFailure failure) {}
