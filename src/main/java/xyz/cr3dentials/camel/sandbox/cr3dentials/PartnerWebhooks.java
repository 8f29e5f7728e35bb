package xyz.cr3dentials.camel.sandbox.cr3dentials;

import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import xyz.cr3dentials.camel.sandbox.SandboxSettings;
import xyz.cr3dentials.camel.sandbox.Switches;
import xyz.cr3dentials.camel.sandbox.WebhookMessage;
import xyz.cr3dentials.camel.sandbox.WebhookSchedule;
import xyz.cr3dentials.camel.sandbox.WebhookSender;

/** Tells the partner of sessions: at their own webhookUrl, at the portal's address, or at both. */
final class PartnerWebhooks {

    private final WebhookSender sender;
    private final Switches switches;
    private final SessionJson json;
    private final Map<String, String> headers;
    private final @Nullable URI portal;

    PartnerWebhooks(WebhookSender sender, Switches switches, SessionJson json, SandboxSettings settings) {
        this.sender = sender;
        this.switches = switches;
        this.json = json;
        headers = settings.webhookHeaders();
        portal = settings.portalWebhook();
    }

    /**
     * The documentation says three retries with exponential backoff; that the first wait is one second and doubles is
     * the sandbox's own choice.
     */
    static WebhookSchedule schedule(Switches switches) {
        return WebhookSchedule.doubling(
                switches,
                Cr3dentialsSwitches.WEBHOOK_TIMEOUT_MILLIS,
                Cr3dentialsSwitches.WEBHOOK_RETRIES,
                Cr3dentialsSwitches.WEBHOOK_RETRY_MILLIS);
    }

    void tell(SandboxSession session) {
        if (!session.isTerminal() && !switches.get(Cr3dentialsSwitches.WEBHOOK_ON_EVERY_CHANGE)) {
            return;
        }
        WebhookMessage.Content content =
                new WebhookMessage.Content(headers, json.webhook(session).toString());
        String own = session.webhookUrl();
        if (own != null) {
            send(session, URI.create(own), content);
        }
        if (portal != null) {
            send(session, portal, content);
        }
    }

    private void send(SandboxSession session, URI url, WebhookMessage.Content content) {
        sender.send(WebhookMessage.of(session.sessionId(), session.status(), url, content));
    }
}
