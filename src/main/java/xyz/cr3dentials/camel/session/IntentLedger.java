package xyz.cr3dentials.camel.session;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The wishes to create sessions and what became of them; see {@link SessionLedger}. */
public interface IntentLedger {

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
}
