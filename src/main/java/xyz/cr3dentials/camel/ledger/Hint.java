package xyz.cr3dentials.camel.ledger;

import java.time.Instant;
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
        String claimId) {}
