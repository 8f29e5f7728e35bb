package xyz.cr3dentials.camel.sandbox.verilock;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import xyz.cr3dentials.camel.sandbox.RandomTexts;
import xyz.cr3dentials.camel.sandbox.Switches;
import xyz.cr3dentials.camel.sandbox.WebhookMessage;
import xyz.cr3dentials.camel.sandbox.WebhookSchedule;
import xyz.cr3dentials.camel.sandbox.WebhookSender;
import xyz.cr3dentials.camel.sandbox.verilock.VerilockSwitches.Events;
import xyz.cr3dentials.camel.sandbox.verilock.VerilockSwitches.Signature;
import xyz.cr3dentials.camel.sandbox.verilock.VerilockSwitches.WebhookId;

/** Tells the configured endpoint of the ends of sessions, signed over the raw body. */
final class SignedWebhooks {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ALGORITHM = "HmacSHA256";
    private static final int FIRST_WAIT_SECONDS = 10;
    private static final int FURTHER_WAIT_SECONDS = 60;

    private final WebhookSender sender;
    private final Switches switches;
    private final Clock clock;
    private final Random random;
    private final @Nullable URI endpoint;
    private final Supplier<String> secret;

    SignedWebhooks(
            WebhookSender sender,
            Switches switches,
            Clock clock,
            Random random,
            @Nullable URI endpoint,
            Supplier<String> secret) {
        this.sender = sender;
        this.switches = switches;
        this.clock = clock;
        this.random = random;
        this.endpoint = endpoint;
        this.secret = secret;
    }

    /** The first two waits are documented, further ones are not: the sandbox repeats the last. */
    static WebhookSchedule schedule(Switches switches) {
        return new WebhookSchedule() {
            @Override
            public Duration timeout() {
                return Duration.ofMillis(switches.get(VerilockSwitches.WEBHOOK_TIMEOUT_MILLIS));
            }

            @Override
            public @Nullable Duration waitAfter(int attempt) {
                long seconds = attempt == 1 ? FIRST_WAIT_SECONDS : FURTHER_WAIT_SECONDS;
                return attempt <= switches.get(VerilockSwitches.WEBHOOK_RETRIES)
                        ? Duration.ofMillis(seconds * switches.get(VerilockSwitches.WEBHOOK_SECOND_MILLIS))
                        : null;
            }
        };
    }

    void tell(SandboxSession session) {
        of(session).forEach(sender::send);
    }

    /** What there is to tell of a session as it is now. */
    List<WebhookMessage> of(SandboxSession session) {
        return session.isTerminal() ? messages(session, switches.get(VerilockSwitches.SIGNATURE)) : List.of();
    }

    /** What a stranger would tell: that the session is approved, with a wrong signature. */
    List<WebhookMessage> forged(SandboxSession session, Instant now) {
        SandboxSession claimed = session.isTerminal() ? session : session.finished(Statuses.APPROVED, now);
        return messages(claimed, Signature.WRONG);
    }

    private List<WebhookMessage> messages(SandboxSession session, Signature form) {
        URI url = endpoint;
        if (url == null) {
            return List.of();
        }
        return events(session).stream()
                .map(event -> message(session, event, url, form))
                .toList();
    }

    private List<String> events(SandboxSession session) {
        boolean expired = session.status().equals(Statuses.EXPIRED);
        Events told = switches.get(VerilockSwitches.EVENTS);
        List<String> events = new ArrayList<>();
        if (switches.get(VerilockSwitches.OTHER_EVENTS)) {
            events.add("aml.completed");
        }
        // What expires was not completed, so it has one event whatever the switch says.
        if (!expired && told != Events.DECISION) {
            events.add("session.completed");
        }
        if (expired || told != Events.COMPLETED) {
            events.add("session." + session.status());
        }
        return events;
    }

    private WebhookMessage message(SandboxSession session, String event, URI url, Signature form) {
        String first = payload(session, event);
        return new WebhookMessage(session.sessionId(), session.status(), url, attempt -> {
            boolean anew = attempt > 1 && switches.get(VerilockSwitches.WEBHOOK_ID) == WebhookId.NEW;
            return signed(anew ? payload(session, event) : first, form);
        });
    }

    private String payload(SandboxSession session, String event) {
        ObjectNode json = JSON.createObjectNode().put("event", event);
        ObjectNode data = json.putObject("data")
                .put("session_id", session.sessionId())
                .put("status", session.status())
                .put("risk_score", session.status().equals(Statuses.DECLINED) ? 71 : 12);
        if (switches.get(VerilockSwitches.WORKFLOW_IN_WEBHOOK)) {
            data.put("workflow_id", session.request().path("profile_id").textValue());
        } else {
            data.put("decision", session.status());
        }
        data.put("completed_at", SessionJson.time(session.completedAt()));
        return json.put("timestamp", SessionJson.time(clock.instant()))
                .put("webhook_id", "wh_evt_" + RandomTexts.token(random))
                .toString();
    }

    private WebhookMessage.Content signed(String body, Signature form) {
        if (form == Signature.NONE) {
            return new WebhookMessage.Content(Map.of(), body);
        }
        byte[] bytes = hmac(form == Signature.WRONG ? body + " " : body);
        String value =
                switch (form) {
                    case PREFIXED_HEX -> "sha256=" + HexFormat.of().formatHex(bytes);
                    case BASE64 -> Base64.getEncoder().encodeToString(bytes);
                    case HEX, WRONG, NONE -> HexFormat.of().formatHex(bytes);
                };
        String header = switches.get(VerilockSwitches.SIGNATURE_HEADER).headerName();
        return new WebhookMessage.Content(Map.of(header, value), body);
    }

    private byte[] hmac(String body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.get().getBytes(StandardCharsets.UTF_8), ALGORITHM));
            return mac.doFinal(body.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has " + ALGORITHM, e);
        }
    }
}
