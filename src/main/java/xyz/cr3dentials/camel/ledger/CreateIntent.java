package xyz.cr3dentials.camel.ledger;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The wish to create a session, written down before the request leaves, so that an answer that gets lost leaves a trace.
 *
 * @param account where the session is to be created
 * @param intentId our own random id; part of the webhook token
 * @param reference the caller's own reference
 * @param openedAt when it was written down
 * @param state what became of it
 * @param sessionId the vendor's id once it is known
 */
public record CreateIntent(
        Account account,
        String intentId,
        @Nullable String reference,
        Instant openedAt,
        State state,
        @Nullable String sessionId) {

    /** How far clocks may differ, the vendor's and those of all nodes. */
    private static final Duration CLOCK_DIFFERENCE = Duration.ofMinutes(10);

    /** Returns since when a session that was created for this may exist, by anybody's clock. */
    public Instant earliestCreation() {
        return openedAt.minus(CLOCK_DIFFERENCE);
    }

    /** Returns it tied to a session; what is erased there is erased here. */
    public CreateIntent boundTo(String session, boolean redacted) {
        return new CreateIntent(account, intentId, redacted ? null : reference, openedAt, State.BOUND, session);
    }

    /** Returns it without what is personal. */
    public CreateIntent withoutReference() {
        return new CreateIntent(account, intentId, null, openedAt, state, sessionId);
    }

    /** Returns it as one that ended without a known session. */
    public CreateIntent closed(State how) {
        return new CreateIntent(account, intentId, reference, openedAt, how, sessionId);
    }

    /** What became of the wish. */
    public enum State {
        /** The request is on its way. */
        OPEN,
        /** The vendor answered; the session's id is known. */
        BOUND,
        /** Nothing was created. */
        REFUSED,
        /** The answer was lost; the vendor may have created a session. */
        AMBIGUOUS
    }
}
