package xyz.cr3dentials.camel.ledger.state;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import xyz.cr3dentials.camel.ledger.Account;
import xyz.cr3dentials.camel.ledger.Baseline;
import xyz.cr3dentials.camel.ledger.Certificate;
import xyz.cr3dentials.camel.ledger.DetectionLedger;
import xyz.cr3dentials.camel.ledger.SessionKey;

/** What detection remembers of the vendor's lists in a store. Internal. */
public interface ListRows {

    /** See {@link DetectionLedger#baseline}. */
    Optional<Baseline> baseline(Account account, String status);

    /** Adds a baseline unless there is one. */
    void insert(Baseline baseline);

    /** See {@link DetectionLedger#certificate}. */
    Optional<Certificate> certificate(Account account, String status);

    /** Saves a certificate in place of an earlier one. */
    void put(Certificate certificate);

    /** See {@link DetectionLedger#countLearnt}. */
    long count(Account account, String status);

    /** Adds to the number of known ends in a status; {@code key} only spreads the load. */
    void add(SessionKey key, String status, int difference);

    /**
     * Who leases a list, or was the last to.
     *
     * @param owner the detector's name
     * @param until when the lease is over
     */
    record Lease(String owner, Instant until) {}

    /** Locks the lease of a list; {@code null} when it was never leased. */
    @Nullable
    Lease lockLease(Account account, String status);

    /** Adds a lease; returns false, and does nothing, when somebody else has added one meanwhile. */
    boolean insertLease(Account account, String status, Lease lease);

    /** Saves a lease that was locked. */
    void updateLease(Account account, String status, Lease lease);

    /** Ends the leases of an owner. */
    void endLeases(Account account, String owner, Instant now);
}
