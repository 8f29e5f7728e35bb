package xyz.cr3dentials.camel.sandbox;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * All sessions in the order they were made, up to a maximum. Thread-safe.
 *
 * @param <S> a vendor's session
 */
public final class SessionStore<S extends StoredSession<S>> {

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, S> sessions = new LinkedHashMap<>();
    private final Set<String> inOrderOfEnd = new LinkedHashSet<>();
    private final int maximum;

    /** Empty, for so many sessions at most. */
    public SessionStore(int maximum) {
        this.maximum = maximum;
    }

    /** Keeps a session, dropping the one that ended first if need be; false when all are active and the store full. */
    public boolean add(S session) {
        lock.lock();
        try {
            if (sessions.size() >= maximum && !dropFirstEnded()) {
                return false;
            }
            put(session);
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** A session, or null when it is unknown. */
    public @Nullable S find(String sessionId) {
        lock.lock();
        try {
            return sessions.get(sessionId);
        } finally {
            lock.unlock();
        }
    }

    /** The first session that fits, oldest first, or null. */
    public @Nullable S findFirst(Predicate<S> which) {
        lock.lock();
        try {
            return sessions.values().stream().filter(which).findFirst().orElse(null);
        } finally {
            lock.unlock();
        }
    }

    /** Changes an active session and returns it changed; null when it is unknown or terminal. */
    public @Nullable S change(String sessionId, UnaryOperator<S> step) {
        return change(sessionId, step, false);
    }

    /** Changes a session even after its end and returns it changed; null when it is unknown. */
    public @Nullable S amend(String sessionId, UnaryOperator<S> step) {
        return change(sessionId, step, true);
    }

    private @Nullable S change(String sessionId, UnaryOperator<S> step, boolean endedToo) {
        lock.lock();
        try {
            S before = sessions.get(sessionId);
            if (before == null || (before.isTerminal() && !endedToo)) {
                return null;
            }
            S after = step.apply(before);
            put(after);
            return after;
        } finally {
            lock.unlock();
        }
    }

    /** Forgets sessions; answers how many. */
    public int forget(Predicate<S> which) {
        lock.lock();
        try {
            int before = sessions.size();
            sessions.values().removeIf(which);
            inOrderOfEnd.removeIf(id -> !sessions.containsKey(id));
            return before - sessions.size();
        } finally {
            lock.unlock();
        }
    }

    /** A copy, oldest first. */
    public List<S> all() {
        lock.lock();
        try {
            return new ArrayList<>(sessions.values());
        } finally {
            lock.unlock();
        }
    }

    private void put(S session) {
        sessions.put(session.sessionId(), session);
        if (session.isTerminal()) {
            inOrderOfEnd.add(session.sessionId());
        } else {
            inOrderOfEnd.remove(session.sessionId());
        }
    }

    private boolean dropFirstEnded() {
        Iterator<String> ended = inOrderOfEnd.iterator();
        if (!ended.hasNext()) {
            return false;
        }
        sessions.remove(ended.next());
        ended.remove();
        return true;
    }
}
