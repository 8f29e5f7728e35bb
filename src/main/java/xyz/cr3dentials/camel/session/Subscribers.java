package xyz.cr3dentials.camel.session;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Who is to be told that an account has work due; for those who implement a {@link SessionLedger}. Thread-safe. */
public final class Subscribers {

    private static final Logger LOG = LoggerFactory.getLogger(Subscribers.class);

    private final List<Subscriber> subscribers = new CopyOnWriteArrayList<>();

    private record Subscriber(Account account, Runnable listener) {}

    /** Adds a listener until the subscription is closed. */
    public SessionLedger.Subscription add(Account account, Runnable listener) {
        Subscriber subscriber = new Subscriber(account, listener);
        subscribers.add(subscriber);
        return () -> subscribers.remove(subscriber);
    }

    /** Calls every listener of the account on this thread; one that fails is logged and keeps no other from its call. */
    public void wake(Account account) {
        for (Subscriber subscriber : subscribers) {
            if (subscriber.account().equals(account)) {
                wake(subscriber);
            }
        }
    }

    // The change is made already; a listener's failure must not look like a failure of the change.
    private static void wake(Subscriber subscriber) {
        try {
            subscriber.listener().run();
        } catch (RuntimeException e) {
            LOG.warn("A listener of {} failed; it will see the work at its next poll", subscriber.account(), e);
        }
    }
}
