package xyz.cr3dentials.camel.component;

import java.util.Optional;
import xyz.cr3dentials.camel.api.SessionFacts;
import xyz.cr3dentials.camel.http.AmbiguousCreateException;

/**
 * What one vendor does beside sending a creation; by default nothing. Thread-safe.
 *
 * @param <C> the vendor's client
 * @param <Q> the vendor's request
 */
public interface CreationSteps<C, Q> {

    /** Returns the request to send in place of the one asked for. */
    default Q complete(Q asked, IntentRecord intent) {
        return asked;
    }

    /**
     * Looks for the session of a creation whose answer was lost, and ties it to the intent; empty when it is not found.
     *
     * @param lost gets what goes wrong here as suppressed, since the lost answer is what the caller has to know
     */
    default Optional<SessionFacts> find(C client, Q request, IntentRecord intent, AmbiguousCreateException lost) {
        return Optional.empty();
    }
}
