package xyz.cr3dentials.camel.component.deepidv;

import java.util.Set;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.support.DefaultProducer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import xyz.cr3dentials.camel.api.deepidv.RedirectHint;
import xyz.cr3dentials.camel.component.AnswerMessage;
import xyz.cr3dentials.camel.component.webhook.BoundedTally;
import xyz.cr3dentials.camel.ledger.Account;
import xyz.cr3dentials.camel.ledger.Knowledge;
import xyz.cr3dentials.camel.ledger.LearntBy;
import xyz.cr3dentials.camel.ledger.SessionKey;
import xyz.cr3dentials.camel.ledger.SessionLedger;

/**
 * Takes a person's browser that comes back from the vendor. What it says is unsigned: it may make the session be read
 * sooner, and decides nothing. The route goes on in any case, and learns only of sessions that the ledger knows. Thread-safe.
 */
final class ReceiveRedirectProducer extends DefaultProducer {

    private static final Logger LOG = LoggerFactory.getLogger(ReceiveRedirectProducer.class);

    /** A person may try several times; whoever calls more often makes nobody ask the vendor. */
    private static final int HINTS_A_SESSION = 5;

    private static final int REMEMBERED_SESSIONS = 10_000;

    private final SessionLedger ledger;
    private final Account account;
    private final AnswerMessage answers;
    private final BoundedTally hinted = new BoundedTally(REMEMBERED_SESSIONS);

    ReceiveRedirectProducer(DeepidvEndpoint endpoint) {
        super(endpoint);
        this.ledger = endpoint.ledger();
        this.account = endpoint.account();
        this.answers = endpoint.answers();
    }

    @Override
    public void process(Exchange exchange) {
        RedirectHint hint = read(exchange);
        boolean known = hint != null && isKnown(hint.sessionId());
        Message message = exchange.getMessage();
        answers.setBody(message, known ? hint : null);
        if (hint != null && known) {
            message.setHeader(DeepidvConstants.SESSION_ID, hint.sessionId());
            setIfSaid(message, DeepidvConstants.REDIRECT_STATUS, hint.status());
            setIfSaid(message, DeepidvConstants.REDIRECT_REASON, hint.reason());
        }
    }

    private static void setIfSaid(Message message, String name, @Nullable String value) {
        if (value != null) {
            message.setHeader(name, value);
        }
    }

    private static @Nullable RedirectHint read(Exchange exchange) {
        try {
            return RedirectHint.of(exchange.getMessage().getHeaders());
        } catch (IllegalArgumentException e) {
            LOG.debug("A redirect says nothing: {}", e.getMessage());
            return null;
        }
    }

    /** A ledger that fails is no reason to show the person an error. */
    private boolean isKnown(String sessionId) {
        try {
            Knowledge knowledge = ledger.lookUp(account, Set.of(sessionId)).get(sessionId);
            if (knowledge == Knowledge.OPEN && hinted.add(sessionId) <= HINTS_A_SESSION) {
                ledger.hint(new SessionKey(account, sessionId), LearntBy.REDIRECT, null);
            }
            return knowledge != null && knowledge != Knowledge.UNKNOWN;
        } catch (RuntimeException e) {
            LOG.warn("A redirect could not be recorded: {}", e.getClass().getName());
            return false;
        }
    }
}
