package xyz.cr3dentials.camel.session;

import java.time.Duration;
import java.util.Collection;
import java.util.Optional;

/** What detection remembers, and which node detects; see {@link SessionLedger}. */
public interface DetectionLedger {

    /** Returns since when the ledger answers for a terminal status; empty before the first complete look at it. */
    Optional<Baseline> baseline(Account account, String status);

    /** Writes down that the first complete look at a terminal status has ended; a later call for it is ignored. */
    void saveBaseline(Baseline baseline);

    /**
     * Counts the sessions whose end in a status {@link FactLedger#record} has taken, wanted or not; those that were history before
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
}
