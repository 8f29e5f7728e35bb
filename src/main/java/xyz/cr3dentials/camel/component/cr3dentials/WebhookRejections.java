package xyz.cr3dentials.camel.component.cr3dentials;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts refused webhook calls, and logs each reason at most once a minute without anything of the call. Thread-safe. */
final class WebhookRejections {

    private static final Logger LOG = LoggerFactory.getLogger(WebhookRejections.class);
    private static final Duration QUIET = Duration.ofMinutes(1);

    private final Map<Reason, Tally> tallies = new ConcurrentHashMap<>();
    private final Clock clock;

    /** Why a call is refused; a stranger never learns which. */
    enum Reason {
        SIZE("the body is too long or was cut off"),
        TOKEN("the token in the address is missing, forged or expired"),
        INTENT("the token's session was not asked for here"),
        HEADER("the agreed header is missing or wrong"),
        JSON("the body names no session"),
        SESSION("the body names another session than the address");

        private final String text;

        Reason(String text) {
            this.text = text;
        }
    }

    private static final class Tally {

        private final AtomicLong count = new AtomicLong();
        private final AtomicLong quietUntil = new AtomicLong(Long.MIN_VALUE);
    }

    WebhookRejections(Clock clock) {
        this.clock = clock;
    }

    void add(Reason reason) {
        Tally tally = tally(reason);
        long count = tally.count.incrementAndGet();
        long now = clock.millis();
        long quietUntil = tally.quietUntil.get();
        if (now >= quietUntil && tally.quietUntil.compareAndSet(quietUntil, now + QUIET.toMillis())) {
            LOG.warn("Webhook calls are refused: {} ({} since the start)", reason.text, count);
        }
    }

    long count(Reason reason) {
        return tally(reason).count.get();
    }

    private Tally tally(Reason reason) {
        return tallies.computeIfAbsent(reason, key -> new Tally());
    }
}
