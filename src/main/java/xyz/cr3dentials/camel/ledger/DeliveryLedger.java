package xyz.cr3dentials.camel.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Which items a route has still to be handed; see {@link SessionLedger}. */
public interface DeliveryLedger {

    /**
     * Notes that a consumer follows a subscription; called when it starts and at every poll. From the first call on, items
     * of its types are kept for it. What it wanted before and wants no longer is dropped a day after the last consumer that
     * did.
     */
    void register(Subscription subscription);

    /**
     * Makes due for a subscription to ends that is not there yet what others were handed, or are to be, before: the sessions
     * that ended in its statuses and whose data are kept. Does nothing for one that is there.
     *
     * @return how many sessions became due
     */
    int backfill(Subscription subscription);

    /** Returns the subscriptions of an account. */
    List<SubscriptionState> subscriptions(Account account);

    /**
     * Removes a subscription that no consumer follows any more, and whatever was due to it.
     *
     * @return how many deliveries were removed
     */
    int forget(Account account, ItemKind kind, String subscription);

    /**
     * Claims items that are due to a subscription, oldest first; nobody else receives them until the lease ends.
     *
     * @param maximum how many at most
     * @param lease how long the claim lasts
     */
    List<Delivery> claim(Subscription subscription, int maximum, Duration lease);

    /**
     * Settles a claim: the route completed.
     *
     * @return false when the lease had run out and somebody else has claimed the item since, or the decision was changed
     */
    boolean markDelivered(Delivery delivery);

    /** Settles a claim: the route failed and the item is due again after the delay. */
    void markFailed(Delivery delivery, DeliveryFailure failure, Duration delay);

    /** Settles a claim: the route failed for the last time. The item waits for a replay and blocks no other. */
    void park(Delivery delivery, DeliveryFailure failure);

    /** Gives a claim back unused: the item is due at once and the attempt does not count. */
    void release(Delivery delivery);

    /** Returns parked deliveries, latest first. */
    List<ParkedDelivery> parked(Account account, int maximum);

    /**
     * Makes the end of a session due again for every subscription that it was delivered to or parked for, with the attempts
     * counted from 1; has the vendor asked again when its result could not be read.
     *
     * @return false when there is none such, or its data were erased: a route would be handed less than the first time
     */
    boolean replay(SessionKey key);

    /** Makes every parked delivery of the account due again and returns how many items that were. */
    int replayParked(Account account);

    /**
     * Makes items due again that were delivered or parked at or after a time, but for those whose data were erased.
     *
     * @return how many items that were
     */
    int replaySince(Account account, Instant since);

    /**
     * Returns when the earliest delivery to a subscription that nobody has claimed is due, by the ledger's clock, which may
     * lie in the past; empty when there is none.
     */
    Optional<Instant> nextDelivery(Subscription subscription);

    /** Returns when the earliest work for an account that nobody has claimed is due: a hint, or a delivery to anybody. */
    Optional<Instant> nextDue(Account account);
}
