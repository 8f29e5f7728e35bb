package xyz.cr3dentials.camel.component.cr3dentials;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.support.DefaultProducer;
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
 * Takes a webhook call and records that its session may have ended; only a read of the session tells whether it has.
 *
 * <p>The vendor documents no signature, so the address itself is signed. The cheapest check comes first, every refusal
 * looks the same from outside, and none costs a call of the API. The answer is on the message: 200, 404, or 503 when the
 * ledger failed, so that the vendor repeats the call.
 */
final class ReceiveWebhookProducer extends DefaultProducer {

    private static final Logger LOG = LoggerFactory.getLogger(ReceiveWebhookProducer.class);
    private static final int LONGEST_SESSION_ID = 200;
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;
    private static final int UNAVAILABLE = 503;

    private final Cr3dentialsEndpoint endpoint;
    private final Cr3dentialsConfiguration options;
    private final Account account;
    private final SessionLedger ledger;
    private final WebhookTokens tokens;
    private final WebhookRejections rejections;

    ReceiveWebhookProducer(Cr3dentialsEndpoint endpoint) {
        super(endpoint);
        this.endpoint = endpoint;
        this.options = endpoint.getConfiguration();
        this.account = endpoint.getAccount();
        this.ledger = endpoint.getSessionLedger();
        WebhookTokens configured = endpoint.getWebhookTokens();
        if (configured == null) {
            throw new IllegalArgumentException(
                    "cr3dentials:receiveWebhook can't start: webhookSecret is missing; set keyId:secret with a secret of at least 32 bytes, for example from 'openssl rand -base64 32'");
        }
        this.tokens = configured;
        this.rejections = new WebhookRejections(endpoint.getClock());
    }

    @Override
    public void process(Exchange exchange) {
        Message message = exchange.getMessage();
        int status;
        try {
            Reason refusal = receive(message);
            status = refusal == null ? OK : NOT_FOUND;
            if (refusal != null) {
                rejections.add(refusal);
            }
        } catch (RuntimeException e) {
            // The text of the cause may quote the webhook; its class tells a ledger failure well enough.
            LOG.warn(
                    "A webhook could not be recorded and is answered with 503: {}",
                    e.getClass().getName());
            status = UNAVAILABLE;
        }
        answer(message, status);
    }

    /** Returns why the call is refused, or null when it is taken. */
    private @Nullable Reason receive(Message message) {
        if (announcesTooMuch(message)) {
            return Reason.SIZE;
        }
        Optional<WebhookToken> token = tokens.verify(token(message));
        if (token.isEmpty()) {
            return Reason.TOKEN;
        }
        Optional<CreateIntent> intent = ledger.findIntent(account, token.get().intentId());
        if (intent.isEmpty() || intent.get().state() == CreateIntent.State.REFUSED) {
            return Reason.INTENT;
        }
        if (!carriesHeader(message)) {
            return Reason.HEADER;
        }
        byte[] body = body(message);
        if (body == null || body.length > options.getMaximumWebhookSize()) {
            return Reason.SIZE;
        }
        return receive(body, intent.get());
    }

    /** A length that is no number announces nothing that is to be read. */
    private boolean announcesTooMuch(Message message) {
        Object announced = message.getHeader(Exchange.CONTENT_LENGTH);
        if (announced == null) {
            return false;
        }
        try {
            return Long.parseLong(announced.toString().trim()) > options.getMaximumWebhookSize();
        } catch (NumberFormatException e) {
            LOG.debug("A webhook's Content-Length is not a number", e);
            return true;
        }
    }

    private @Nullable Reason receive(byte[] body, CreateIntent intent) {
        WebhookNotification notification = notification(body);
        if (notification == null || notification.sessionId().length() > LONGEST_SESSION_ID) {
            return Reason.JSON;
        }
        String sessionId = notification.sessionId();
        String bound = intent.sessionId();
        if (bound != null && !bound.equals(sessionId)) {
            return Reason.SESSION;
        }
        // News of a session that goes on is no reason to ask.
        if (!SessionStatus.ACTIVE.contains(notification.status())) {
            Instant now = endpoint.getClock().instant();
            String intentId = bound == null ? intent.intentId() : null;
            ledger.hint(new SessionKey(account, sessionId), LearntBy.WEBHOOK, now, intentId);
        }
        return null;
    }

    private String token(Message message) {
        String token = message.getHeader(options.getWebhookTokenHeader(), String.class);
        if (token == null) {
            String path = message.getHeader(Exchange.HTTP_PATH, "", String.class);
            token = path.substring(path.lastIndexOf('/') + 1);
        }
        return token;
    }

    private boolean carriesHeader(Message message) {
        String name = options.getWebhookHeaderName();
        if (name == null) {
            return true;
        }
        String value = message.getHeader(name, "", String.class);
        String expected = options.getWebhookHeaderSecret();
        return expected != null && MessageDigest.isEqual(utf8(expected), utf8(value));
    }

    /** Reads no more than one byte above the limit; null when the connection broke. */
    private byte @Nullable [] body(Message message) {
        try (InputStream stream = message.getBody(InputStream.class)) {
            return stream == null ? new byte[0] : stream.readNBytes(options.getMaximumWebhookSize() + 1);
        } catch (IOException e) {
            LOG.debug("A webhook's body could not be read", e);
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

    private static void answer(Message message, int status) {
        message.removeHeaders("*");
        message.setHeader(Exchange.HTTP_RESPONSE_CODE, status);
        message.setHeader(Exchange.CONTENT_TYPE, "application/json");
        message.setBody(
                switch (status) {
                    case OK -> "{\"status\":\"received\"}";
                    case NOT_FOUND -> "{\"statusCode\":404,\"message\":\"Not Found\"}";
                    default -> "{\"statusCode\":503,\"message\":\"Service Unavailable\"}";
                });
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Returns how many calls were refused for a reason since the start. */
    long rejected(Reason reason) {
        return rejections.count(reason);
    }
}
