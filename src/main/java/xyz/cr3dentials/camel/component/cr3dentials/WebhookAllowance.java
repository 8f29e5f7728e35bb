package xyz.cr3dentials.camel.component.cr3dentials;

import java.time.Clock;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Bounds what one address can cost, should a stranger get hold of it: how often a minute it reaches the ledger, and how
 * many sessions it can make the vendor be asked for while the ledger does not know which is its own. Thread-safe.
 */
final class WebhookAllowance {

    private static final int CALLS_A_MINUTE = 100;
    /** An address belongs to one session; the others are for a vendor that errs. */
    private static final int SESSIONS = 3;
    /** Only authentic tokens come here, so a stranger cannot push another's tally out. */
    private static final int MOST_INTENTS = 10_000;

    private static final long MINUTE = 60_000;

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, Tally> tallies = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Tally> eldest) {
            return size() > MOST_INTENTS;
        }
    };
    private final Clock clock;

    private static final class Tally {

        private final Set<String> sessions = new HashSet<>();
        private long minuteBegan;
        private int calls;
    }

    WebhookAllowance(Clock clock) {
        this.clock = clock;
    }

    /** Counts a call and tells whether it may go on to the ledger. */
    boolean admits(String intentId) {
        long now = clock.millis();
        lock.lock();
        try {
            Tally tally = tallies.computeIfAbsent(intentId, key -> new Tally());
            if (tally.calls == 0 || now - tally.minuteBegan >= MINUTE || now < tally.minuteBegan) {
                tally.minuteBegan = now;
                tally.calls = 0;
            }
            if (tally.calls == CALLS_A_MINUTE) {
                return false;
            }
            tally.calls++;
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** Tells whether the vendor may be asked whether the session is the one that the intent made. */
    boolean admitsSession(String intentId, String sessionId) {
        lock.lock();
        try {
            Set<String> sessions = tallies.computeIfAbsent(intentId, key -> new Tally()).sessions;
            return sessions.contains(sessionId) || (sessions.size() < SESSIONS && sessions.add(sessionId));
        } finally {
            lock.unlock();
        }
    }
}
