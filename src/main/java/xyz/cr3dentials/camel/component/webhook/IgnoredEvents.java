package xyz.cr3dentials.camel.component.webhook;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts authentic webhooks about events that nothing is done with, and says once of each event that it comes. Thread-safe. */
final class IgnoredEvents {

    private static final Logger LOG = LoggerFactory.getLogger(IgnoredEvents.class);

    /** A vendor that sends more than this sends nonsense, which needs neither memory nor log lines. */
    private static final int MOST = 100;

    private static final int LONGEST = 60;

    private final Set<String> seen = ConcurrentHashMap.newKeySet();
    private final AtomicLong count = new AtomicLong();

    void add(String event) {
        count.incrementAndGet();
        String name = event.length() <= LONGEST && event.matches("[A-Za-z0-9._-]+") ? event : "(no plain name)";
        if (seen.size() < MOST && seen.add(name)) {
            LOG.info("Webhooks about the event {} are acknowledged and ignored", name);
        }
    }

    long count() {
        return count.get();
    }
}
