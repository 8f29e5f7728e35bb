package xyz.cr3dentials.camel.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What says that sessions may have ended, until the vendor confirms it; see {@link SessionLedger}. */
public interface HintLedger {

    /**
     * Writes down that a session may have ended, and wakes the listeners of the account.
     *
     * <p>A hint of an ended session is ignored, unless it brings an intent to a session that is tied to none: the vendor is
     * asked whether the two belong together. A webhook's hint of a session already hinted at makes that hint due at once,
     * though not within ten seconds of its last claim, so that repeated webhooks cannot use up the request budget; so does a
     * list's if the vendor was asked before because of something else. A hint that comes while another is claimed takes
     * effect when that is postponed.
     *
     * @param intentId the intent to bind once the vendor confirms the session, {@code null} when there is none
     * @return whether the vendor is to be asked
     */
    boolean hint(SessionKey key, LearntBy learntBy, @Nullable String intentId);

    /**
     * Writes down that a row of a vendor's list says that a session has ended, whose result is to be read; otherwise like
     * {@link #hint}.
     *
     * @param listStatus the status of the row, in the vendor's own word
     */
    boolean hintListed(SessionKey key, String listStatus);

    /**
     * Ends a claimed hint of a session whose answers cannot be read or kept, and parks the session with the status that a
     * list has shown of it and the cause: the list counts it as known, and a replay has the vendor asked again.
     *
     * @param failure why, without any of the data
     * @return false, and nothing is changed, when the claim was lost or no list has shown a status that somebody wants
     */
    boolean parkUnreadable(Hint hint, DeliveryFailure failure);

    /**
     * Writes down that the decision on an ended session may have changed, and wakes the listeners of the account.
     *
     * <p>Nothing happens unless the session is known to have ended, otherwise than as history, in another status, or is
     * under question already.
     *
     * @param status the status it is said to have now
     * @return whether the vendor is to be asked
     */
    boolean hintRevision(SessionKey key, String status);

    /**
     * Claims hints that are due, webhooks' hints first, else oldest first; nobody else receives them until the lease ends.
     *
     * @param maximum how many at most
     * @param lease how long the claim lasts
     */
    List<Hint> claimHints(Account account, int maximum, Duration lease);

    /**
     * Gives a claimed hint back, to be claimed again after the delay, or earlier if a newer hint came meanwhile; does
     * nothing when the claim was lost.
     */
    void postponeHint(Hint hint, Duration delay);

    /**
     * Ends a claimed hint without a fact: the session is not known to the vendor, or not the hinted intent's. A newer hint
     * that came meanwhile stays.
     */
    void dropHint(Hint hint);

    /** Returns when the earliest hint that nobody has claimed is due, by the ledger's clock; empty when there is none. */
    Optional<Instant> nextHint(Account account);
}
