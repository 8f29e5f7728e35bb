package xyz.cr3dentials.camel.component;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.TypeConversionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import xyz.cr3dentials.camel.api.JsonBacked;
import xyz.cr3dentials.camel.api.SessionAccess;
import xyz.cr3dentials.camel.api.Timestamps;
import xyz.cr3dentials.camel.component.webhook.EventIds;
import xyz.cr3dentials.camel.component.webhook.WebhookReceipt;
import xyz.cr3dentials.camel.component.webhook.WebhookRejections;
import xyz.cr3dentials.camel.component.webhook.WebhookRejections.Reason;
import xyz.cr3dentials.camel.ledger.Account;
import xyz.cr3dentials.camel.ledger.LearntBy;
import xyz.cr3dentials.camel.ledger.SessionKey;
import xyz.cr3dentials.camel.ledger.SessionLedger;
import xyz.cr3dentials.camel.ledger.VendorEvent;

/**
 * Decides whether a call is the vendor's webhook, and records that the session it names may have ended; only a read of
 * the session tells whether it has. No check calls the API. Thread-safe.
 */
public abstract class WebhookReceiver {

    private static final Logger LOG = LoggerFactory.getLogger(WebhookReceiver.class);
    /** Wide enough for any id a vendor may choose, and too narrow for what would upset a log, a path or a database. */
    private static final Pattern SESSION_ID = Pattern.compile("[A-Za-z0-9][!-~]{0,199}");

    private final Account account;
    private final SessionLedger ledger;
    private final Clock clock;
    private final int maximumSize;
    private final WebhookRejections rejections;

    /** Creates a receiver for an endpoint. */
    protected WebhookReceiver(VendorEndpoint<?> endpoint) {
        this.account = endpoint.account();
        this.ledger = endpoint.ledger();
        this.clock = endpoint.clock();
        this.maximumSize = endpoint.getConfiguration().getMaximumWebhookSize();
        this.rejections = endpoint.webhookRejections();
    }

    /**
     * Checks a call, cheapest first, and records the hint before it is taken.
     *
     * <p>Whatever it throws counts as a failure of the ledger: the vendor is asked to call again.
     */
    protected abstract WebhookReceipt check(Message message);

    /** Receives a call. The message stays as it came, but for its body, which may have been read. */
    public final WebhookReceipt receive(Message message) {
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

    /** Returns the account that the sessions of this endpoint belong to. */
    protected final Account account() {
        return account;
    }

    /** Returns where hints are recorded. */
    protected final SessionLedger ledger() {
        return ledger;
    }

    /** Returns the endpoint's clock. */
    protected final Clock clock() {
        return clock;
    }

    /** Tells whether a text can be a session's id. */
    protected static boolean isSessionId(String text) {
        return SESSION_ID.matcher(text).matches();
    }

    /**
     * Records durably that a session may have ended.
     *
     * @param intentId the creation that the call proves to be about, null when it proves none
     * @return false, and nothing is recorded, when it is known to have ended
     */
    protected final boolean hint(String sessionId, @Nullable String intentId) {
        return ledger.hint(new SessionKey(account, sessionId), LearntBy.WEBHOOK, intentId);
    }

    /** Records durably that an ended session may have another status now, unless that is the known one. */
    protected final void hintRevision(String sessionId, String status) {
        ledger.hintRevision(new SessionKey(account, sessionId), status);
    }

    /**
     * Keeps an authentic event durably for those who follow events; who repeats one that is kept is answered alike.
     *
     * @param type the vendor's word for the kind of event
     * @param vendorsId what the vendor tells it from others by, null when it says nothing of the kind
     * @param sessionId the session it is about, null when it names none
     * @param occurredAt when it happened, null when it does not say
     */
    protected final WebhookReceipt keep(
            String type,
            @Nullable String vendorsId,
            @Nullable String sessionId,
            @Nullable Instant occurredAt,
            JsonBacked notification) {
        String json = SessionAccess.without(notification.json()).toString();
        VendorEvent event = new VendorEvent(
                account,
                EventIds.of(vendorsId, type, json),
                EventIds.type(type),
                sessionId,
                occurredAt != null && Timestamps.isStorable(occurredAt) ? occurredAt : null,
                json);
        // A route behind it may have failed the first time, so a repetition reaches it, too.
        return ledger.record(event) == SessionLedger.Receipt.UNWANTED
                ? ignore(type)
                : WebhookReceipt.taken(notification, sessionId);
    }

    /** Counts an authentic call about an event that nothing is done with, and has it answered as if it had been taken. */
    protected final WebhookReceipt ignore(String event) {
        rejections.addIgnored(event);
        return WebhookReceipt.ACKNOWLEDGED;
    }

    /**
     * Returns a header that carries a secret; null also for one that an HTTP consumer may have made of a parameter of the
     * query or a field of a form, as addresses are logged and bodies are not to be read for it.
     */
    protected static @Nullable String secretHeader(Message message, String name) {
        String query = message.getHeader(Exchange.HTTP_QUERY, "", String.class);
        String type = message.getHeader(Exchange.CONTENT_TYPE, "", String.class).toLowerCase(Locale.ROOT);
        boolean form = type.contains("form-urlencoded") || type.contains("form-data");
        return form || names(query, name) ? null : message.getHeader(name, String.class);
    }

    private static boolean names(String query, String name) {
        try {
            return Arrays.stream(query.split("&", -1))
                    .map(parameter -> URLDecoder.decode(parameter.split("=", 2)[0], StandardCharsets.UTF_8))
                    .anyMatch(name::equalsIgnoreCase);
        } catch (IllegalArgumentException e) {
            return true; // whoever cannot read it cannot tell
        }
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

    /** Reads the body; null when it is longer than allowed, the connection broke or it is no stream of bytes. */
    protected final byte @Nullable [] body(Message message) {
        if (announcesTooMuch(message)) {
            return null;
        }
        try (InputStream stream = message.getBody(InputStream.class)) {
            byte[] body = stream == null ? new byte[0] : stream.readNBytes(maximumSize + 1);
            return body.length > maximumSize ? null : body;
        } catch (IOException | TypeConversionException e) {
            LOG.debug("A webhook's body could not be read: {}", e.getClass().getName());
            return null;
        }
    }

    /** Reads as much of the body as is allowed; what can't be read is left out. */
    protected final byte[] beginning(Message message) {
        ByteArrayOutputStream read = new ByteArrayOutputStream();
        try (InputStream stream = message.getBody(InputStream.class)) {
            byte[] buffer = new byte[8_192];
            int wanted = maximumSize;
            while (stream != null && wanted > 0) {
                int length = stream.read(buffer, 0, Math.min(buffer.length, wanted));
                if (length < 0) {
                    break;
                }
                read.write(buffer, 0, length);
                wanted -= length;
            }
        } catch (IOException | TypeConversionException e) {
            LOG.debug(
                    "A webhook's body could not be read whole: {}", e.getClass().getName());
        }
        return read.toByteArray();
    }

    /** Returns how many calls of its component were refused for a reason since the start. */
    public final long rejected(Reason reason) {
        return rejections.count(reason);
    }
}
