package xyz.cr3dentials.camel.component.webhook;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import xyz.cr3dentials.camel.http.budget.Tally;

/**
 * Counts webhook calls that were not taken, and logs each cause at most once a minute without anything of the call.
 * Thread-safe.
 */
public final class WebhookRejections {

    private static final Logger LOG = LoggerFactory.getLogger(WebhookRejections.class);
    private static final Duration QUIET = Duration.ofMinutes(1);

    private final Map<Reason, Tally> tallies = new ConcurrentHashMap<>();
    private final Tally failures = new Tally(QUIET);
    private final IgnoredEvents ignored = new IgnoredEvents();
    private final InstantSource clock;

    /** Why a call is refused; a stranger never learns which. */
    public enum Reason {
        SIZE("the body is too long or was cut off"),
        SIGNATURE("the signature or secret that the vendor sends is missing or wrong"),
        HEADER("the agreed header is missing or wrong"),
        TOKEN("the token in the address is missing, forged or expired"),
        OFTEN("one address is called more often than any vendor would"),
        JSON("the body names no session"),
        INTENT("the token's session was not asked for here"),
        SESSION("the body names another session than the address");

        private final String text;

        Reason(String text) {
            this.text = text;
        }
    }

    public WebhookRejections(InstantSource clock) {
        this.clock = clock;
    }

    public void add(Reason reason) {
        Tally tally = tally(reason);
        if (tally.add(1, clock.millis())) {
            LOG.warn("Webhook calls are refused: {} ({} since the start)", reason.text, tally.count());
        }
    }

    /** The text of the cause may quote the webhook; its class tells a ledger failure well enough. */
    public void addFailure(RuntimeException cause) {
        if (failures.add(1, clock.millis())) {
            LOG.warn(
                    "Webhooks could not be recorded and are answered with 503: {} ({} since the start)",
                    cause.getClass().getName(),
                    failures.count());
        }
    }

    public void addIgnored(String event) {
        ignored.add(event);
    }

    public long ignored() {
        return ignored.count();
    }

    public long count(Reason reason) {
        return tally(reason).count();
    }

    public long failures() {
        return failures.count();
    }

    private Tally tally(Reason reason) {
        return tallies.computeIfAbsent(reason, key -> new Tally(QUIET));
    }
}
