package xyz.cr3dentials.camel.component.cr3dentials;

import java.util.Set;
import org.apache.camel.Message;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import xyz.cr3dentials.camel.component.WebhookReceiver;
import xyz.cr3dentials.camel.component.webhook.WebhookReceipt;
import xyz.cr3dentials.camel.component.webhook.WebhookRejections.Reason;
import xyz.cr3dentials.camel.ledger.Knowledge;

/**
 * Takes the webhooks that are registered in the Partner Portal, and its test calls: one address for all sessions, which the
 * agreed header alone tells from forged ones. It is checked before anything of the body is read. Thread-safe.
 */
final class PortalWebhookReceiver extends WebhookReceiver {

    private static final Logger LOG = LoggerFactory.getLogger(PortalWebhookReceiver.class);

    /** Sessions that the ledger does not know and the vendor is asked for; who knows the header could invent any number. */
    private static final int UNKNOWN_A_MINUTE = 10;

    private static final String UNKNOWN = "unknown";

    private final WebhookHeader header;
    private final WebhookAllowance allowance;

    PortalWebhookReceiver(Cr3dentialsEndpoint endpoint) {
        super(endpoint);
        this.header = new WebhookHeader(endpoint.getConfiguration());
        this.allowance = new WebhookAllowance(clock(), UNKNOWN_A_MINUTE);
        if (!header.isAgreed()) {
            LOG.info(
                    "{} refuses every call: set webhookHeaderName and webhookHeaderSecret to the header that the Partner Portal sends",
                    endpoint);
        }
    }

    @Override
    protected WebhookReceipt check(Message message) {
        if (!header.matches(secretHeader(message, header.name()))) {
            return WebhookReceipt.refused(Reason.HEADER);
        }
        WebhookContent content = WebhookContent.of(beginning(message));
        String sessionId = content.sessionId();
        if (sessionId == null || !isSessionId(sessionId)) {
            // A test call need not name a session.
            return ignore("no-session");
        }
        if (content.mayHaveEnded() && !hint(sessionId)) {
            return WebhookReceipt.refused(Reason.OFTEN);
        }
        return WebhookReceipt.taken(content.notification(), sessionId);
    }

    private boolean hint(String sessionId) {
        if (ledger().lookUp(account(), Set.of(sessionId)).get(sessionId) != Knowledge.UNKNOWN) {
            hint(sessionId, null);
            return true;
        }
        WebhookAllowance.Visit visit = allowance.admit(UNKNOWN);
        if (visit == null) {
            return false;
        }
        try {
            hint(sessionId, null);
            return true;
        } catch (RuntimeException e) {
            visit.takeBack();
            throw e;
        }
    }
}
