package xyz.cr3dentials.camel.component.deepidv;

import java.util.Map;
import org.apache.camel.Message;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import xyz.cr3dentials.camel.api.deepidv.SessionStatus;
import xyz.cr3dentials.camel.api.deepidv.WebhookNotification;
import xyz.cr3dentials.camel.api.deepidv.WebhookSecretHeader;
import xyz.cr3dentials.camel.component.WebhookReceiver;
import xyz.cr3dentials.camel.component.webhook.BoundedTally;
import xyz.cr3dentials.camel.component.webhook.WebhookReceipt;
import xyz.cr3dentials.camel.component.webhook.WebhookRejections.Reason;

/**
 * Takes the webhooks of the account's organization. The vendor sends its signing secret itself, so the cheapest check comes
 * first: strangers are turned away before anything of the body is read. Thread-safe.
 */
final class DeepidvWebhookReceiver extends WebhookReceiver {

    private static final Logger LOG = LoggerFactory.getLogger(DeepidvWebhookReceiver.class);

    /** The events that tell of an end, and in which status. */
    private static final Map<String, SessionStatus> ENDS = Map.of(
            "session.status.verified", SessionStatus.VERIFIED,
            "session.status.rejected", SessionStatus.REJECTED,
            "session.status.failed", SessionStatus.FAILED);

    private static final int REMEMBERED_CALLS = 10_000;
    private static final int LONGEST_KEY = 500;

    private final WebhookSecretHeader secrets;
    private final BoundedTally taken = new BoundedTally(REMEMBERED_CALLS);

    DeepidvWebhookReceiver(DeepidvEndpoint endpoint) {
        super(endpoint);
        this.secrets = endpoint.webhookSecrets();
    }

    @Override
    protected WebhookReceipt check(Message message) {
        if (!secrets.matches(secretHeader(message, WebhookSecretHeader.NAME))) {
            return WebhookReceipt.refused(Reason.SIGNATURE);
        }
        byte[] body = body(message);
        if (body == null) {
            return WebhookReceipt.refused(Reason.SIZE);
        }
        WebhookNotification notification = notification(body);
        if (notification == null) {
            return WebhookReceipt.refused(Reason.JSON);
        }
        String named = notification.id();
        String sessionId = named != null && isSessionId(named) ? named : null;
        SessionStatus end = ENDS.get(notification.type());
        if (end == null) {
            return keep(
                    notification.type(),
                    notification.updatedAt() == null
                            ? null
                            : notification.dedupeKey().replace(' ', '/'),
                    sessionId,
                    null,
                    notification);
        }
        if (sessionId == null) {
            return WebhookReceipt.refused(Reason.JSON);
        }
        hintOnce(notification, sessionId, end);
        // A route behind it may have failed the first time, so a repetition reaches it, too.
        return WebhookReceipt.taken(notification, sessionId);
    }

    /** A call counts as a repetition only once its hint is durable, and only if it says which change it is about. */
    private void hintOnce(WebhookNotification notification, String sessionId, SessionStatus end) {
        String key = notification.updatedAt() == null ? null : notification.dedupeKey();
        if (key != null && taken.count(key) > 0) {
            return;
        }
        if (!hint(sessionId, null)) {
            hintRevision(sessionId, end.value());
        }
        if (key != null && key.length() <= LONGEST_KEY) {
            taken.add(key);
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
}
