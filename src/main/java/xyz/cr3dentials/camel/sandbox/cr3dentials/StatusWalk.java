package xyz.cr3dentials.camel.sandbox.cr3dentials;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import xyz.cr3dentials.camel.sandbox.CommonSwitches.Finishing;
import xyz.cr3dentials.camel.sandbox.SandboxTime;
import xyz.cr3dentials.camel.sandbox.SessionSteps;
import xyz.cr3dentials.camel.sandbox.SessionStore;
import xyz.cr3dentials.camel.sandbox.Switches;

/** Leads sessions from CREATED to their end: by their own outcome, by a person's decision, by command or by expiry. */
final class StatusWalk {

    private final SessionSteps<SandboxSession> steps;
    private final Switches switches;
    private final Clock clock;
    private final Random random;

    StatusWalk(
            SessionStore<SandboxSession> store,
            Switches switches,
            SandboxTime time,
            Random random,
            Consumer<SandboxSession> changed) {
        this.switches = switches;
        this.clock = time.clock();
        this.random = random;
        steps = new SessionSteps<>(store, switches, time, this::next, StatusWalk::expired, changed);
    }

    /** How a session made now will end; null when that is left to a person and it does not end by itself. */
    @Nullable
    String drawOutcome(boolean endsByItself) {
        return endsByItself || switches.get(Cr3dentialsSwitches.FINISHING) == Finishing.AUTOMATIC
                ? switches.get(Cr3dentialsSwitches.OUTCOMES).draw(random)
                : null;
    }

    /** Sets a stored session going. */
    void begin(SandboxSession session) {
        steps.begin(session);
    }

    /** A person's decision: what succeeds still has its data collected, anything else ends at once. */
    @Nullable
    SandboxSession decide(String sessionId, String outcome) {
        if (!Statuses.hasData(outcome)) {
            return finish(sessionId, outcome, clock.instant());
        }
        SandboxSession decided =
                steps.change(sessionId, session -> session.endingAs(outcome).at(Statuses.COLLECTING_DATA));
        if (decided != null) {
            steps.proceed(sessionId);
        }
        return decided;
    }

    /** The person has opened the page, and ends the session unless it has gone past the person already. */
    @Nullable
    SandboxSession arrive(String sessionId) {
        return steps.change(sessionId, session -> leftToPerson(session.openedOnce()));
    }

    /** Leaves the end to the person, as far as it is not decided; null when the session is unknown or has ended. */
    @Nullable
    SandboxSession leave(String sessionId) {
        return steps.change(sessionId, StatusWalk::leftToPerson);
    }

    private static SandboxSession leftToPerson(SandboxSession session) {
        return Statuses.isAfterPerson(session.status()) ? session : session.undecided();
    }

    /** Ends a session at once; null when it is unknown or has ended already. */
    @Nullable
    SandboxSession finish(String sessionId, String terminalStatus, Instant when) {
        return steps.change(sessionId, session -> session.finished(terminalStatus, when));
    }

    /** Puts a session into any status that is not terminal and leaves it there. */
    @Nullable
    SandboxSession hold(String sessionId, String status) {
        steps.rest(sessionId);
        return steps.change(sessionId, session -> session.at(status));
    }

    private static SandboxSession expired(SandboxSession session) {
        return session.finished(Statuses.TERMINATED, session.expiresAt());
    }

    private SandboxSession next(SandboxSession session) {
        String outcome = session.outcome();
        if (outcome != null && Statuses.lastStepBefore(outcome).equals(session.status())) {
            return session.finished(outcome, clock.instant());
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
}
