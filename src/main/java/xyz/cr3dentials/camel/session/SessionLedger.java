package xyz.cr3dentials.camel.session;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The inbox and the outbox in one: which sessions were asked for, what is known of them, and what was handed to a route.
 *
 * <p>One ledger serves any number of accounts and, when it is durable, any number of nodes. Implementations are
 * thread-safe; a method that returns has made its change durable to the degree the implementation promises, and throws
 * {@link LedgerException} when it could not. All times are by the ledger's own {@link #clock}, whatever the callers' clocks
 * say.
 */
public interface SessionLedger extends IntentLedger, FactLedger, EventLedger, HintLedger, DeliveryLedger, LedgerSearch {

    /** Signed tokens and logs of two nodes still fit together when their clocks differ by no more than this. */
    Duration TOLERATED_CLOCK_DIFFERENCE = Duration.ofMinutes(2);

    /** Returns what detection remembers of the vendors' lists. */
    DetectionLedger detection();

    /** Counts the sessions of an account by state. */
    DeliveryCounts counts(Account account);

    /** Returns what happened to a session, oldest first; empty when it is unknown or only its id is kept. */
    List<TimelineEntry> timeline(SessionKey key);

    /**
     * Erases the vendor's data, and the caller's reference, of what was delivered, abandoned or found unwanted longer ago
     * than the given time; id, status and times stay. One call erases a bounded number; the next one goes on.
     *
     * @return how many sessions and events were erased
     */
    int erase(Account account, Duration keptFor);

    /**
     * Erases what is personal of one session now and for good: the vendor's data, those of its events, and the caller's
     * reference. Id, status, times and timeline stay. A session that has not ended yet is handed to a route when it does, with no more than that;
     * what a route holds at this moment is beyond reach.
     *
     * @return false when the session is unknown
     */
    boolean redact(SessionKey key);

    /**
     * Writes into a session's timeline that somebody was shown its data, and in the same step returns what he is shown:
     * without the one there is not the other.
     *
     * @return empty when the session is unknown
     */
    Optional<SessionRecord> reveal(SessionKey key);

    /**
     * Calls the listener soon after a hint, a terminal fact, an event or a replay has made work due for the account.
     *
     * <p>The listener is called on the thread that made the change, or on a thread of the implementation, and must
     * return at once. Calls may be spurious, and on another node they may come late or not at all.
     */
    Listening listen(Account account, Runnable listener);

    /** Returns the clock that all who share the ledger agree on. */
    Clock clock();

    /** Returns by how much this process's clock is ahead of that one; negative when it is behind. */
    Duration clockDifference();

    /**
     * Returns how often a listener should look for due work by itself, since it is not told of what other nodes make
     * due.
     */
    Duration lookEvery();

    /** Ends the calls of a listener. */
    interface Listening extends AutoCloseable {

        @Override
        void close();
    }
}
