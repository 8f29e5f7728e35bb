package xyz.cr3dentials.camel.component.cr3dentials;

import java.time.Clock;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Bounds what one address can cost, should a stranger get hold of it: how often a minute it reaches the ledger, and how
 * many sessions it can make the vendor be asked for while the ledger does not know which is its own. Thread-safe.
 */
final class WebhookAllowance {

    /** For an address that belongs to one session. */
    static final int CALLS_OF_ONE_SESSION = 100;
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
    private final int callsAMinute;

    private static final class Tally {

        private final Set<String> sessions = new HashSet<>();
        private long minuteBegan;
        private int calls;
    }

    WebhookAllowance(Clock clock, int callsAMinute) {
        this.clock = clock;
        this.callsAMinute = callsAMinute;
    }

    /** Counts a call; null, and nothing is counted, when it may not go on to the ledger. */
    @Nullable
    Visit admit(String key) {
        long now = clock.millis();
        lock.lock();
        try {
            Tally tally = tallies.computeIfAbsent(key, absent -> new Tally());
            if (tally.calls == 0 || now - tally.minuteBegan >= MINUTE || now < tally.minuteBegan) {
                tally.minuteBegan = now;
                tally.calls = 0;
            }
            if (tally.calls == callsAMinute) {
                return null;
            }
            tally.calls++;
            return new Visit(tally, tally.minuteBegan);
        } finally {
            lock.unlock();
        }
    }

    /** One call that was counted; one thread uses it. */
    final class Visit {

        private final Tally tally;
        private final long minute;
        private @Nullable String added;

        private Visit(Tally tally, long minute) {
            this.tally = tally;
            this.minute = minute;
        }

        /** Tells whether the vendor may be asked whether the session is the one that the intent made. */
        boolean admitsSession(String sessionId) {
            lock.lock();
            try {
                if (tally.sessions.contains(sessionId)) {
                    return true;
                }
                if (tally.sessions.size() == SESSIONS) {
                    return false;
                }
                tally.sessions.add(sessionId);
                added = sessionId;
                return true;
            } finally {
                lock.unlock();
            }
        }

        /** Makes the call count for nothing, since it has to be repeated. */
        void takeBack() {
            lock.lock();
            try {
                if (tally.minuteBegan == minute && tally.calls > 0) {
                    tally.calls--;
                }
                if (added != null) {
                    tally.sessions.remove(added);
                    added = null;
                }
            } finally {
                lock.unlock();
            }
        }
    }
}
