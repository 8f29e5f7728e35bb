package xyz.cr3dentials.camel.sandbox.cr3dentials;

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
 * @param platformId the platform asked for
 * @param request the create request as it came
 * @param foreign whether it came by {@code spawn}, as if another program had made it
 * @param createdAt on the sandbox's clock
 * @param expiresAt when it is terminated at the latest
 * @param embedToken opens the hosted page
 * @param pageToken lets the hosted page act
 * @param opened whether the hosted page has been opened
 * @param status the present one
 * @param lastActiveStatus the last one before the end
 * @param outcome how it will end, when that is decided
 * @param completedAt when it became terminal, otherwise null
 */
public record SandboxSession(
        String sessionId,
        String owner,
        long platformId,
        JsonNode request,
        boolean foreign,
        Instant createdAt,
        Instant expiresAt,
        String embedToken,
        String pageToken,
        boolean opened,
        String status,
        String lastActiveStatus,
        @Nullable String outcome,
        @Nullable Instant completedAt)
        implements StoredSession<SandboxSession> {

    /** Where this session's webhook goes, or null. */
    public @Nullable String webhookUrl() {
        return request.path("webhookUrl").textValue();
    }

    /** The partner's own reference, or null. */
    public @Nullable String externalReferenceId() {
        return request.path("externalReferenceId").textValue();
    }

    /** Progress in percent: that of the last active status, unless completed. */
    int progress() {
        return Statuses.progress(status.equals(Statuses.COMPLETED) ? status : lastActiveStatus);
    }

    @Override
    public SandboxSession shownAt(Instant now, Duration lag) {
        return completedAt == null || !completedAt.plus(lag).isAfter(now)
                ? this
                : copy(opened, lastActiveStatus, lastActiveStatus, outcome, null);
    }

    SandboxSession at(String activeStatus) {
        return copy(opened, activeStatus, activeStatus, outcome, null);
    }

    SandboxSession endingAs(String decided) {
        return copy(opened, status, lastActiveStatus, decided, null);
    }

    SandboxSession undecided() {
        return copy(opened, status, lastActiveStatus, null, null);
    }

    SandboxSession finished(String terminalStatus, Instant when) {
        return copy(opened, terminalStatus, lastActiveStatus, terminalStatus, when);
    }

    SandboxSession openedOnce() {
        return copy(true, status, lastActiveStatus, outcome, completedAt);
    }

    private SandboxSession copy(
            boolean nowOpened, String nowAt, String lastActive, @Nullable String ending, @Nullable Instant ended) {
        return new SandboxSession(
                sessionId,
                owner,
                platformId,
                request,
                foreign,
                createdAt,
                expiresAt,
                embedToken,
                pageToken,
                nowOpened,
                nowAt,
                lastActive,
                ending,
                ended);
    }

    /** Neither key nor tokens nor personal data. */
    @Override
    public String toString() {
        return "session " + sessionId + " " + status;
    }
}
