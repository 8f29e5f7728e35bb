package xyz.cr3dentials.camel.component;

import java.util.List;
import java.util.Optional;
import xyz.cr3dentials.camel.api.StorableText;
import xyz.cr3dentials.camel.http.AmbiguousCreateException;
import xyz.cr3dentials.camel.http.InvalidRequestException;
import xyz.cr3dentials.camel.http.NotFoundException;
import xyz.cr3dentials.camel.ledger.Account;
import xyz.cr3dentials.camel.ledger.CreateIntent;
import xyz.cr3dentials.camel.ledger.SessionLedger;

/**
 * Tells which session was created for a caller's own reference, by the ledger, as not every vendor's API can be asked for it.
 * No text names the reference, which may be personal.
 */
public final class SessionByReference {

    private static final int INTENTS = 20;
    private static final int NOT_FOUND = 404;

    private final SessionLedger ledger;
    private final Account account;

    private final String field;

    /**
     * Creates a search in an endpoint's ledger.
     *
     * @param field the vendor's name of the reference, for errors
     */
    public SessionByReference(VendorEndpoint<?> endpoint, String field) {
        this.ledger = endpoint.ledger();
        this.account = endpoint.account();
        this.field = field;
    }

    /**
     * Returns the id of the session that was created last for the reference.
     *
     * @throws InvalidRequestException if no session can have this reference
     * @throws NotFoundException if none was created through this ledger
     * @throws AmbiguousCreateException if the last creation was not answered and nobody knows yet what came of it
     */
    public String sessionId(String reference) {
        String problem = StorableText.problem(reference);
        if (problem != null) {
            throw new InvalidRequestException(
                    account.vendor(),
                    "getSession",
                    List.of("%s: %s; set it to the reference that the session was created with"
                            .formatted(field, problem)));
        }
        Optional<CreateIntent> last = ledger.findIntents(account, reference, INTENTS).stream()
                .filter(intent -> intent.state() != CreateIntent.State.REFUSED)
                .findFirst();
        if (last.isEmpty()) {
            throw new NotFoundException(
                    account.vendor(),
                    "No session was created for this %s, as far as the ledger remembers.".formatted(field),
                    NOT_FOUND,
                    List.of());
        }
        String sessionId = last.get().sessionId();
        if (sessionId == null) {
            throw new AmbiguousCreateException(
                            account.vendor(),
                            "The creation for this %s at %s was not answered, and nobody knows yet whether a session exists. Its webhook or the list will tell; ask again before you create another."
                                    .formatted(field, last.get().openedAt()),
                            0,
                            List.of(),
                            null)
                    .withIntentId(last.get().intentId());
        }
        return sessionId;
    }
}
