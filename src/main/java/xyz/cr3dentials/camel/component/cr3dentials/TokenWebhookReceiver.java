package xyz.cr3dentials.camel.component.cr3dentials;

import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import xyz.cr3dentials.camel.component.WebhookReceipt;
import xyz.cr3dentials.camel.component.WebhookReceiver;
import xyz.cr3dentials.camel.component.WebhookRejections.Reason;
import xyz.cr3dentials.camel.session.CreateIntent;
import xyz.cr3dentials.camel.session.WebhookToken;
import xyz.cr3dentials.camel.session.WebhookTokens;
import xyz.cr3dentials.camel.vendor.cr3dentials.SessionStatus;
import xyz.cr3dentials.camel.vendor.cr3dentials.WebhookNotification;

/**
 * Takes the webhooks of sessions created here.
 *
 * <p>The vendor documents no signature, so the address itself is signed. The cheapest check comes first: strangers are
 * turned away before anything of the body is read, and the ledger is asked last. Thread-safe.
 */
final class TokenWebhookReceiver extends WebhookReceiver {

    private static final Logger LOG = LoggerFactory.getLogger(TokenWebhookReceiver.class);

    private final String tokenHeader;
    private final WebhookHeader header;
    private final WebhookTokens tokens;
    private final WebhookAllowance allowance;

    TokenWebhookReceiver(Cr3dentialsEndpoint endpoint) {
        super(endpoint);
        Cr3dentialsConfiguration options = endpoint.getConfiguration();
        WebhookTokens configured = endpoint.getWebhookTokens();
        if (configured == null) {
            throw new IllegalArgumentException(
                    "cr3dentials:receiveWebhook can't start: webhookSecret is missing; set keyId:secret with a secret of at least 32 bytes, for example from 'openssl rand -base64 32'");
        }
        this.tokens = configured;
        this.tokenHeader = options.getWebhookTokenHeader();
        this.header = new WebhookHeader(options);
        this.allowance = new WebhookAllowance(clock());
    }

    @Override
    protected WebhookReceipt check(Message message) {
        if (!header.isOn(message)) {
            return WebhookReceipt.refused(Reason.HEADER);
        }
        Optional<WebhookToken> token = tokens.verify(token(message));
        if (token.isEmpty()) {
            return WebhookReceipt.refused(Reason.TOKEN);
        }
        String intentId = token.get().intentId();
        if (!allowance.admits(intentId)) {
            return WebhookReceipt.refused(Reason.OFTEN);
        }
        byte[] body = body(message);
        if (body == null) {
            return WebhookReceipt.refused(Reason.SIZE);
        }
        WebhookNotification notification = notification(body);
        if (notification == null || !isSessionId(notification.sessionId())) {
            return WebhookReceipt.refused(Reason.JSON);
        }
        return record(intentId, notification);
    }

    private WebhookReceipt record(String intentId, WebhookNotification notification) {
        String sessionId = notification.sessionId();
        // News of a session that goes on is no reason to ask.
        boolean mayHaveEnded = !SessionStatus.ACTIVE.contains(notification.status());
        Optional<CreateIntent> intent =
                mayHaveEnded ? hintIfTied(sessionId, intentId) : ledger().findIntent(account(), intentId);
        if (intent.isEmpty() || intent.get().state() == CreateIntent.State.REFUSED) {
            return WebhookReceipt.refused(Reason.INTENT);
        }
        String bound = intent.get().sessionId();
        if (bound == null ? !allowance.admitsSession(intentId, sessionId) : !bound.equals(sessionId)) {
            return WebhookReceipt.refused(Reason.SESSION);
        }
        if (bound == null && mayHaveEnded) {
            hint(sessionId, intentId);
        }
        return WebhookReceipt.taken(notification, sessionId);
    }

    private String token(Message message) {
        String token = message.getHeader(tokenHeader, String.class);
        if (token == null) {
            String path = message.getHeader(Exchange.HTTP_PATH, "", String.class);
            token = path.substring(path.lastIndexOf('/') + 1);
        }
        return token;
    }

    private static @Nullable WebhookNotification notification(byte[] body) {
        try {
            return WebhookNotification.parse(body);
        } catch (IllegalArgumentException e) {
            LOG.debug("A webhook is refused: {}", e.getMessage());
            return null;
        }
    }
}
