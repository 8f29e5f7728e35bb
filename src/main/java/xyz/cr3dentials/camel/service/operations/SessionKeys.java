package xyz.cr3dentials.camel.service.operations;

import java.util.List;
import org.jspecify.annotations.Nullable;
import xyz.cr3dentials.camel.api.SessionId;
import xyz.cr3dentials.camel.http.InvalidRequestException;
import xyz.cr3dentials.camel.ledger.Account;
import xyz.cr3dentials.camel.ledger.SessionKey;

/** Makes keys of the ids that callers name. */
final class SessionKeys {

    private SessionKeys() {}

    /**
     * @param given the id, null for the text "null", which Camel makes of it for a bean
     * @throws InvalidRequestException if no session can have this id
     */
    static SessionKey of(Account account, @Nullable String given) {
        return new SessionKey(account, checked(account, "sessionId", String.valueOf(given)));
    }

    /** @throws InvalidRequestException if nothing can have this id */
    static String checked(Account account, String name, String id) {
        String problem = SessionId.problem(id);
        if (problem != null) {
            throw new InvalidRequestException(
                    account.vendor(),
                    "operations",
                    List.of("%s: %s; send an id that this service has shown".formatted(name, problem)));
        }
        return id;
    }
}
