package xyz.cr3dentials.camel.sandbox.verilock;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import xyz.cr3dentials.camel.sandbox.CommonSwitches.Finishing;
import xyz.cr3dentials.camel.sandbox.SandboxTime;
import xyz.cr3dentials.camel.sandbox.SessionSteps;
import xyz.cr3dentials.camel.sandbox.SessionStore;
import xyz.cr3dentials.camel.sandbox.Switches;

/** Leads sessions from created to their end: by their own outcome, by a person's decision, by command or by expiry. */
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
        return endsByItself || switches.get(VerilockSwitches.FINISHING) == Finishing.AUTOMATIC
                ? switches.get(VerilockSwitches.OUTCOMES).draw(random)
                : null;
    }

    /** Sets a stored session going. */
    void begin(SandboxSession session) {
        steps.begin(session);
    }

    /** The person is there and ends the session: from now on the vendor works on it. */
    @Nullable
    SandboxSession arrive(String sessionId) {
        return steps.change(
                sessionId,
                session -> leftToPerson(
                        session.status().equals(Statuses.CREATED) ? session.at(Statuses.PROCESSING) : session));
    }

    /** Leaves the end to the person, as far as it is not decided; null when the session is unknown or has ended. */
    @Nullable
    SandboxSession leave(String sessionId) {
        return steps.change(sessionId, StatusWalk::leftToPerson);
    }

    private static SandboxSession leftToPerson(SandboxSession session) {
        return session.decided() ? session : session.undecided();
    }

    /** A person's decision, which is worked on for a step before it shows. */
    @Nullable
    SandboxSession decide(String sessionId, String outcome) {
        SandboxSession decided =
                steps.change(sessionId, session -> session.decidedAs(outcome).at(lastActive()));
        if (decided != null) {
            steps.proceed(sessionId);
        }
        return decided;
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
        return session.finished(Statuses.EXPIRED, session.expiresAt());
    }

    private SandboxSession next(SandboxSession session) {
        List<String> path = path();
        int place = path.indexOf(session.status());
        if (place >= 0 && place + 1 < path.size()) {
            return session.at(path.get(place + 1));
        }
        String outcome = session.outcome();
        return place < 0 || outcome == null ? session : session.finished(outcome, clock.instant());
    }

    private String lastActive() {
        List<String> path = path();
        return path.get(path.size() - 1);
    }

    private List<String> path() {
        String unknown = switches.get(VerilockSwitches.UNKNOWN_STATUS);
        return unknown.isEmpty()
                ? List.of(Statuses.CREATED, Statuses.PROCESSING)
                : List.of(Statuses.CREATED, Statuses.PROCESSING, unknown);
    }
}
