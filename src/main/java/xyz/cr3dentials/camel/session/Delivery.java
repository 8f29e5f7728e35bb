package xyz.cr3dentials.camel.session;

import java.time.Instant;

/**
 * A terminal session that one caller has claimed to hand to a route.
 *
 * @param fact what is to be handed over
 * @param attempt which attempt this is, from 1
 * @param claimId names this claim, so that a claim whose lease ran out changes nothing
 * @param leaseUntil when another caller may claim the session unless this claim is settled before
 */
public record Delivery(Fact fact, int attempt, String claimId, Instant leaseUntil) {

    /** Returns whose session it is. */
    public SessionKey key() {
        return fact.snapshot().key();
    }
}
