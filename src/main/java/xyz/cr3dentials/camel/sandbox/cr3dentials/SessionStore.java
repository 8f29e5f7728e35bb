package xyz.cr3dentials.camel.sandbox.cr3dentials;

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

/** All sessions in the order they were made, up to a maximum; what is terminal never changes. Thread-safe. */
final class SessionStore {

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, SandboxSession> sessions = new LinkedHashMap<>();
    private final Set<String> inOrderOfEnd = new LinkedHashSet<>();
    private final int maximum;

    SessionStore(int maximum) {
        this.maximum = maximum;
    }

    /** Keeps a session, dropping the one that ended first if need be; false when all are active and the store full. */
    boolean add(SandboxSession session) {
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

    @Nullable
    SandboxSession find(String sessionId) {
        lock.lock();
        try {
            return sessions.get(sessionId);
        } finally {
            lock.unlock();
        }
    }

    /** Changes an active session and returns it changed; null when it is unknown or terminal. */
    @Nullable
    SandboxSession change(String sessionId, UnaryOperator<SandboxSession> step) {
        lock.lock();
        try {
            SandboxSession before = sessions.get(sessionId);
            if (before == null || before.isTerminal()) {
                return null;
            }
            SandboxSession after = step.apply(before);
            put(after);
            return after;
        } finally {
            lock.unlock();
        }
    }

    /** Forgets sessions; answers how many. */
    int forget(Predicate<SandboxSession> which) {
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
    List<SandboxSession> all() {
        lock.lock();
        try {
            return new ArrayList<>(sessions.values());
        } finally {
            lock.unlock();
        }
    }

    private void put(SandboxSession session) {
        sessions.put(session.sessionId(), session);
        if (session.isTerminal()) {
            inOrderOfEnd.add(session.sessionId());
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
