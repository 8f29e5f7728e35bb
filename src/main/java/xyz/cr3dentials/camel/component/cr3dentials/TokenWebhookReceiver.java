package xyz.cr3dentials.camel.component.cr3dentials;

import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.jspecify.annotations.Nullable;
import xyz.cr3dentials.camel.component.WebhookReceiver;
import xyz.cr3dentials.camel.component.webhook.WebhookReceipt;
import xyz.cr3dentials.camel.component.webhook.WebhookRejections.Reason;
import xyz.cr3dentials.camel.ledger.CreateIntent;

/**
 * Takes the webhooks of sessions created here.
 *
 * <p>The vendor documents no signature, so the address itself is signed, and its token is all that a call needs: what the
 * body says, or whether it can be read, decides nothing but which session is asked for while the ledger does not know it.
 * Strangers are turned away before anything of the body is read. Thread-safe.
 */
final class TokenWebhookReceiver extends WebhookReceiver {

    private final String tokenHeader;
    private final WebhookTokens tokens;
    private final WebhookAllowance allowance;

    TokenWebhookReceiver(Cr3dentialsEndpoint endpoint) {
        super(endpoint);
        WebhookTokens configured = endpoint.getWebhookTokens();
        if (configured == null) {
            throw new IllegalArgumentException(
                    "cr3dentials:receiveWebhook can't start: webhookSecret is missing; set keyId:secret with a secret of at least 32 bytes, for example from 'openssl rand -base64 32'");
        }
        this.tokens = configured;
        this.tokenHeader = endpoint.getConfiguration().getWebhookTokenHeader();
        this.allowance = new WebhookAllowance(clock(), WebhookAllowance.CALLS_OF_ONE_SESSION);
    }

    @Override
    protected WebhookReceipt check(Message message) {
        Optional<WebhookToken> token = tokens.verify(token(message));
        if (token.isEmpty()) {
            return WebhookReceipt.refused(Reason.TOKEN);
        }
        String intentId = token.get().intentId();
        WebhookAllowance.Visit visit = allowance.admit(intentId);
        if (visit == null) {
            return WebhookReceipt.refused(Reason.OFTEN);
        }
        WebhookContent content = WebhookContent.of(beginning(message));
        try {
            return record(intentId, content, visit);
        } catch (RuntimeException e) {
            // The vendor is asked to call again, which must not use up the allowance.
            visit.takeBack();
            throw e;
        }
    }

    private WebhookReceipt record(String intentId, WebhookContent content, WebhookAllowance.Visit visit) {
        Optional<CreateIntent> intent = ledger().findIntent(account(), intentId);
        if (intent.isEmpty() || intent.get().state() == CreateIntent.State.REFUSED) {
            return WebhookReceipt.refused(Reason.INTENT);
        }
        String named = named(content);
        String bound = intent.get().sessionId();
        if (named != null && (bound == null ? !visit.admitsSession(named) : !bound.equals(named))) {
            return WebhookReceipt.refused(Reason.SESSION);
        }
        String sessionId = bound == null ? named : bound;
        // Without an id the answer to the creation, or the list, will lead to the session.
        if (sessionId != null && content.mayHaveEnded()) {
            hint(sessionId, bound == null ? intentId : null);
        }
        return WebhookReceipt.taken(content.notification(), sessionId);
    }

    private static @Nullable String named(WebhookContent content) {
        String sessionId = content.sessionId();
        return sessionId != null && isSessionId(sessionId) ? sessionId : null;
    }

    private String token(Message message) {
        String token = message.getHeader(tokenHeader, String.class);
        if (token == null) {
            String path = message.getHeader(Exchange.HTTP_PATH, "", String.class);
            token = path.substring(path.lastIndexOf('/') + 1);
        }
        return token;
    }
}
