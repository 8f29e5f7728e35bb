package xyz.cr3dentials.camel.ledger;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What detection looks for and remembers, and which node detects; see {@link SessionLedger#detection}. */
public interface DetectionLedger {

    /** Returns since when the ledger answers for a terminal status; empty before the first complete look at it. */
    Optional<Baseline> baseline(Account account, String status);

    /** Writes down that the first complete look at a terminal status has ended; a later call for it is ignored. */
    void saveBaseline(Baseline baseline);

    /**
     * Counts the sessions whose end in a status {@link SessionLedger#record} has taken, wanted or not; those that were history before
     * do not count. The number never shrinks, whatever is erased, and is found in a time that does not grow with it.
     */
    long countLearnt(Account account, String status);

    /** Returns what detection remembers of the list of a terminal status; empty before anything was saved. */
    Optional<Certificate> certificate(Account account, String status);

    /**
     * Writes down what detection is to remember of a list, in place of what was saved before.
     *
     * @param owner who saves it
     * @return false, and nothing is changed, when another owner was the last to lease the list, be the lease over or not
     */
    boolean saveCertificate(Certificate certificate, String owner);

    /**
     * Leases lists to one detector, so that of all consumers on all nodes one alone reads each: those that nobody else
     * holds are the owner's until the lease ends, and those that are the owner's already are so for longer.
     *
     * @param owner a name that no other detector has
     * @param lease how long, by the ledger's own clock
     */
    LeasedLists leaseLists(Account account, Collection<String> statuses, String owner, Duration lease);

    /** Gives back whatever lists an owner holds, so that another detector may lease them at once. */
    void releaseLists(Account account, String owner);

    /**
     * Returns the status in which each of the sessions has ended, those that were delivered, are to be, or are parked.
     * The others are left out of the answer.
     */
    Map<String, String> endedAs(Account account, Collection<String> sessionIds);

    /**
     * Takes sessions of a terminal status for history: known, never delivered. Those that the ledger knows are left as they
     * are.
     */
    void recordHistory(Account account, String status, Collection<String> sessionIds);

    /**
     * Returns sessions that exist at the vendor and have not ended as far as the ledger knows, hinted at or not; those
     * merely hinted at and abandoned ones are left out.
     *
     * @param maximum how many at most, those heard of last first
     */
    List<PendingSession> pending(Account account, int maximum);

    /**
     * Returns sessions that have not ended and should have: their end of life is over, and no hint of them is under way.
     * Sessions without a known end count as ending {@code lifetime} after the ledger heard of them.
     *
     * @param grace how much later than that is late
     * @param lifetime the longest a session lives at the vendor
     * @param maximum how many at most, oldest end first
     */
    List<PendingSession> overdue(Account account, Duration grace, Duration lifetime, int maximum);

    /**
     * Returns intents with a reference of which nobody knows whether the vendor created a session: ambiguous ones, and
     * open ones that have been so for long, as after a crash.
     *
     * @param openFor how long an open intent must have been so
     * @param openedWithin how old an intent may be at most
     * @param maximum how many at most, opened last first
     */
    List<CreateIntent> unresolvedIntents(Account account, Duration openFor, Duration openedWithin, int maximum);
}
