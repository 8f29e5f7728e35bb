package xyz.cr3dentials.camel.session;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Who works on something, and until when nobody else may; guarded by the ledger's lock. */
final class MemoryClaim {

    private static final String NOBODY = "";

    private String holder = NOBODY;
    private @Nullable Instant leaseUntil;

    boolean isFree(Instant now) {
        return leaseUntil == null || !now.isBefore(leaseUntil);
    }

    void take(String claimId, Instant until) {
        holder = claimId;
        leaseUntil = until;
    }

    /** Tells whether the claim was not taken by somebody else or ended; a lease that merely ran out does not count. */
    boolean isHeldBy(String claimId) {
        return holder.equals(claimId);
    }

    void end() {
        holder = NOBODY;
        leaseUntil = null;
    }
}
