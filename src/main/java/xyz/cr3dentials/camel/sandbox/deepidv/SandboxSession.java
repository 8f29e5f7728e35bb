package xyz.cr3dentials.camel.sandbox.deepidv;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import xyz.cr3dentials.camel.sandbox.StoredSession;

/**
 * A session as the sandbox keeps it; immutable, each step makes a new one.
 *
 * @param sessionId a UUID
 * @param owner the API key that made it
 * @param request the create request as it came
 * @param foreign whether it came by {@code spawn}, as if another program had made it
 * @param createdAt on the sandbox's clock
 * @param expiresAt when it expires at the latest
 * @param linkToken opens the hosted page
 * @param pageToken lets the hosted page act
 * @param visited whether the person has opened the page
 * @param started whether the person has opened the page or done anything
 * @param status the present one
 * @param lastActiveStatus the last one before the end
 * @param outcome how it will end, when that is decided
 * @param updatedAt when it last changed
 * @param submittedAt when the person was done, otherwise null
 * @param completedAt when it became terminal, or was decided again, otherwise null
 */
public record SandboxSession(
        String sessionId,
        String owner,
        JsonNode request,
        boolean foreign,
        Instant createdAt,
        Instant expiresAt,
        String linkToken,
        String pageToken,
        boolean visited,
        boolean started,
        String status,
        String lastActiveStatus,
        @Nullable String outcome,
        Instant updatedAt,
        @Nullable Instant submittedAt,
        @Nullable Instant completedAt)
        implements StoredSession<SandboxSession> {

    /** A field of the request in either spelling, or null; the camelCase one wins. */
    @Nullable
    String requested(String name) {
        return RequestFields.of(request, name).textValue();
    }

    /** PENDING, STARTED or COMPLETED. */
    String progress() {
        if (submittedAt != null) {
            return "COMPLETED";
        }
        return started ? "STARTED" : "PENDING";
    }

    @Override
    public SandboxSession shownAt(Instant now, Duration lag) {
        return completedAt == null || !completedAt.plus(lag).isAfter(now)
                ? this
                : copy(visited, started, lastActiveStatus, lastActiveStatus, outcome, updatedAt, submittedAt, null);
    }

    SandboxSession startedAt(Instant now) {
        return started ? this : copy(visited, true, status, lastActiveStatus, outcome, now, submittedAt, completedAt);
    }

    SandboxSession visitedAt(Instant now) {
        SandboxSession begun = startedAt(now);
        return visited
                ? begun
                : begun.copy(true, true, status, lastActiveStatus, outcome, begun.updatedAt, submittedAt, completedAt);
    }

    SandboxSession undecided() {
        return copy(visited, started, status, lastActiveStatus, null, updatedAt, submittedAt, completedAt);
    }

    /** In a status that is no end. */
    SandboxSession at(String active, Instant now) {
        Instant submitted = active.equals(Statuses.SUBMITTED) && submittedAt == null ? now : submittedAt;
        return copy(visited, true, active, active, outcome, now, submitted, null);
    }

    SandboxSession finished(String terminal, Instant when) {
        return copy(visited, started, terminal, lastActiveStatus, outcome, when, submittedAt, when);
    }

    private SandboxSession copy(
            boolean nowVisited,
            boolean nowStarted,
            String nowAt,
            String lastActive,
            @Nullable String ending,
            Instant updated,
            @Nullable Instant submitted,
            @Nullable Instant ended) {
        return new SandboxSession(
                sessionId,
                owner,
                request,
                foreign,
                createdAt,
                expiresAt,
                linkToken,
                pageToken,
                nowVisited,
                nowStarted,
                nowAt,
                lastActive,
                ending,
                updated,
                submitted,
                ended);
    }

    /** Neither key nor tokens nor personal data. */
    @Override
    public String toString() {
        return "session " + sessionId + " " + status;
    }
}
