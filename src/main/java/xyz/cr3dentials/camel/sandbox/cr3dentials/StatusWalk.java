package xyz.cr3dentials.camel.sandbox.cr3dentials;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import xyz.cr3dentials.camel.sandbox.SandboxTime;
import xyz.cr3dentials.camel.sandbox.SandboxTime.Cancellable;
import xyz.cr3dentials.camel.sandbox.Switches;
import xyz.cr3dentials.camel.sandbox.cr3dentials.Cr3dentialsSwitches.Finishing;

/** Leads sessions from CREATED to their end: by their own outcome, by a person's decision, by command or by expiry. */
final class StatusWalk {

    private final SessionStore store;
    private final Switches switches;
    private final SandboxTime time;
    private final Random random;
    private final Consumer<SandboxSession> changed;
    private final Map<String, Cancellable> nextSteps = new ConcurrentHashMap<>();
    private final Map<String, Cancellable> expiries = new ConcurrentHashMap<>();

    StatusWalk(
            SessionStore store, Switches switches, SandboxTime time, Random random, Consumer<SandboxSession> changed) {
        this.store = store;
        this.switches = switches;
        this.time = time;
        this.random = random;
        this.changed = changed;
    }

    /** How a session made now will end; null when that is left to a person. */
    @Nullable
    String drawOutcome() {
        return switches.get(Cr3dentialsSwitches.FINISHING) == Finishing.AUTOMATIC
                ? switches.get(Cr3dentialsSwitches.OUTCOMES).draw(random)
                : null;
    }

    /** Sets a stored session going. */
    void begin(SandboxSession session) {
        String id = session.sessionId();
        Duration life = Duration.between(time.clock().instant(), session.expiresAt());
        expiries.put(id, time.schedule(life.isNegative() ? Duration.ZERO : life, () -> expire(session)));
        scheduleStep(id);
    }

    private void expire(SandboxSession session) {
        expiries.remove(session.sessionId());
        finish(session.sessionId(), Statuses.TERMINATED, session.expiresAt());
    }

    /** A person's decision: what succeeds still has its data collected, anything else ends at once. */
    @Nullable
    SandboxSession decide(String sessionId, String outcome) {
        if (!Statuses.hasData(outcome)) {
            return finish(sessionId, outcome, time.clock().instant());
        }
        SandboxSession decided =
                change(sessionId, session -> session.endingAs(outcome).at(Statuses.COLLECTING_DATA));
        if (decided != null) {
            scheduleStep(sessionId);
        }
        return decided;
    }

    /** Ends a session at once; null when it is unknown or has ended already. */
    @Nullable
    SandboxSession finish(String sessionId, String terminalStatus, Instant when) {
        return change(sessionId, session -> session.finished(terminalStatus, when));
    }

    /** Puts a session into any status that is not terminal and leaves it there. */
    @Nullable
    SandboxSession hold(String sessionId, String status) {
        cancel(nextSteps.remove(sessionId));
        return change(sessionId, session -> session.at(status));
    }

    private void scheduleStep(String sessionId) {
        Duration step = Duration.ofMillis(switches.get(Cr3dentialsSwitches.STEP_MILLIS));
        cancel(nextSteps.put(sessionId, time.schedule(step, () -> step(sessionId))));
    }

    private void step(String sessionId) {
        SandboxSession before = store.find(sessionId);
        SandboxSession after = before == null ? null : change(sessionId, this::next);
        if (after == null || after.isTerminal() || after.equals(before)) {
            // Ended, forgotten, or waiting for a person: nothing is left to schedule.
            nextSteps.remove(sessionId);
        } else {
            scheduleStep(sessionId);
        }
    }

    private SandboxSession next(SandboxSession session) {
        String outcome = session.outcome();
        if (outcome != null && Statuses.lastStepBefore(outcome).equals(session.status())) {
            return session.finished(outcome, time.clock().instant());
        }
        if (outcome == null && session.status().equals(Statuses.AWAITING_USER)) {
            return session;
        }
        List<String> path = path();
        int place = path.indexOf(session.status());
        return place < 0 || place + 1 == path.size() ? session : session.at(path.get(place + 1));
    }

    private List<String> path() {
        String unknown = switches.get(Cr3dentialsSwitches.UNKNOWN_STATUS);
        if (unknown.isEmpty()) {
            return Statuses.ACTIVE;
        }
        List<String> path = new ArrayList<>(Statuses.ACTIVE);
        path.add(path.indexOf(Statuses.RUNNING) + 1, unknown);
        return path;
    }

    private @Nullable SandboxSession change(String sessionId, UnaryOperator<SandboxSession> step) {
        SandboxSession before = store.find(sessionId);
        SandboxSession after = store.change(sessionId, step);
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

    private static void cancel(@Nullable Cancellable task) {
        if (task != null) {
            task.cancel();
        }
    }
}
