package xyz.cr3dentials.camel.component.consumer;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.camel.CamelContext;
import org.apache.camel.ExtendedCamelContext;
import org.apache.camel.Route;
import org.apache.camel.support.DefaultConsumer;
import org.jspecify.annotations.Nullable;
import xyz.cr3dentials.camel.ledger.Subscription;

/** Who follows which subscription in one Camel context, so that two do not take from each other unawares. Thread-safe. */
public final class SubscriptionNames {

    private static final ReentrantLock CREATION = new ReentrantLock();

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<DefaultConsumer, Follower> followers = new LinkedHashMap<>();

    private record Follower(Subscription subscription, boolean shared) {

        boolean meets(Subscription other) {
            return subscription.account().equals(other.account())
                    && subscription.kind() == other.kind()
                    && subscription.name().equals(other.name());
        }
    }

    private SubscriptionNames() {}

    /** Returns those of a context. */
    public static SubscriptionNames of(CamelContext context) {
        ExtendedCamelContext extended = context.getCamelContextExtension();
        CREATION.lock();
        try {
            SubscriptionNames known = extended.getContextPlugin(SubscriptionNames.class);
            if (known != null) {
                return known;
            }
            SubscriptionNames created = new SubscriptionNames();
            extended.addContextPlugin(SubscriptionNames.class, created);
            return created;
        } finally {
            CREATION.unlock();
        }
    }

    /**
     * Notes that a consumer follows a subscription.
     *
     * @param shared whether it is meant to share it
     * @throws IllegalArgumentException if another one follows it and both are not meant to share it, naming the routes
     */
    public void add(DefaultConsumer consumer, Subscription subscription, boolean shared) {
        lock.lock();
        try {
            followers.forEach((other, follower) -> {
                if (other != consumer && follower.meets(subscription) && !(follower.shared() && shared)) {
                    throw new IllegalArgumentException(
                            "subscription: %s and %s both follow the subscription '%s' of account '%s', so each item would reach only one of them. Give one of them another name by subscription=..., so that both get every item, or set sharedSubscription=true on both if they are to share the work"
                                    .formatted(
                                            named(other),
                                            named(consumer),
                                            subscription.name(),
                                            subscription.account().name()));
                }
            });
            followers.put(consumer, new Follower(subscription, shared));
        } finally {
            lock.unlock();
        }
    }

    public void remove(DefaultConsumer consumer) {
        lock.lock();
        try {
            followers.remove(consumer);
        } finally {
            lock.unlock();
        }
    }

    private static String named(DefaultConsumer consumer) {
        @Nullable Route route = consumer.getRoute();
        if (route == null) {
            return consumer.getEndpoint().toString();
        }
        String place = route.getSourceLocationShort();
        return "route '%s'%s".formatted(route.getRouteId(), place == null ? "" : " (" + place + ")");
    }
}
