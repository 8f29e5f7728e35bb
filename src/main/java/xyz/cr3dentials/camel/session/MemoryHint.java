package xyz.cr3dentials.camel.session;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A hint that a {@link MemoryAccount} keeps; guarded by the ledger's lock. */
final class MemoryHint {

    final Instant hintedAt;
    final MemoryClaim claim = new MemoryClaim();
    LearntBy learntBy;
    Instant dueAt;
    int attempts;

    @Nullable
    Instant claimedAt;

    @Nullable
    String intentId;

    MemoryHint(LearntBy learntBy, Instant hintedAt, @Nullable String intentId) {
        this.learntBy = learntBy;
        this.hintedAt = hintedAt;
        this.dueAt = hintedAt;
        this.intentId = intentId;
    }
}
