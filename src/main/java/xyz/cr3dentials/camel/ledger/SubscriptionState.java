package xyz.cr3dentials.camel.ledger;

import java.time.Instant;
import java.util.HashSet;
import java.util.Set;

/**
 * A subscription and when a consumer last followed it.
 *
 * @param subscription who is handed what
 * @param registeredAt since when, by the ledger's clock
 * @param seenAt when a consumer was last there
 */
public record SubscriptionState(Subscription subscription, Instant registeredAt, Instant seenAt) {

    /** Returns the same subscription with the types of both. */
    public SubscriptionState and(SubscriptionState other) {
        Set<String> types = new HashSet<>(subscription.types());
        types.addAll(other.subscription.types());
        return new SubscriptionState(
                new Subscription(subscription.account(), subscription.kind(), subscription.name(), types),
                earlier(registeredAt, other.registeredAt),
                seenAt.isAfter(other.seenAt) ? seenAt : other.seenAt);
    }

    private static Instant earlier(Instant one, Instant another) {
        return one.isBefore(another) ? one : another;
    }
}
