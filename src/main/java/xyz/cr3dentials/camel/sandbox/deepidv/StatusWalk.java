package xyz.cr3dentials.camel.sandbox.deepidv;

import java.time.Clock;
import java.time.Instant;
import java.util.Random;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import xyz.cr3dentials.camel.sandbox.CommonSwitches.Finishing;
import xyz.cr3dentials.camel.sandbox.SandboxTime;
import xyz.cr3dentials.camel.sandbox.SessionSteps;
import xyz.cr3dentials.camel.sandbox.SessionStore;
import xyz.cr3dentials.camel.sandbox.Switches;

/**
 * Leads sessions from PENDING to their end: by their own outcome, by a person, by a reviewer or by expiry. What has ended
 * may be decided again.
 */
final class StatusWalk {

    private final SessionStore<SandboxSession> store;
    private final SessionSteps<SandboxSession> steps;
    private final Switches switches;
    private final Clock clock;
    private final Random random;
    private final Consumer<SandboxSession> changed;

    StatusWalk(
            SessionStore<SandboxSession> store,
            Switches switches,
            SandboxTime time,
            Random random,
            Consumer<SandboxSession> changed) {
        this.store = store;
        this.switches = switches;
        this.clock = time.clock();
        this.random = random;
        this.changed = changed;
        steps = new SessionSteps<>(store, switches, time, this::next, StatusWalk::expired, changed);
    }

    /** How a session made now will end; null when that is left to a person and a reviewer, not to itself. */
    @Nullable
    String drawOutcome(boolean endsByItself) {
        return endsByItself || switches.get(DeepidvSwitches.FINISHING) == Finishing.AUTOMATIC
                ? switches.get(DeepidvSwitches.OUTCOMES).draw(random)
                : null;
    }

    /** Sets a stored session going. */
    void begin(SandboxSession session) {
        steps.begin(session);
    }

    /** The person has opened the page and is waited for from now on; null when the session is unknown or has ended. */
    @Nullable
    SandboxSession arrive(String sessionId) {
        return steps.change(sessionId, session -> session.visitedAt(clock.instant()));
    }

    /** Leaves the end to the person and a reviewer; null when the session is unknown or has ended. */
    @Nullable
    SandboxSession leave(String sessionId) {
        return steps.change(sessionId, session -> session.submittedAt() == null ? session.undecided() : session);
    }

    /** Notes that the person is at work; null when the session is unknown or has ended. */
    @Nullable
    SandboxSession start(String sessionId) {
        return steps.change(sessionId, session -> session.startedAt(clock.instant()));
    }

    /** The person is done; null when the session is unknown, has ended, or was submitted before. */
    @Nullable
    SandboxSession submit(String sessionId) {
        SandboxSession submitted = steps.change(
                sessionId,
                session -> session.submittedAt() == null ? session.at(Statuses.SUBMITTED, clock.instant()) : session);
        if (submitted != null) {
            steps.proceed(sessionId);
        }
        return submitted;
    }

    /** Ends a session, or decides anew about one that has ended if that is allowed; null when neither can be. */
    @Nullable
    SandboxSession finish(String sessionId, String terminalStatus) {
        Instant now = clock.instant();
        SandboxSession ended = steps.change(sessionId, session -> session.finished(terminalStatus, now));
        if (ended != null || !switches.get(DeepidvSwitches.DECIDE_AGAIN)) {
            return ended;
        }
        SandboxSession before = store.find(sessionId);
        SandboxSession after = store.amend(sessionId, session -> session.finished(terminalStatus, now));
        if (before != null && after != null && !before.status().equals(after.status())) {
            changed.accept(after);
        }
        return after;
    }

    /** Puts a session into any status that is not terminal and leaves it there. */
    @Nullable
    SandboxSession hold(String sessionId, String status) {
        steps.rest(sessionId);
        return steps.change(sessionId, session -> session.at(status, clock.instant()));
    }

    private static SandboxSession expired(SandboxSession session) {
        return session.finished(Statuses.EXPIRED, session.expiresAt());
    }

    private SandboxSession next(SandboxSession session) {
        String outcome = session.outcome();
        Instant now = clock.instant();
        boolean submitted = session.submittedAt() != null;
        if (outcome == null || (session.visited() && !submitted)) {
            return session; // waits for the person, and for the reviewer when no outcome is drawn
        }
        if (!session.started() && !outcome.equals(Statuses.EXPIRED)) {
            return session.startedAt(now);
        }
        if (!submitted && !Statuses.DECISIONS.contains(outcome)) {
            return session.finished(outcome, now);
        }
        String unknown = switches.get(DeepidvSwitches.UNKNOWN_STATUS);
        if (!unknown.isEmpty() && session.status().equals(Statuses.PENDING)) {
            return session.at(unknown, now);
        }
        return submitted ? session.finished(outcome, now) : session.at(Statuses.SUBMITTED, now);
    }
}
