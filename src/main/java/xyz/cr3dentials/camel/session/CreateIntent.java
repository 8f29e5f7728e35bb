package xyz.cr3dentials.camel.session;

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
