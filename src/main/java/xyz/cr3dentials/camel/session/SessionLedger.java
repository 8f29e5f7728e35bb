package xyz.cr3dentials.camel.session;

import java.util.Optional;

/**
 * The inbox and the outbox in one: which sessions were asked for, what is known of them, and what was handed to a route.
 *
 * <p>Implementations are thread-safe.
 */
public interface SessionLedger {

    /** Writes down the wish to create a session, before the request leaves. */
    void openIntent(CreateIntent intent);

    /** Ties an intent to the session the vendor created for it, and records what the vendor said of that session. */
    void bindIntent(String intentId, SessionSnapshot created);

    /** Writes down that an intent ended without a known session: refused, or ambiguous. */
    void closeIntent(Account account, String intentId, CreateIntent.State state);

    /** Finds an intent by its id. */
    Optional<CreateIntent> findIntent(Account account, String intentId);
}
