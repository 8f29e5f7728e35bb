package xyz.cr3dentials.camel.sandbox;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import xyz.cr3dentials.camel.sandbox.SandboxTime.Cancellable;

/**
 * Leads the sessions of a store on, a step at a time, and ends them when their time is up. Thread-safe.
 *
 * @param <S> a vendor's session
 */
public final class SessionSteps<S extends StoredSession<S>> {

    private final SessionStore<S> store;
    private final Switches switches;
    private final SandboxTime time;
    private final UnaryOperator<S> next;
    private final UnaryOperator<S> expire;
    private final Consumer<S> changed;
    private final Map<String, Cancellable> nextSteps = new ConcurrentHashMap<>();
    private final Map<String, Cancellable> expiries = new ConcurrentHashMap<>();

    /**
     * Waits for sessions.
     *
     * @param next the session one step on; the same when it waits for somebody
     * @param expire the session ended for want of time
     * @param changed hears of every new status
     */
    public SessionSteps(
            SessionStore<S> store,
            Switches switches,
            SandboxTime time,
            UnaryOperator<S> next,
            UnaryOperator<S> expire,
            Consumer<S> changed) {
        this.store = store;
        this.switches = switches;
        this.time = time;
        this.next = next;
        this.expire = expire;
        this.changed = changed;
    }

    /** Sets a stored session going. */
    public void begin(S session) {
        String id = session.sessionId();
        Duration life = Duration.between(time.clock().instant(), session.expiresAt());
        expiries.put(id, time.schedule(life.isNegative() ? Duration.ZERO : life, () -> expire(id)));
        proceed(id);
    }

    /** Lets a session go on after another step's time, wherever it is. */
    public void proceed(String sessionId) {
        Duration step = Duration.ofMillis(switches.get(CommonSwitches.STEP_MILLIS));
        cancel(nextSteps.put(sessionId, time.schedule(step, () -> step(sessionId))));
    }

    /** Lets a session rest where it is. */
    public void rest(String sessionId) {
        cancel(nextSteps.remove(sessionId));
    }

    /** Changes an active session and returns it changed; null when it is unknown or terminal. */
    public @Nullable S change(String sessionId, UnaryOperator<S> step) {
        S before = store.find(sessionId);
        S after = store.change(sessionId, step);
        if (after == null) {
            return null;
        }
        if (after.isTerminal()) {
            cancel(nextSteps.remove(sessionId));
            cancel(expiries.remove(sessionId));
        }
        if (before == null || !before.status().equals(after.status())) {
            changed.accept(after);
        }
        return after;
    }

    private void expire(String sessionId) {
        expiries.remove(sessionId);
        change(sessionId, expire);
    }

    private void step(String sessionId) {
        S before = store.find(sessionId);
        S after = before == null ? null : change(sessionId, next);
        if (after == null || after.isTerminal() || after.equals(before)) {
            // Ended, forgotten, or waiting for a person: nothing is left to schedule.
            nextSteps.remove(sessionId);
        } else {
            proceed(sessionId);
        }
    }

    private static void cancel(@Nullable Cancellable task) {
        if (task != null) {
            task.cancel();
        }
    }
}
