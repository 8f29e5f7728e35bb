package xyz.cr3dentials.camel.component.verilock;

import java.util.Set;
import org.apache.camel.Message;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import xyz.cr3dentials.camel.api.verilock.SessionStatus;
import xyz.cr3dentials.camel.api.verilock.WebhookNotification;
import xyz.cr3dentials.camel.api.verilock.WebhookSignature;
import xyz.cr3dentials.camel.component.WebhookReceiver;
import xyz.cr3dentials.camel.component.webhook.WebhookReceipt;
import xyz.cr3dentials.camel.component.webhook.WebhookRejections.Reason;

/**
 * Takes the webhooks of an endpoint in the vendor's dashboard, which are signed.
 *
 * <p>Nothing is read from a body that is too long, and nothing from one whose bytes the signature does not prove. The
 * ledger is asked last. Thread-safe.
 */
final class SignedWebhookReceiver extends WebhookReceiver {

    private static final Logger LOG = LoggerFactory.getLogger(SignedWebhookReceiver.class);

    /** The documented events that tell of an end, whatever status they carry. */
    private static final Set<String> ENDS =
            Set.of("session.completed", "session.approved", "session.declined", "session.expired");

    private final WebhookSignature signature;
    private final RecentWebhooks recent = new RecentWebhooks();

    SignedWebhookReceiver(VerilockEndpoint endpoint) {
        super(endpoint);
        WebhookSignature configured = endpoint.getWebhookSignature();
        if (configured == null) {
            throw new IllegalArgumentException(
                    "verilock:receiveWebhook can't start: webhookSecret is missing; copy the secret of the webhook endpoint from the vendor's dashboard");
        }
        this.signature = configured;
    }

    @Override
    protected WebhookReceipt check(Message message) {
        if (WebhookSignature.HEADERS.stream().allMatch(name -> message.getHeader(name) == null)) {
            return WebhookReceipt.refused(Reason.SIGNATURE);
        }
        byte[] body = body(message);
        if (body == null) {
            return WebhookReceipt.refused(Reason.SIZE);
        }
        if (!isSigned(message, body)) {
            return WebhookReceipt.refused(Reason.SIGNATURE);
        }
        WebhookNotification notification = notification(body);
        if (notification == null) {
            return WebhookReceipt.refused(Reason.JSON);
        }
        String named = notification.sessionId();
        String sessionId = named != null && isSessionId(named) ? named : null;
        boolean end = ENDS.contains(notification.event());
        if (sessionId != null && notification.isAboutSession() && !recent.contains(notification)) {
            if (end || mayHaveEnded(notification)) {
                hint(sessionId, null);
            }
            recent.add(notification);
        } else if (end) {
            return sessionId == null ? ignore(notification.event()) : WebhookReceipt.repeated();
        }
        return end
                ? WebhookReceipt.taken(notification, sessionId)
                : keep(
                        notification.event(),
                        notification.webhookId(),
                        sessionId,
                        notification.timestamp(),
                        notification);
    }

    private boolean isSigned(Message message, byte[] body) {
        boolean proven = false;
        for (String header : WebhookSignature.HEADERS) {
            proven |= signature.proves(body, message.getHeader(header, String.class));
        }
        return proven;
    }

    /** News of a session that goes on is no reason to ask. */
    private static boolean mayHaveEnded(WebhookNotification notification) {
        SessionStatus status = notification.status();
        return status == null || !SessionStatus.ACTIVE.contains(status);
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
