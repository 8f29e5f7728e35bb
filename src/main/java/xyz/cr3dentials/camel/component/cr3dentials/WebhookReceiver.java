package xyz.cr3dentials.camel.component.cr3dentials;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.TypeConversionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import xyz.cr3dentials.camel.component.cr3dentials.WebhookRejections.Reason;
import xyz.cr3dentials.camel.session.Account;
import xyz.cr3dentials.camel.session.CreateIntent;
import xyz.cr3dentials.camel.session.LearntBy;
import xyz.cr3dentials.camel.session.SessionKey;
import xyz.cr3dentials.camel.session.SessionLedger;
import xyz.cr3dentials.camel.session.WebhookToken;
import xyz.cr3dentials.camel.session.WebhookTokens;
import xyz.cr3dentials.camel.vendor.cr3dentials.SessionStatus;
import xyz.cr3dentials.camel.vendor.cr3dentials.WebhookNotification;

/**
 * Decides whether a call is a webhook of a session created here, and records that the session may have ended; only a
 * read of the session tells whether it has.
 *
 * <p>The vendor documents no signature, so the address itself is signed. The cheapest check comes first: strangers are
 * turned away before anything of the body is read, and the ledger is asked last. No check calls the API. Thread-safe.
 */
final class WebhookReceiver {

    private static final Logger LOG = LoggerFactory.getLogger(WebhookReceiver.class);
    /** Wide enough for any id the vendor may choose, and too narrow for what would upset a log, a path or a database. */
    private static final Pattern SESSION_ID = Pattern.compile("[A-Za-z0-9][!-~]{0,199}");

    private final Account account;
    private final SessionLedger ledger;
    private final Clock clock;
    private final String tokenHeader;
    private final int maximumSize;
    private final WebhookHeader header;
    private final WebhookTokens tokens;
    private final WebhookAllowance allowance;
    private final WebhookRejections rejections;

    WebhookReceiver(Cr3dentialsEndpoint endpoint) {
        Cr3dentialsConfiguration options = endpoint.getConfiguration();
        WebhookTokens configured = endpoint.getWebhookTokens();
        if (configured == null) {
            throw new IllegalArgumentException(
                    "cr3dentials:receiveWebhook can't start: webhookSecret is missing; set keyId:secret with a secret of at least 32 bytes, for example from 'openssl rand -base64 32'");
        }
        this.tokens = configured;
        this.account = endpoint.getAccount();
        this.ledger = endpoint.getSessionLedger();
        this.clock = endpoint.getClock();
        this.tokenHeader = options.getWebhookTokenHeader();
        this.maximumSize = options.getMaximumWebhookSize();
        this.header = new WebhookHeader(options);
        this.allowance = new WebhookAllowance(clock);
        this.rejections = new WebhookRejections(clock);
    }

    /** Receives a call. The message stays as it came, but for its body, which may have been read. */
    WebhookReceipt receive(Message message) {
        WebhookReceipt receipt;
        try {
            receipt = check(message);
        } catch (RuntimeException e) {
            rejections.addFailure(e);
            return WebhookReceipt.FAILED;
        }
        Reason refusal = receipt.refusal();
        if (refusal != null) {
            rejections.add(refusal);
        }
        return receipt;
    }

    private WebhookReceipt check(Message message) {
        if (announcesTooMuch(message)) {
            return WebhookReceipt.refused(Reason.SIZE);
        }
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
        if (body == null || body.length > maximumSize) {
            return WebhookReceipt.refused(Reason.SIZE);
        }
        WebhookNotification notification = notification(body);
        if (notification == null
                || !SESSION_ID.matcher(notification.sessionId()).matches()) {
            return WebhookReceipt.refused(Reason.JSON);
        }
        return record(intentId, notification);
    }

    private WebhookReceipt record(String intentId, WebhookNotification notification) {
        Optional<CreateIntent> intent = ledger.findIntent(account, intentId);
        if (intent.isEmpty() || intent.get().state() == CreateIntent.State.REFUSED) {
            return WebhookReceipt.refused(Reason.INTENT);
        }
        String sessionId = notification.sessionId();
        String bound = intent.get().sessionId();
        if (bound == null ? !allowance.admitsSession(intentId, sessionId) : !bound.equals(sessionId)) {
            return WebhookReceipt.refused(Reason.SESSION);
        }
        // News of a session that goes on is no reason to ask.
        if (!SessionStatus.ACTIVE.contains(notification.status())) {
            ledger.hint(
                    new SessionKey(account, sessionId),
                    LearntBy.WEBHOOK,
                    clock.instant(),
                    bound == null ? intentId : null);
        }
        return WebhookReceipt.taken(notification);
    }

    /** A length that is no number announces nothing that is to be read. */
    private boolean announcesTooMuch(Message message) {
        Object announced = message.getHeader(Exchange.CONTENT_LENGTH);
        if (announced == null) {
            return false;
        }
        try {
            return Long.parseLong(announced.toString().trim()) > maximumSize;
        } catch (NumberFormatException e) {
            LOG.debug("A webhook's Content-Length is not a number");
            return true;
        }
    }

    private String token(Message message) {
        String token = message.getHeader(tokenHeader, String.class);
        if (token == null) {
            String path = message.getHeader(Exchange.HTTP_PATH, "", String.class);
            token = path.substring(path.lastIndexOf('/') + 1);
        }
        return token;
    }

    /** Reads no more than one byte above the limit; null when the connection broke or the body is no stream of bytes. */
    private byte @Nullable [] body(Message message) {
        try (InputStream stream = message.getBody(InputStream.class)) {
            return stream == null ? new byte[0] : stream.readNBytes(maximumSize + 1);
        } catch (IOException | TypeConversionException e) {
            LOG.debug("A webhook's body could not be read: {}", e.getClass().getName());
            return null;
        }
    }

    private static @Nullable WebhookNotification notification(byte[] body) {
        try {
            return WebhookNotification.parse(body);
        } catch (IllegalArgumentException e) {
            LOG.debug("A webhook is refused: {}", e.getMessage());
            return null;
        }
    }

    /** Returns how many calls were refused for a reason since the start. */
    long rejected(Reason reason) {
        return rejections.count(reason);
    }
}
