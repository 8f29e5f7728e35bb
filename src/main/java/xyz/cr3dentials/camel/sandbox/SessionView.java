package xyz.cr3dentials.camel.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import xyz.cr3dentials.camel.sandbox.CommonSwitches.ListScope;

/**
 * Shows each key the sessions it may see, in the state it may see. Thread-safe.
 *
 * @param <S> a vendor's session
 */
public final class SessionView<S extends StoredSession<S>> {

    private final SessionStore<S> store;
    private final Switches switches;
    private final SandboxTime time;

    /** Looks into a store. */
    public SessionView(SessionStore<S> store, Switches switches, SandboxTime time) {
        this.store = store;
        this.switches = switches;
        this.time = time;
    }

    /** One session, or null when the key may not see it or there is none. */
    public @Nullable S find(String sessionId, String key) {
        S session = store.find(sessionId);
        return session == null || !isSeenBy(session, key) || isForgotten(session, now()) ? null : shown(session);
    }

    /** Oldest first. */
    public List<S> seenBy(String key) {
        Instant now = now();
        if (switches.get(CommonSwitches.FORGET_AFTER_MILLIS) > 0) {
            store.forget(session -> isForgotten(session, now));
        }
        return store.all().stream()
                .filter(session -> isSeenBy(session, key))
                .map(this::shown)
                .toList();
    }

    private boolean isSeenBy(S session, String key) {
        return switches.get(CommonSwitches.LIST_SCOPE) == ListScope.ACCOUNT
                || session.owner().equals(key);
    }

    private boolean isForgotten(S session, Instant now) {
        int after = switches.get(CommonSwitches.FORGET_AFTER_MILLIS);
        Instant ended = session.completedAt();
        return after > 0 && ended != null && ended.plusMillis(after).isBefore(now);
    }

    private S shown(S session) {
        return session.shownAt(now(), Duration.ofMillis(switches.get(CommonSwitches.TERMINAL_LAG_MILLIS)));
    }

    private Instant now() {
        return time.clock().instant();
    }
}
