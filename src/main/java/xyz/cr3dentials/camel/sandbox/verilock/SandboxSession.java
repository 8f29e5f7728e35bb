package xyz.cr3dentials.camel.sandbox.verilock;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import xyz.cr3dentials.camel.sandbox.StoredSession;

/**
 * A session as the sandbox keeps it; immutable, each step makes a new one.
 *
 * @param sessionId {@code ses_} and a UUID
 * @param owner the API key that made it
 * @param request the create request as it came
 * @param foreign whether it came by {@code spawn}, as if another program had made it
 * @param createdAt on the sandbox's clock
 * @param expiresAt when it ends at the latest
 * @param sessionToken {@code tok_} and the rest, opens the hosted page
 * @param pageToken lets the hosted page act
 * @param status the present one
 * @param lastActiveStatus the last one before the end
 * @param decided whether a person has said how it ends
 * @param outcome how it will end, when that is known
 * @param completedAt when it became terminal, otherwise null
 */
public record SandboxSession(
        String sessionId,
        String owner,
        JsonNode request,
        boolean foreign,
        Instant createdAt,
        Instant expiresAt,
        String sessionToken,
        String pageToken,
        String status,
        String lastActiveStatus,
        boolean decided,
        @Nullable String outcome,
        @Nullable Instant completedAt)
        implements StoredSession<SandboxSession> {

    /** The caller's own reference, or null. */
    public @Nullable String externalId() {
        return request.path("external_id").textValue();
    }

    /** Where the person goes afterwards, or null. */
    @Nullable
    URI redirectUrl() {
        String text = request.path("redirect_url").textValue();
        try {
            return text == null ? null : new URI(text);
        } catch (URISyntaxException e) {
            throw new IllegalStateException("A redirect_url is checked before a session is made", e);
        }
    }

    @Override
    public SandboxSession shownAt(Instant now, Duration lag) {
        return completedAt == null || !completedAt.plus(lag).isAfter(now)
                ? this
                : copy(lastActiveStatus, lastActiveStatus, decided, outcome, null);
    }

    SandboxSession at(String activeStatus) {
        return copy(activeStatus, activeStatus, decided, outcome, null);
    }

    SandboxSession decidedAs(String ending) {
        return copy(status, lastActiveStatus, true, ending, null);
    }

    SandboxSession undecided() {
        return copy(status, lastActiveStatus, false, null, null);
    }

    SandboxSession finished(String terminalStatus, Instant when) {
        return copy(terminalStatus, lastActiveStatus, decided, terminalStatus, when);
    }

    private SandboxSession copy(
            String nowAt, String lastActive, boolean nowDecided, @Nullable String ending, @Nullable Instant ended) {
        return new SandboxSession(
                sessionId,
                owner,
                request,
                foreign,
                createdAt,
                expiresAt,
                sessionToken,
                pageToken,
                nowAt,
                lastActive,
                nowDecided,
                ending,
                ended);
    }

    /** Neither key nor tokens nor personal data. */
    @Override
    public String toString() {
        return "session " + sessionId + " " + status;
    }
}
