package xyz.cr3dentials.camel.component;

import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import xyz.cr3dentials.camel.http.AmbiguousCreateException;
import xyz.cr3dentials.camel.ledger.Account;
import xyz.cr3dentials.camel.ledger.CreateIntent;
import xyz.cr3dentials.camel.ledger.SessionLedger;
import xyz.cr3dentials.camel.ledger.SessionSnapshot;

/** One creation as the ledger sees it, from the wish to its end. */
public final class IntentRecord {

    private static final Logger LOG = LoggerFactory.getLogger(IntentRecord.class);

    private final SessionLedger ledger;
    private final Account account;
    private final String id;

    private IntentRecord(SessionLedger ledger, Account account, String id) {
        this.ledger = ledger;
        this.account = account;
        this.id = id;
    }

    /** Writes down a new wish; whatever the ledger throws leaves nothing sent. */
    public static IntentRecord open(VendorEndpoint<?> endpoint, @Nullable String reference) {
        IntentRecord intent = new IntentRecord(
                endpoint.ledger(),
                endpoint.account(),
                endpoint.vendorComponent().newIntentId());
        intent.ledger.openIntent(intent.account, intent.id, reference);
        return intent;
    }

    /** Returns the random id under which the ledger keeps the wish. */
    public String id() {
        return id;
    }

    /**
     * Ties the wish to what the vendor created.
     *
     * @throws AmbiguousCreateException when the vendor answered with the id of a session that is another one's, which stays
     *     as it is; nothing of the answer is used
     */
    public void bound(SessionSnapshot created) {
        if (!tied(created)) {
            LOG.error(
                    "A creation was answered with the id of session {}, which the ledger knows as another one; that one stays as it is, and what became of intent {} is unknown. Report it to the vendor.",
                    created.key().sessionId(),
                    id);
            throw close(
                    CreateIntent.State.AMBIGUOUS,
                    new AmbiguousCreateException(
                                    account.vendor(),
                                    ("createSession was answered with the id of session %s, which is known as another one. Nothing of the answer is used."
                                                    + " The vendor may have created a session or not, so it is not repeated: look for it in the list or wait for its webhook.")
                                            .formatted(created.key().sessionId()),
                                    0,
                                    List.of(),
                                    null)
                            .withIntentId(id));
        }
    }

    private boolean tied(SessionSnapshot created) {
        try {
            // An intent that is no longer kept says nothing against the session.
            return ledger.bindIntent(id, created)
                    || ledger.findIntent(account, id).isEmpty();
        } catch (RuntimeException e) {
            // The session exists. Failing here would make the caller create another one, while this one's webhook and
            // the list of sessions still lead the ledger to it.
            LOG.error(
                    "Session {} was created for intent {}, but the ledger could not tie them; a webhook or the poller will",
                    created.key().sessionId(),
                    id,
                    e);
            return true;
        }
    }

    /**
     * Sends the creation, and writes down what is known of it when it fails.
     *
     * @throws AmbiguousCreateException with this intent's id when something may have been created
     */
    public <T> T send(Supplier<T> creation) {
        try {
            return creation.get();
        } catch (AmbiguousCreateException e) {
            throw close(CreateIntent.State.AMBIGUOUS, e.withIntentId(id));
        } catch (RuntimeException e) {
            // Whatever else goes wrong does so before the request leaves, say in the supplier of the API key.
            throw close(CreateIntent.State.REFUSED, e);
        }
    }

    private <E extends RuntimeException> E close(CreateIntent.State state, E cause) {
        try {
            ledger.closeIntent(account, id, state);
        } catch (RuntimeException e) {
            cause.addSuppressed(e);
        }
        return cause;
    }
}
