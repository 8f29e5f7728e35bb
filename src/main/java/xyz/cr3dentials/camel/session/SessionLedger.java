package xyz.cr3dentials.camel.session;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The inbox and the outbox in one: which sessions were asked for, what is known of them, and what was handed to a route.
 *
 * <p>One ledger serves any number of accounts and, when it is durable, any number of nodes. Implementations are
 * thread-safe; a method that returns has made its change durable to the degree the implementation promises, and throws
 * {@link LedgerException} when it could not. Times come from the caller, or from the implementation's own clock where a
 * lease is concerned.
 */
public interface SessionLedger
        extends IntentLedger, FactLedger, DetectionLedger, HintLedger, DeliveryLedger, LedgerSearch {

    /** Counts the sessions of an account by state. */
    DeliveryCounts counts(Account account);

    /** Returns what happened to a session, oldest first; empty when it is unknown or only its id is kept. */
    List<TimelineEntry> timeline(SessionKey key);

    /**
     * Erases the vendor's data of sessions delivered before the given time; id, status and times stay.
     *
     * @return how many were erased
     */
    int erase(Account account, Instant deliveredBefore);

    /**
     * Erases what is personal of one session now and for good: the vendor's data and the caller's reference. Id, status,
     * times and timeline stay. A session that has not ended yet is handed to a route when it does, with no more than that;
     * what a route holds at this moment is beyond reach.
     *
     * @return false when the session is unknown
     */
    boolean redact(SessionKey key, Instant at);

    /**
     * Writes into a session's timeline that somebody was shown its data, and in the same step returns what he is shown:
     * without the one there is not the other.
     *
     * @return empty when the session is unknown
     */
    Optional<SessionRecord> reveal(SessionKey key, Instant at);

    /**
     * Calls the listener soon after a hint, a terminal fact or a replay has made work due for the account.
     *
     * <p>The listener is called on the thread that made the change, or on a thread of the implementation, and must
     * return at once. Calls may be spurious, and on another node they may come late or not at all.
     */
    Subscription subscribe(Account account, Runnable listener);

    /**
     * Returns how often a subscriber should look for due work by itself, since it is not told of what other nodes make
     * due.
     */
    Duration lookEvery();

    /** Ends the calls of a listener. */
    interface Subscription extends AutoCloseable {

        @Override
        void close();
    }
}
