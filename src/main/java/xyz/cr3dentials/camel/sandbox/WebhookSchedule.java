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
}
