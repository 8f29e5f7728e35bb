package xyz.cr3dentials.camel.component.cr3dentials;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import xyz.cr3dentials.camel.session.Account;
import xyz.cr3dentials.camel.session.CreateIntent;
import xyz.cr3dentials.camel.session.SessionKey;
import xyz.cr3dentials.camel.session.SessionLedger;
import xyz.cr3dentials.camel.session.SessionSnapshot;
import xyz.cr3dentials.camel.vendor.cr3dentials.CreatedSession;

/** One creation as the ledger sees it, from the wish to its end. */
final class IntentRecord {

    private static final Logger LOG = LoggerFactory.getLogger(IntentRecord.class);

    private final SessionLedger ledger;
    private final Account account;
    private final String id;
    private final @Nullable String reference;

    private IntentRecord(SessionLedger ledger, Account account, String id, @Nullable String reference) {
        this.ledger = ledger;
        this.account = account;
        this.id = id;
        this.reference = reference;
    }

    /** Writes down a new wish; whatever the ledger throws leaves nothing sent. */
    static IntentRecord open(Cr3dentialsEndpoint endpoint, @Nullable String reference) {
        IntentRecord intent = new IntentRecord(
                endpoint.getSessionLedger(),
                endpoint.getAccount(),
                endpoint.getComponent().newIntentId(),
                reference);
        intent.ledger.openIntent(new CreateIntent(
                intent.account, intent.id, reference, endpoint.getClock().instant(), CreateIntent.State.OPEN, null));
        return intent;
    }

    String id() {
        return id;
    }

    /** Ties the wish to what the vendor created. */
    void bound(CreatedSession created) {
        try {
            ledger.bindIntent(id, snapshot(created));
        } catch (RuntimeException e) {
            // The session exists. Failing here would make the caller create another one, while this one's webhook and
            // the list of sessions still lead the ledger to it.
            LOG.error(
                    "Session {} was created for intent {}, but the ledger could not tie them; a webhook or the poller will",
                    created.sessionId(),
                    id,
                    e);
        }
    }

    /** Writes down that nothing was created, and returns the exception. */
    <E extends RuntimeException> E refused(E cause) {
        return close(CreateIntent.State.REFUSED, cause);
    }

    /** Writes down that something may have been created, and returns the exception. */
    <E extends RuntimeException> E ambiguous(E cause) {
        return close(CreateIntent.State.AMBIGUOUS, cause);
    }

    private <E extends RuntimeException> E close(CreateIntent.State state, E cause) {
        try {
            ledger.closeIntent(account, id, state);
        } catch (RuntimeException e) {
            cause.addSuppressed(e);
        }
        return cause;
    }

    private SessionSnapshot snapshot(CreatedSession created) {
        return new SessionSnapshot(
                new SessionKey(account, created.sessionId()),
                created.status().value(),
                created.status().isTerminal(),
                created.createdAt(),
                null,
                created.expiresAt(),
                created.externalReferenceId() != null ? created.externalReferenceId() : reference,
                withoutEmbedUrl(created.json()).toString());
    }

    /** The address holds a single-use token, which nobody needs in a ledger. */
    private static JsonNode withoutEmbedUrl(JsonNode json) {
        return json instanceof ObjectNode object ? object.deepCopy().without("embedUrl") : json;
    }
}
