package xyz.cr3dentials.camel.server.operations;

import java.util.List;
import org.jspecify.annotations.Nullable;
import xyz.cr3dentials.camel.http.InvalidRequestException;
import xyz.cr3dentials.camel.session.Account;
import xyz.cr3dentials.camel.session.SessionKey;
import xyz.cr3dentials.camel.vendor.SessionId;

/** Makes keys of the ids that callers name. */
final class SessionKeys {

    private SessionKeys() {}

    /**
     * @param given the id, null for the text "null", which Camel makes of it for a bean
     * @throws InvalidRequestException if no session can have this id
     */
    static SessionKey of(Account account, @Nullable String given) {
        String sessionId = String.valueOf(given);
        String problem = SessionId.problem(sessionId);
        if (problem != null) {
            throw new InvalidRequestException(
                    account.vendor(),
                    "operations",
                    List.of("sessionId: %s; send the id that createSession answered".formatted(problem)));
        }
        return new SessionKey(account, sessionId);
    }
}
