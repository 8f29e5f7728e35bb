package xyz.cr3dentials.camel.ledger.state;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import xyz.cr3dentials.camel.ledger.SessionSnapshot;

/**
 * What the vendor's answers have told of a session besides its data; what a later answer leaves out, an earlier one has told.
 *
 * @param status the vendor's own word, empty before any answer
 * @param createdAt when the session began
 * @param completedAt when it reached its status, if that is a terminal one
 * @param expiresAt when it ends by itself
 * @param reference the caller's own reference; personal, perhaps
 */
public record Told(
        String status,
        @Nullable Instant createdAt,
        @Nullable Instant completedAt,
        @Nullable Instant expiresAt,
        @Nullable String reference) {

    /** Before any answer. */
    public static final Told NOTHING = new Told("", null, null, null, null);

    Told completedBy(SessionSnapshot snapshot) {
        return new Told(
                snapshot.status(),
                either(snapshot.createdAt(), createdAt),
                snapshot.completedAt(),
                either(snapshot.expiresAt(), expiresAt),
                either(snapshot.reference(), reference));
    }

    Told referringTo(@Nullable String newReference) {
        return new Told(status, createdAt, completedAt, expiresAt, newReference);
    }

    Told withStatus(String newStatus) {
        return new Told(newStatus, createdAt, completedAt, expiresAt, reference);
    }

    private static <T> @Nullable T either(@Nullable T newer, @Nullable T older) {
        return newer == null ? older : newer;
    }

    /** Without the reference. */
    @Override
    public String toString() {
        return "Told[status=%s, completedAt=%s]".formatted(status, completedAt);
    }
}
