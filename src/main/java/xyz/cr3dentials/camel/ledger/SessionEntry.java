package xyz.cr3dentials.camel.ledger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a ledger knows of a session besides its data and its timeline.
 *
 * @param key whose session it is
 * @param state where it stands
 * @param knownSince when the ledger heard of it first
 * @param told what the vendor said of it
 * @param progress what became of its end
 */
public record SessionEntry(SessionKey key, SessionState state, Instant knownSince, Told told, Progress progress) {

    /**
     * What the vendor said of a session.
     *
     * @param status the vendor's own word; empty while nobody but a hint has named the session
     * @param reference the caller's own reference; personal, perhaps
     * @param createdAt when it began at the vendor
     * @param completedAt when it ended at the vendor
     * @param expiresAt when it ends by itself
     */
    public record Told(
            String status,
            @Nullable String reference,
            @Nullable Instant createdAt,
            @Nullable Instant completedAt,
            @Nullable Instant expiresAt) {

        /** Without the reference. */
        @Override
        public String toString() {
            return "Told[status=%s]".formatted(status);
        }
    }

    /**
     * What became of a session's end.
     *
     * @param learntBy how it was learnt, {@code null} before that and for history
     * @param learntAt when it was learnt
     * @param attempts how often it was handed to a route since it became due
     * @param settledAt when it was delivered, parked, abandoned or found unwanted
     * @param dueAt when it is handed to a route next, or until when a route may keep it; {@code null} when it is not due
     * @param failure why a route did not take it at the latest attempt that failed
     */
    public record Progress(
            @Nullable LearntBy learntBy,
            @Nullable Instant learntAt,
            int attempts,
            @Nullable Instant settledAt,
            @Nullable Instant dueAt,
            @Nullable DeliveryFailure failure) {}

    /** Returns its place in the list of all sessions. */
    public ListingPosition position() {
        return new ListingPosition(knownSince, key);
    }
}
