package xyz.cr3dentials.camel.service.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import xyz.cr3dentials.camel.ledger.Account;
import xyz.cr3dentials.camel.ledger.Certificate;
import xyz.cr3dentials.camel.ledger.DeliveryCounts;

/**
 * What the ledger said of one account.
 *
 * @param account whose sessions
 * @param counts how many sessions are in which state
 * @param earliestDue since when the oldest work that nobody has taken up is due, or when it will be; null when there is none
 * @param lists one for each terminal status
 */
public record AccountReading(
        Account account, DeliveryCounts counts, @Nullable Instant earliestDue, List<ListReading> lists) {

    public AccountReading {
        lists = List.copyOf(lists);
    }

    /**
     * How far the list of one terminal status was proven.
     *
     * @param status the terminal status, in the vendor's own word
     * @param provenAt when the list was last proven to hold nothing new, null when it never was
     * @param proof what that means at the time of the reading
     * @param totalDisprovenAt since when the list is known to hold more than it counts, null while its total can be believed
     */
    public record ListReading(
            String status,
            @Nullable Instant provenAt,
            Proof proof,
            @Nullable Instant totalDisprovenAt) {

        static ListReading of(String status, @Nullable Certificate certificate, Instant now, Duration behindAfter) {
            Instant provenAt = certificate == null ? null : certificate.provenAt();
            Instant disprovenAt = certificate == null ? null : certificate.disprovenAt();
            if (provenAt == null) {
                return new ListReading(status, null, Proof.NEVER, disprovenAt);
            }
            boolean fresh = !provenAt.plus(behindAfter).isBefore(now);
            return new ListReading(status, provenAt, fresh ? Proof.PROVEN : Proof.BEHIND, disprovenAt);
        }
    }

    /** How well detection answers for a list. */
    public enum Proof {
        /** Proven at one of the latest polls. */
        PROVEN,
        /** Not proven any more for longer than polls explain. */
        BEHIND,
        /** Not proven yet, as before the first complete look. */
        NEVER
    }
}
