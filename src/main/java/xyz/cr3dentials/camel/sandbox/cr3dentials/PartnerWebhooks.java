package xyz.cr3dentials.camel.sandbox.cr3dentials;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
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
        of(session).forEach(sender::send);
    }

    /** What there is to tell of a session as it is now. */
    List<WebhookMessage> of(SandboxSession session) {
        return session.isTerminal() || switches.get(Cr3dentialsSwitches.WEBHOOK_ON_EVERY_CHANGE)
                ? messages(session, session.webhookUrl(), headers)
                : List.of();
    }

    /**
     * What a stranger would tell: that the session is completed, with a wrong token in the address's last segment and
     * wrong static headers.
     */
    List<WebhookMessage> forged(SandboxSession session, Instant now) {
        SandboxSession claimed = session.isTerminal() ? session : session.finished(Statuses.COMPLETED, now);
        Map<String, String> wrong = new HashMap<>(headers);
        wrong.replaceAll((name, value) -> value + "-forged");
        String own = session.webhookUrl();
        return messages(claimed, own == null ? null : altered(own), Map.copyOf(wrong));
    }

    private List<WebhookMessage> messages(SandboxSession session, @Nullable String own, Map<String, String> sent) {
        WebhookMessage.Content content =
                new WebhookMessage.Content(sent, json.webhook(session).toString());
        List<WebhookMessage> messages = new ArrayList<>();
        if (own != null) {
            messages.add(WebhookMessage.of(session.sessionId(), session.status(), URI.create(own), content));
        }
        if (portal != null) {
            messages.add(WebhookMessage.of(session.sessionId(), session.status(), portal, content));
        }
        return messages;
    }

    /** Another character in the middle of the last segment: at its end one may carry bits that count for nothing. */
    private static String altered(String url) {
        int end = url.contains("?") ? url.indexOf('?') : url.length();
        int begin = url.lastIndexOf('/', end - 1) + 1;
        int middle = (begin + end) / 2;
        return begin == end
                ? url.substring(0, end) + "forged" + url.substring(end)
                : url.substring(0, middle) + (url.charAt(middle) == 'A' ? 'B' : 'A') + url.substring(middle + 1);
    }
}
