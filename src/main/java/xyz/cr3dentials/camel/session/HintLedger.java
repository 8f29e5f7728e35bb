package xyz.cr3dentials.camel.session;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What says that sessions may have ended, until the vendor confirms it; see {@link SessionLedger}. */
public interface HintLedger {

    /**
     * Writes down that a session may have ended, and wakes the subscribers of the account.
     *
     * <p>A hint of an ended session is ignored, unless it brings an intent to a session that is tied to none: the vendor is
     * asked whether the two belong together. A webhook's hint of a session already hinted at makes that hint due at once, though not within ten seconds of its
     * last claim, so that repeated webhooks cannot use up the request budget; so does a list's if the vendor was asked
     * before because of something else. A hint that comes while another is claimed takes effect when that is postponed.
     *
     * @param intentId the intent to bind once the vendor confirms the session, {@code null} when there is none
     * @return whether the vendor is to be asked
     */
    boolean hint(SessionKey key, LearntBy learntBy, Instant hintedAt, @Nullable String intentId);

    /**
     * Writes down that a row of a vendor's list says that a session has ended, whose result is to be read; otherwise like
     * {@link #hint}.
     *
     * @param listStatus the status of the row, in the vendor's own word
     */
    default boolean hintListed(SessionKey key, String listStatus, Instant hintedAt) {
        return hint(key, LearntBy.LIST, hintedAt, null);
    }

    /**
     * Ends a claimed hint of a session whose answers cannot be read or stored, and keeps it for people to see, with the
     * status that a list has shown of it and the cause.
     *
     * @param cause what went wrong, without personal data
     * @return false when this ledger does not keep such sessions, so that it is asked for again
     */
    default boolean parkUnreadable(Hint hint, String cause) {
        return false;
    }

    /**
     * Writes down that the decision on an ended session may have changed, and wakes the subscribers of the account.
     *
     * <p>Nothing happens unless the session is known to have ended, otherwise than as history, in another status, or is
     * under question already.
     *
     * @param status the status it is said to have now
     * @return whether the vendor is to be asked
     */
    boolean hintRevision(SessionKey key, String status, Instant hintedAt);

    /**
     * Finds an intent and, if it is tied to the session, writes down in the same step that the session may have ended.
     *
     * @return the intent, of which the caller can tell whether the session is its own; empty when it is unknown
     */
    Optional<CreateIntent> hintIfTied(SessionKey key, String intentId, LearntBy learntBy, Instant hintedAt);

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

    /**
     * Ends a claimed hint without a fact: the session is not known to the vendor, or not the hinted intent's. A newer hint
     * that came meanwhile stays.
     */
    void dropHint(Hint hint);
}
