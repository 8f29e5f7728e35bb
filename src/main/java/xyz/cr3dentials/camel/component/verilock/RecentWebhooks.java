package xyz.cr3dentials.camel.component.verilock;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import xyz.cr3dentials.camel.vendor.verilock.WebhookNotification;

/**
 * The webhooks that were taken lately, so that a repeat costs no work. Only authentic ones come here, so a stranger cannot
 * push another out; what was forgotten is done again, which does no harm. Thread-safe.
 */
final class RecentWebhooks {

    private static final int REMEMBERED = 10_000;
    /** A longer id is not worth its memory. */
    private static final int LONGEST = 200;

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Key, Boolean> taken = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Boolean> eldest) {
            return size() > REMEMBERED;
        }
    };

    /** The id alone would do if no vendor ever erred. */
    private record Key(
            String webhookId, String event, @Nullable String sessionId) {}

    /** Tells whether this webhook was taken before. */
    boolean contains(WebhookNotification notification) {
        Key key = key(notification);
        lock.lock();
        try {
            return key != null && taken.get(key) != null;
        } finally {
            lock.unlock();
        }
    }

    /** Remembers a webhook for which everything was done, not earlier: the vendor repeats what failed. */
    void add(WebhookNotification notification) {
        Key key = key(notification);
        lock.lock();
        try {
            if (key != null) {
                taken.put(key, Boolean.TRUE);
            }
        } finally {
            lock.unlock();
        }
    }

    private static @Nullable Key key(WebhookNotification notification) {
        String id = notification.webhookId();
        return id == null
                        || id.isBlank()
                        || id.length() > LONGEST
                        || notification.event().length() > LONGEST
                ? null
                : new Key(id, notification.event(), notification.sessionId());
    }
}
