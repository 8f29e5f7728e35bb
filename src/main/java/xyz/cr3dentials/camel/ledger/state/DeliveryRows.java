package xyz.cr3dentials.camel.ledger.state;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import xyz.cr3dentials.camel.ledger.Account;
import xyz.cr3dentials.camel.ledger.DeliveryId;
import xyz.cr3dentials.camel.ledger.ItemKind;
import xyz.cr3dentials.camel.ledger.Subscription;
import xyz.cr3dentials.camel.ledger.SubscriptionState;

/** Which items of a store are handed to which subscriptions, and how far that has come. Internal. */
public interface DeliveryRows {

    /**
     * Returns the subscriptions that are handed an item.
     *
     * @param type the session's status or the event's type
     */
    Set<String> subscriptionsTo(Account account, ItemKind kind, String type);

    /** Notes that a subscription is there. */
    void register(Subscription subscription);

    /** Removes what a subscription once wanted, wants no longer, and nobody has registered since before a time. */
    void narrow(Subscription subscription, Instant unseenSince);

    /** Returns who was registered when. */
    List<SubscriptionState> subscriptions(Account account);

    /** Removes a subscription, and not its deliveries. */
    void unregister(Account account, ItemKind kind, String subscription);

    /**
     * Returns the deliveries to a subscription, in the order of their items.
     *
     * @param after the last one of the page before, {@code null} for the first page
     */
    List<DeliveryId> of(Account account, ItemKind kind, String subscription, @Nullable DeliveryId after, int maximum);

    /** Removes one that was locked. */
    void delete(DeliveryId delivery);

    /** Locks all deliveries of an item. */
    List<TrackedDelivery> lock(Account account, ItemKind kind, String itemId);

    /** Saves deliveries, be they known or not. */
    void put(List<TrackedDelivery> deliveries);

    /** Removes the deliveries of items. */
    void delete(Account account, ItemKind kind, Collection<String> itemIds);

    /** Locks what is due to a subscription, oldest first, passing over what others have locked. */
    List<TrackedDelivery> due(Subscription subscription, int maximum);

    /** Returns when the earliest delivery to a subscription that nobody has claimed is due. */
    Optional<Instant> next(Subscription subscription);

    /** The same of all subscriptions of an account. */
    Optional<Instant> next(Account account);

    /** Returns the deliveries of some items, as they are at this moment. */
    List<TrackedDelivery> find(Account account, ItemKind kind, Collection<String> itemIds);

    /** Returns parked deliveries, latest first. */
    List<TrackedDelivery> parked(Account account, int maximum);

    /**
     * Returns items of which a delivery was parked, or also delivered, at or after a time.
     *
     * @param since {@code null} for parked ones alone, whenever that was
     * @param after the last item of the page before, {@code null} for the first page
     */
    List<DeliveryId> settled(Account account, @Nullable Instant since, @Nullable DeliveryId after, int maximum);

    /** Counts deliveries in a state. */
    long count(Account account, TrackedDelivery.State state);
}
