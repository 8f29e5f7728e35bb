package xyz.cr3dentials.camel.component.verilock;

import org.jspecify.annotations.Nullable;
import xyz.cr3dentials.camel.api.verilock.WebhookNotification;
import xyz.cr3dentials.camel.component.webhook.BoundedTally;

/**
 * The webhooks that were taken lately, so that a repeat costs no work. Only authentic ones come here, so a stranger cannot
 * push another out; what was forgotten is done again, which does no harm. Thread-safe.
 */
final class RecentWebhooks {

    private static final int REMEMBERED = 10_000;
    /** A longer id is not worth its memory. */
    private static final int LONGEST = 200;

    private final BoundedTally taken = new BoundedTally(REMEMBERED);

    /** Tells whether this webhook was taken before. */
    boolean contains(WebhookNotification notification) {
        String key = key(notification);
        return key != null && taken.count(key) > 0;
    }

    /** Remembers a webhook for which everything was done, not earlier: the vendor repeats what failed. */
    void add(WebhookNotification notification) {
        String key = key(notification);
        if (key != null) {
            taken.add(key);
        }
    }

    /** The id alone would do if no vendor ever erred. */
    private static @Nullable String key(WebhookNotification notification) {
        String id = notification.webhookId();
        return id == null
                        || id.isBlank()
                        || id.length() > LONGEST
                        || notification.event().length() > LONGEST
                ? null
                : String.join("\n", id, notification.event(), String.valueOf(notification.sessionId()));
    }
}
