package xyz.cr3dentials.camel.component;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import xyz.cr3dentials.camel.http.AmbiguousCreateException;
import xyz.cr3dentials.camel.session.Account;
import xyz.cr3dentials.camel.session.CreateIntent;
import xyz.cr3dentials.camel.session.SessionLedger;
import xyz.cr3dentials.camel.session.SessionSnapshot;

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
        intent.ledger.openIntent(new CreateIntent(
                intent.account, intent.id, reference, endpoint.clock().instant(), CreateIntent.State.OPEN, null));
        return intent;
    }

    /** Returns the random id under which the ledger keeps the wish. */
    public String id() {
        return id;
    }

    /** Ties the wish to what the vendor created. */
    public void bound(SessionSnapshot created) {
        try {
            ledger.bindIntent(id, created);
        } catch (RuntimeException e) {
            // The session exists. Failing here would make the caller create another one, while this one's webhook and
            // the list of sessions still lead the ledger to it.
            LOG.error(
                    "Session {} was created for intent {}, but the ledger could not tie them; a webhook or the poller will",
                    created.key().sessionId(),
                    id,
                    e);
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
