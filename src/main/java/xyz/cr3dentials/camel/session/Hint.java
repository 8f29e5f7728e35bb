package xyz.cr3dentials.camel.session;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A claimed hint: something says that a session may have ended, and only the vendor's API can tell.
 *
 * @param key the session; for an adopted intent the id is a claim of the hint's sender until confirmed
 * @param learntBy where the hint comes from
 * @param hintedAt when the first hint of this session came
 * @param attempt how often the vendor is asked with this attempt, from 1
 * @param intentId the intent to bind once the vendor confirms the session, {@code null} when it is bound already
 * @param endedAs the status in which the session was known to have ended when the hint was claimed, {@code null} when it was
 *     not known to have ended, or is history
 * @param claimId names this claim, so that a claim whose lease ran out changes nothing
 */
public record Hint(
        SessionKey key,
        LearntBy learntBy,
        Instant hintedAt,
        int attempt,
        @Nullable String intentId,
        @Nullable String endedAs,
        String claimId) {

    /** Makes the hint of a session that was just claimed. */
    static Hint of(TrackedSession session) {
        PendingHint hint = Objects.requireNonNull(session.hint());
        return new Hint(
                session.key(),
                hint.learntBy(),
                hint.hintedAt(),
                hint.attempts(),
                hint.intentId(),
                session.hasEnded() ? session.told().status() : null,
                Objects.requireNonNull(hint.claim()));
    }
}
