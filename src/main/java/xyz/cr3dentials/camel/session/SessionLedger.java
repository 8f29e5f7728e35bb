package xyz.cr3dentials.camel.session;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The inbox and the outbox in one: which sessions were asked for, what is known of them, and what was handed to a route.
 *
 * <p>One ledger serves any number of accounts and, when it is durable, any number of nodes. Implementations are
 * thread-safe; a method that returns has made its change durable to the degree the implementation promises, and throws
 * {@link LedgerException} when it could not. Times come from the caller, or from the implementation's own clock where a
 * lease is concerned.
 */
public interface SessionLedger {

    // ---- intents

    /** Writes down the wish to create a session, before the request leaves. */
    void openIntent(CreateIntent intent);

    /**
     * Ties an intent to the session the vendor created for it, and records what the vendor said of that session.
     *
     * <p>A session tied to an intent is delivered when it ends, even if it had been taken for history.
     *
     * @return false, and nothing is changed, when the intent is unknown or tied to another session, or the session is
     *     tied to another intent; true when the two are tied now, be it by this call or an earlier one
     */
    boolean bindIntent(String intentId, SessionSnapshot created);

    /** Writes down that an intent ended without a known session: refused, or ambiguous. A bound intent stays bound. */
    void closeIntent(Account account, String intentId, CreateIntent.State state);

    /** Finds an intent by its id. */
    Optional<CreateIntent> findIntent(Account account, String intentId);

    // ---- facts

    /**
     * Records what the vendor's API said of a session.
     *
     * <p>A terminal status is final: whatever is recorded after it is ignored. A wanted terminal fact becomes due for
     * delivery and settles every hint of the session.
     *
     * @return whether this call, and no other, made the session known as ended and due for delivery
     */
    boolean record(Fact fact);

    /**
     * Takes sessions of a terminal status for history: known, never delivered.
     *
     * <p>Sessions that are open or unwanted as far as the ledger knows are left as they are.
     */
    void recordHistory(Account account, String status, Collection<String> sessionIds);

    /** Tells what is known of each of the ids; every id asked for is a key of the answer. */
    Map<String, Knowledge> lookUp(Account account, Collection<String> sessionIds);

    /** Returns since when the ledger answers for a terminal status; empty before the first complete look at it. */
    Optional<Baseline> baseline(Account account, String status);

    /** Writes down that the first complete look at a terminal status has ended; a later call for it is ignored. */
    void saveBaseline(Baseline baseline);

    /**
     * Counts the sessions whose end in a status {@link #record} has taken, wanted or not; those that were history before
     * do not count. The number never shrinks, whatever is erased, and is found in a time that does not grow with it.
     */
    long countLearnt(Account account, String status);

    /** Returns what detection remembers of the list of a terminal status; empty before anything was saved. */
    Optional<Certificate> certificate(Account account, String status);

    /** Writes down what detection is to remember of a list, in place of what was saved before. */
    void saveCertificate(Certificate certificate);

    /**
     * Returns sessions that exist at the vendor and have not ended as far as the ledger knows, hinted at or not; those
     * merely hinted at and abandoned ones are left out.
     *
     * @param maximum how many at most, those heard of last first
     */
    List<PendingSession> pending(Account account, int maximum);

    /**
     * Returns sessions that have not ended and should have: the end of life lies before the given time and no hint of
     * them is under way. Sessions without a known end count as ending {@code lifetime} after the ledger heard of them.
     *
     * @param expiredBefore now less the grace given to the vendor
     * @param lifetime the longest a session lives at the vendor
     * @param maximum how many at most, oldest end first
     */
    List<PendingSession> overdue(Account account, Instant expiredBefore, Duration lifetime, int maximum);

    /** Stops to look for the end of an open session; a later terminal fact is still recorded and delivered. */
    void abandon(SessionKey key, Instant at);

    // ---- hints

    /**
     * Writes down that a session may have ended, and wakes the subscribers of the account.
     *
     * <p>A hint of an ended session is ignored, unless it brings an intent to a session that was taken for history. A
     * webhook's hint of a session already hinted at makes that hint due at once, though not within ten seconds of its
     * last claim, so that repeated webhooks cannot use up the request budget; so does a list's if the vendor was asked
     * before because of something else. A hint that comes while another is claimed takes effect when that is postponed.
     *
     * @param intentId the intent to bind once the vendor confirms the session, {@code null} when there is none
     * @return whether the vendor is to be asked
     */
    boolean hint(SessionKey key, LearntBy learntBy, Instant hintedAt, @Nullable String intentId);

    /**
     * Claims hints that are due, webhooks' hints first, else oldest first; nobody else receives them until the lease ends.
     *
     * @param maximum how many at most
     * @param lease how long the claim lasts
     */
    List<Hint> claimHints(Account account, int maximum, Duration lease);

    /**
     * Gives a claimed hint back, to be claimed again from the given time on, or earlier if a newer hint came meanwhile;
     * does nothing when the claim was lost.
     */
    void postponeHint(Hint hint, Instant nextAttemptAt);

    /** Ends a claimed hint without a fact: the session is not known to the vendor, or not the hinted intent's. */
    void dropHint(Hint hint);

    // ---- deliveries

    /**
     * Claims terminal sessions that are due for delivery, oldest fact first; nobody else receives them until the lease
     * ends.
     *
     * @param statuses the terminal statuses wanted, in the vendor's own words
     * @param maximum how many at most
     * @param lease how long the claim lasts
     */
    List<Delivery> claim(Account account, Set<String> statuses, int maximum, Duration lease);

    /**
     * Settles a claim: the route completed.
     *
     * @return false when the lease had run out and somebody else has claimed the session since
     */
    boolean markDelivered(Delivery delivery, Instant at);

    /** Settles a claim: the route failed and the session is due again from the given time on. */
    void markFailed(Delivery delivery, DeliveryFailure failure, Instant at, Instant nextAttemptAt);

    /** Settles a claim: the route failed for the last time. The session waits for a replay and blocks no other. */
    void park(Delivery delivery, DeliveryFailure failure, Instant at);

    /** Gives a claim back unused: the session is due at once and the attempt does not count. */
    void release(Delivery delivery);

    /** Returns parked sessions, latest first. */
    List<ParkedDelivery> parked(Account account, int maximum);

    /**
     * Makes a parked session due again, with its attempts counted from 1.
     *
     * @return false when the session is not parked
     */
    boolean replay(SessionKey key, Instant at);

    /** Makes every parked session of the account due again and returns how many there were. */
    int replayParked(Account account, Instant at);

    /**
     * Returns when the earliest hint or delivery that nobody has claimed is due, which may lie in the past; empty when
     * there is none.
     *
     * @param statuses the terminal statuses whose deliveries count
     */
    Optional<Instant> nextDue(Account account, Set<String> statuses);

    // ---- upkeep

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
     * Calls the listener soon after a hint, a terminal fact or a replay has made work due for the account.
     *
     * <p>The listener is called on the thread that made the change, or on a thread of the implementation, and must
     * return at once. Calls may be spurious, and on another node they may come late or not at all.
     */
    Subscription subscribe(Account account, Runnable listener);

    /** Ends the calls of a listener. */
    interface Subscription extends AutoCloseable {

        @Override
        void close();
    }
}
