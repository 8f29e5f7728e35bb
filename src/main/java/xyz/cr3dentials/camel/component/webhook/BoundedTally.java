package xyz.cr3dentials.camel.component.webhook;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/** Counts how often a key was seen lately; the one that was used longest ago is forgotten first. Thread-safe. */
public final class BoundedTally {

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, Integer> counts;

    /** Creates a tally of as many keys as given. */
    public BoundedTally(int most) {
        this.counts = new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Integer> eldest) {
                return size() > most;
            }
        };
    }

    /** Returns how often the key was counted. */
    public int count(String key) {
        lock.lock();
        try {
            return counts.getOrDefault(key, 0);
        } finally {
            lock.unlock();
        }
    }

    /** Counts the key once more and returns how often it was counted with this. */
    public int add(String key) {
        lock.lock();
        try {
            return counts.merge(key, 1, Integer::sum);
        } finally {
            lock.unlock();
        }
    }
}
