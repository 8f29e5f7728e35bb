package xyz.cr3dentials.camel.ledger;

import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The inbox and the outbox in one: which sessions were asked for, what is known of them, and what was handed to a route.
 *
 * <p>One ledger serves any number of accounts and, when it is durable, any number of nodes. Implementations are
 * thread-safe; a method that returns has made its change durable to the degree the implementation promises, and throws
 * {@link LedgerException} when it could not. All times are by the ledger's own {@link #clock}, whatever the callers' clocks
 * say.
 */
public interface SessionLedger extends HintLedger, DeliveryLedger, LedgerSearch {

    /** Signed tokens and logs of two nodes still fit together when their clocks differ by no more than this. */
    Duration TOLERATED_CLOCK_DIFFERENCE = Duration.ofMinutes(2);

    /**
     * Writes down the wish to create a session, before the request leaves.
     *
     * @param intentId random, and never used before
     * @param reference the caller's own reference; may be personal
     * @throws LedgerException also when the id is taken
     */
    void openIntent(Account account, String intentId, @Nullable String reference);

    /**
     * Ties an intent to the session the vendor created for it, and records what the vendor said of that session.
     *
     * <p>A session tied to an intent is delivered when it ends, even if it had been taken for history. It may be known
     * before, by a webhook or a list that was quicker than the answer to its creation; but not since before the intent was
     * {@link CreateIntent#earliestCreation opened}, nor with another reference, as then it is another session.
     *
     * @return false, and nothing is changed, when the intent is unknown or tied to another session, or the session is
     *     tied to another intent or cannot be the intent's; true when the two are tied now, be it by this call or an earlier one
     */
    boolean bindIntent(String intentId, SessionSnapshot created);

    /** Writes down that an intent ended without a known session: refused, or ambiguous. A bound intent stays bound. */
    void closeIntent(Account account, String intentId, CreateIntent.State state);

    /** Finds an intent by its id. */
    Optional<CreateIntent> findIntent(Account account, String intentId);

    /**
     * Finds the intents of a caller's own reference.
     *
     * @param maximum how many at most, opened last first
     */
    List<CreateIntent> findIntents(Account account, String reference, int maximum);

    /**
     * Records what the vendor's API said of a session.
     *
     * <p>A terminal status is final: whatever is recorded after it is ignored. It becomes due for every subscription that
     * wants the status, and settles every hint of the session.
     *
     * @return whether this call, and no other, made the session known as ended and due for delivery
     */
    boolean record(SessionSnapshot snapshot, LearntBy learntBy);

    /**
     * Takes over a decision that a vendor changed after a session's end: a session that was delivered, is to be or is
     * parked becomes due for delivery anew, unless it has the terminal status already. Any other is left as it is.
     *
     * @param knownAs the status that was known before the vendor was asked; nothing changes when another one is known by
     *     now, since the answer may be older than that
     * @return whether this call, and no other, made the session due
     */
    boolean revise(SessionSnapshot snapshot, LearntBy learntBy, String knownAs);

    /** Tells what is known of each of the ids; every id asked for is a key of the answer. */
    Map<String, Knowledge> lookUp(Account account, Collection<String> sessionIds);

    /** Stops to look for the end of an open session; a later terminal fact is still recorded and delivered. */
    void abandon(SessionKey key);

    /** Keeps an event for every subscription that wants its type. */
    Receipt record(VendorEvent event);

    /**
     * Makes an event due again for every subscription that it was delivered to or parked for.
     *
     * @return false when it is unknown, due already, or its data were erased
     */
    boolean replayEvent(Account account, String eventId);

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

    /** What became of an event. */
    enum Receipt {
        /** It is kept, and due for its subscriptions. */
        KEPT,
        /** It was kept before. */
        KNOWN,
        /** No subscription wants it, so nothing of it is kept. */
        UNWANTED
    }

    /** Ends the calls of a listener. */
    interface Listening extends AutoCloseable {

        @Override
        void close();
    }
}
