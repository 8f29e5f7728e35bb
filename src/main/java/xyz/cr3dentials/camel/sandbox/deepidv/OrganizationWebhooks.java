package xyz.cr3dentials.camel.sandbox.deepidv;

import java.net.URI;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import xyz.cr3dentials.camel.sandbox.SandboxSettings;
import xyz.cr3dentials.camel.sandbox.Switches;
import xyz.cr3dentials.camel.sandbox.WebhookMessage;
import xyz.cr3dentials.camel.sandbox.WebhookSchedule;
import xyz.cr3dentials.camel.sandbox.WebhookSender;

/** Tells the organization's address of its sessions; of EXPIRED and VOIDED the vendor never tells. */
final class OrganizationWebhooks {

    /** Carries the signing secret itself. */
    static final String HEADER = "deepidv-signature";

    private static final Map<String, String> EVENTS = Map.of(
            Statuses.SUBMITTED, "session.status.submitted",
            Statuses.VERIFIED, "session.status.verified",
            Statuses.REJECTED, "session.status.rejected",
            Statuses.FAILED, "session.status.failed");

    private final WebhookSender sender;
    private final Switches switches;
    private final SessionJson json;
    private final Map<String, String> headers;
    private final @Nullable URI address;

    OrganizationWebhooks(WebhookSender sender, Switches switches, SessionJson json, SandboxSettings settings) {
        this.sender = sender;
        this.switches = switches;
        this.json = json;
        Map<String, String> all = new HashMap<>(settings.webhookHeaders());
        all.put(HEADER, settings.webhookSecret());
        headers = Map.copyOf(all);
        address = settings.portalWebhook();
    }

    /** The documentation gives the time limit and says that there are retries; their number and waits are our choice. */
    static WebhookSchedule schedule(Switches switches) {
        return WebhookSchedule.doubling(
                switches,
                DeepidvSwitches.WEBHOOK_TIMEOUT_MILLIS,
                DeepidvSwitches.WEBHOOK_RETRIES,
                DeepidvSwitches.WEBHOOK_RETRY_MILLIS);
    }

    void tellCreated(SandboxSession session) {
        messages("session.created", session, headers).forEach(sender::send);
    }

    void tell(SandboxSession session) {
        of(session).forEach(sender::send);
    }

    /** What there is to tell of a session as it is now. */
    List<WebhookMessage> of(SandboxSession session) {
        String event = EVENTS.get(session.status());
        boolean untold = session.status().equals(Statuses.FAILED) && !switches.get(DeepidvSwitches.FAILED_EVENT);
        return event == null || untold ? List.of() : messages(event, session, headers);
    }

    /** What a stranger would tell: that the session is verified, with a wrong secret. */
    List<WebhookMessage> forged(SandboxSession session, Instant now) {
        Map<String, String> wrong = new HashMap<>(headers);
        wrong.replaceAll((name, value) -> value + "-forged");
        SandboxSession claimed = session.finished(Statuses.VERIFIED, now);
        return messages("session.status.verified", claimed, Map.copyOf(wrong));
    }

    private List<WebhookMessage> messages(String event, SandboxSession session, Map<String, String> sent) {
        return address == null
                ? List.of()
                : List.of(WebhookMessage.of(
                        session.sessionId(),
                        session.status(),
                        address,
                        new WebhookMessage.Content(
                                sent, json.webhook(event, session).toString())));
    }
}
