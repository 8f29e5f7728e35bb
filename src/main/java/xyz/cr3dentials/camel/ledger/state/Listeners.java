package xyz.cr3dentials.camel.ledger.state;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import xyz.cr3dentials.camel.ledger.Account;
import xyz.cr3dentials.camel.ledger.SessionLedger;

/** Who is to be told that an account has work due. Thread-safe. */
final class Listeners {

    private static final Logger LOG = LoggerFactory.getLogger(Listeners.class);

    private final List<Listener> listeners = new CopyOnWriteArrayList<>();

    private record Listener(Account account, Runnable task) {}

    /** Adds a listener until the answer is closed. */
    SessionLedger.Listening add(Account account, Runnable task) {
        Listener listener = new Listener(account, task);
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /** Calls every listener of the account on this thread; one that fails is logged and keeps no other from its call. */
    void wake(Account account) {
        for (Listener listener : listeners) {
            if (listener.account().equals(account)) {
                wake(listener);
            }
        }
    }

    // The change is made already; a listener's failure must not look like a failure of the change.
    private static void wake(Listener listener) {
        try {
            listener.task().run();
        } catch (RuntimeException e) {
            LOG.warn("A listener of {} failed; it will see the work at its next poll", listener.account(), e);
        }
    }
}
