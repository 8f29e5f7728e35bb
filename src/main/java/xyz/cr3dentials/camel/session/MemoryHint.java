package xyz.cr3dentials.camel.session;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A hint that a {@link MemoryAccount} keeps; guarded by the ledger's lock. */
final class MemoryHint {

    final Instant hintedAt;
    final MemoryClaim claim = new MemoryClaim();
    LearntBy learntBy;
    Instant dueAt;
    int attempts;
    /** Whether news came while the vendor was asked, whose answer may be older than the news. */
    private boolean renewed;

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

    void claim(String claimId, Instant now, Duration lease) {
        claim.take(claimId, now.plus(lease));
        claimedAt = now;
        attempts++;
        renewed = false;
    }

    /** Makes the hint due, be it when the claim under way ends, though not sooner after that claim than the spacing. */
    void bringForward(Instant at, Duration spacing) {
        if (claim.isFree(at)) {
            dueAt = earlier(dueAt, spaced(at, spacing));
        } else {
            renewed = true;
        }
    }

    boolean renewed() {
        return renewed;
    }

    /** Lets the news that came while the vendor was asked be a hint of its own. */
    void beginAnew(Instant now, Duration spacing) {
        claim.end();
        attempts = 0;
        dueAt = spaced(now, spacing);
        renewed = false;
    }

    void postpone(Instant nextAttemptAt, Instant now, Duration spacing) {
        claim.end();
        dueAt = renewed ? earlier(nextAttemptAt, spaced(now, spacing)) : nextAttemptAt;
        renewed = false;
    }

    private Instant spaced(Instant at, Duration spacing) {
        Instant earliest = claimedAt == null ? at : claimedAt.plus(spacing);
        return earliest.isAfter(at) ? earliest : at;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
