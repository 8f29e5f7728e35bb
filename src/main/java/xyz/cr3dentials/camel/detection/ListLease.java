package xyz.cr3dentials.camel.detection;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import xyz.cr3dentials.camel.ledger.Certificate;
import xyz.cr3dentials.camel.ledger.LeasedLists;
import xyz.cr3dentials.camel.ledger.SessionLedger;

/**
 * The right of one detector to read the lists of its statuses and to write down what they count, while detectors of other
 * nodes, or of other consumers, leave them alone.
 */
public final class ListLease {

    private final SessionLedger ledger;
    private final DetectionRules rules;
    private final String owner;
    private final Clock clock;
    private Set<String> held = Set.of();
    private Instant leasedAt = Instant.MIN;

    public ListLease(SessionLedger ledger, DetectionRules rules, String owner, Clock clock) {
        this.ledger = ledger;
        this.rules = rules;
        this.owner = owner;
        this.clock = clock;
    }

    Clock clock() {
        return clock;
    }

    /** Leases whatever nobody else holds, for as long as the rules say, and tells which those are. */
    public LeasedLists extend() {
        leasedAt = clock.instant();
        LeasedLists leased = ledger.detection().leaseLists(rules.account(), rules.wanted(), owner, rules.listLease());
        held = leased.all();
        return leased;
    }

    /**
     * Keeps the lease from running out while a detection lasts.
     *
     * @throws ListLeaseLostException if another detector has a list by now
     */
    public void keep() {
        if (clock.instant().isBefore(leasedAt.plus(third()))) {
            return;
        }
        Set<String> before = held;
        if (!extend().kept().containsAll(before)) {
            throw new ListLeaseLostException();
        }
    }

    private Duration third() {
        return rules.listLease().dividedBy(3);
    }

    /**
     * Saves what is to be remembered of a list.
     *
     * @throws ListLeaseLostException if another detector has had the list since
     */
    public void save(Certificate certificate) {
        if (!ledger.detection().saveCertificate(certificate, owner)) {
            throw new ListLeaseLostException();
        }
    }

    public void end() {
        held = Set.of();
        ledger.detection().releaseLists(rules.account(), owner);
    }
}
