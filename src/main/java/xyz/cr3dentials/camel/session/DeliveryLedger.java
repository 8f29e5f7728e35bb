package xyz.cr3dentials.camel.session;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Which ended sessions a route has still to be handed; see {@link SessionLedger}. */
public interface DeliveryLedger {

    /**
     * Claims terminal sessions that are due for delivery, oldest fact first; nobody else receives them until the lease
     * ends.
     *
     * @param statuses the terminal statuses wanted, in the vendor's own words
     * @param maximum how many at most
     * @param lease how long the claim lasts
     */
    List<Delivery> claim(Account account, Set<String> statuses, int maximum, Duration lease);

    /**
     * Settles a claim: the route completed.
     *
     * @return false when the lease had run out and somebody else has claimed the session since
     */
    boolean markDelivered(Delivery delivery, Instant at);

    /** Settles a claim: the route failed and the session is due again from the given time on. */
    void markFailed(Delivery delivery, DeliveryFailure failure, Instant at, Instant nextAttemptAt);

    /** Settles a claim: the route failed for the last time. The session waits for a replay and blocks no other. */
    void park(Delivery delivery, DeliveryFailure failure, Instant at);

    /** Gives a claim back unused: the session is due at once and the attempt does not count. */
    void release(Delivery delivery);

    /** Returns parked sessions, latest first. */
    List<ParkedDelivery> parked(Account account, int maximum);

    /**
     * Makes a parked session due again, with its attempts counted from 1.
     *
     * @return false when the session is not parked
     */
    boolean replay(SessionKey key, Instant at);

    /** Makes every parked session of the account due again and returns how many there were. */
    int replayParked(Account account, Instant at);

    /**
     * Makes sessions due again that were delivered or parked at or after a time. Those whose data was erased since are left
     * out: a route would be handed less than the first time.
     *
     * @return how many there were
     */
    int replaySince(Account account, Instant since, Instant at);

    /**
     * Returns when the earliest hint or delivery that nobody has claimed is due, which may lie in the past; empty when
     * there is none.
     *
     * @param statuses the terminal statuses whose deliveries count
     */
    Optional<Instant> nextDue(Account account, Set<String> statuses);
}
