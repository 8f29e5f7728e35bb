package xyz.cr3dentials.camel.api;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What every vendor's record of a session tells, be it an answer or a row of a list; null where it does not. */
public interface SessionFacts extends AboutSession {

    /** Returns the vendor's opaque id. */
    @Override
    String sessionId();

    /** Returns where the session stands. */
    VendorStatus status();

    /** Returns the caller's own reference. */
    default @Nullable String reference() {
        return null;
    }

    /** Returns when the session began. */
    default @Nullable Instant createdAt() {
        return null;
    }

    /** Returns when the session ended. */
    default @Nullable Instant completedAt() {
        return null;
    }

    /** Returns when the session ends by itself. */
    default @Nullable Instant expiresAt() {
        return null;
    }
}
