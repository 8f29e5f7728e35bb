package xyz.cr3dentials.camel.sandbox;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** When a vendor tries a webhook again that was not taken over. */
public interface WebhookSchedule {

    /** How long the receiver may take. */
    Duration timeout();

    /**
     * How long to wait after a failed attempt.
     *
     * @param attempt its number, from 1
     * @return null to give up
     */
    @Nullable
    Duration waitAfter(int attempt);

    /** A schedule by three switches: the receiver's time, the number of retries, and a first wait that doubles. */
    static WebhookSchedule doubling(
            Switches switches, Switch<Integer> timeoutMillis, Switch<Integer> retries, Switch<Integer> firstMillis) {
        return new WebhookSchedule() {
            @Override
            public Duration timeout() {
                return Duration.ofMillis(switches.get(timeoutMillis));
            }

            @Override
            public @Nullable Duration waitAfter(int attempt) {
                long first = switches.get(firstMillis);
                return attempt <= switches.get(retries) ? Duration.ofMillis(first << (attempt - 1)) : null;
            }
        };
    }
}
