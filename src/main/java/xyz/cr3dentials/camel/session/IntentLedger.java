package xyz.cr3dentials.camel.session;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The wishes to create sessions and what became of them; see {@link SessionLedger}. */
public interface IntentLedger {

    /** Writes down the wish to create a session, before the request leaves. */
    void openIntent(CreateIntent intent);

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
     * Returns intents with a reference of which nobody knows whether the vendor created a session: ambiguous ones, and
     * open ones that have been so since before a time, as after a crash.
     *
     * @param openedBefore since when an open intent counts
     * @param openedAfter how old an intent may be at most
     * @param maximum how many at most, opened last first
     */
    List<CreateIntent> unresolvedIntents(Account account, Instant openedBefore, Instant openedAfter, int maximum);
}
